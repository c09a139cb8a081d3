"""The button under a declined question that puts it on the desk's list."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.fold import fold
from bot.answers.gap_text import clean_question, to_gap_line
from bot.answers.questions.ask import Answered, ask
from bot.answers.questions.leaning import is_prefaced
from bot.answers.questions.spot import folded_words
from bot.answers.scope import Scope
from bot.messages.reply import Action, Outcome, Reply

LABEL = "Ask the desk"


def offer_desk(scope: Scope, question: str, reply: Reply) -> Reply:
    """Return the reply to a question, with the button when it declines; else as it is."""
    if reply.outcome is not Outcome.NO_ANSWER or not fold(clean_question(question)):
        return reply
    line = to_gap_line(clean_question(_in_full(scope, question)))
    return replace(reply, actions=(*reply.actions, Action(label=LABEL, line=line, private=True)))


def ask_alone(scope: Scope, question: str) -> tuple[Answered, ...]:
    """Read a question as if nothing had been asked before it."""
    return ask(scope, question, ())


def _in_full(scope: Scope, question: str) -> str:
    """Return a follow-up behind the question that it leans on: the desk has no thread to read."""
    if not scope.request.earlier or not _leans(scope, question):
        return question
    before = _last_plain(scope, scope.request.earlier)
    mark = "" if not before or before.endswith(("?", ".", "!")) else "?"
    return f"{before}{mark} {question}"


def _last_plain(scope: Scope, earlier: Sequence[str]) -> str:
    turns = (turn.removeprefix("/ask ").strip() for turn in reversed(earlier))
    plain = (turn for turn in turns if fold(turn) and not turn.startswith("/"))
    return next((turn for turn in plain if not _leans(scope, turn)), "")


def _leans(scope: Scope, question: str) -> bool:
    if is_prefaced(folded_words(question)):
        return True
    return all(each.reading is None for each in ask_alone(scope, question))
