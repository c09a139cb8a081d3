"""`/ask`: the facts that bear a question out, or an honest decline."""

from dataclasses import replace

from bot.answers.checking.quote_check import check_quoted
from bot.answers.checking.quoted import find_quoted
from bot.answers.compose import draft_for
from bot.answers.decline import ask_back, decline
from bot.answers.elsewhere import answer_elsewhere, compose_answers
from bot.answers.fold import fold
from bot.answers.handlers.brief import answer_brief
from bot.answers.handlers.changes import answer_changes
from bot.answers.handlers.sources import answer_sources
from bot.answers.handlers.timeline import answer_timeline
from bot.answers.handlers.who import answer_who
from bot.answers.missing import say_missing
from bot.answers.questions.addressed import without_calls
from bot.answers.questions.ask import Answered, ask
from bot.answers.questions.lately import read_lately
from bot.answers.questions.nearest import nearest_facts
from bot.answers.questions.read import (
    asks_for_overview,
    asks_for_sources,
    asks_for_time_alone,
    read_question,
)
from bot.answers.questions.stored import stored_with
from bot.answers.reading import Reading
from bot.answers.scope import Scope
from bot.answers.small_talk import answer_talk, answer_unread, invite
from bot.answers.to_desk import offer_desk
from bot.facts.ids import local_name
from bot.messages.reply import Action, Block, Heading, Notice, Outcome, Reply

_ABOUT = frozenset("about on with regarding".split())


def answer_ask(scope: Scope) -> Reply:
    """Answer a question in plain words from the facts that bear it out, or decline."""
    plain = _without_calls(scope)
    question = plain.options["question"]
    lately = None if find_quoted(question) else read_lately(plain, question)
    if lately:
        asked = {**lately.options, "as_of": scope.options.get("as_of", "")}
        options = {name: value for name, value in asked.items() if value}
        return answer_changes(replace(scope.with_options(**options), command="changes"))
    return offer_desk(scope, scope.options["question"], _answer(plain))


def _without_calls(scope: Scope) -> Scope:
    """Return the scope with the question and the turns before it rid of whom they call up."""
    earlier = tuple(map(without_calls, scope.request.earlier or ()))
    return replace(
        scope,
        options={**scope.options, "question": without_calls(scope.options["question"])},
        request=replace(scope.request, earlier=earlier),
    )


def _answer(scope: Scope) -> Reply:
    question = scope.options["question"]
    quoted = find_quoted(question)
    check = check_quoted(scope, quoted) if quoted else None
    checked = check.reply if check else None
    if check and check.settled:
        return check.reply
    if talk := answer_talk(scope, question):
        return talk
    asked = ask(scope, question, scope.request.earlier or ())
    first = asked[0]
    if not first.facts and asks_for_overview(alone := read_question(scope, question)):
        return answer_brief(replace(scope.with_options(), command="brief"))
    if not any(each.facts for each in asked) and (unread := answer_unread(scope, question)):
        return unread
    if not first.facts and not (alone.themes or alone.wh or alone.pronoun):
        return invite(scope)
    if len(asked) == 1 and first.reading is None:
        return ask_back("I cannot tell whom or what that refers to. Please name it.")
    if len(asked) == 1 and (reply := _by_command(scope, question, first)):
        return reply
    if not any(each.facts for each in asked):
        return checked or answer_elsewhere(scope, question) or _decline(scope, first)
    return compose_answers(scope, question, asked, before=_notices(checked))


def _by_command(scope: Scope, question: str, asked: Answered) -> Reply | None:
    """Return the answer of the command that answers just this question, None without one."""
    reading = asked.reading
    if reading is None:
        return None
    if asks_for_sources(reading) and not stored_with(scope, question):
        return answer_sources(replace(scope.with_options(), command="sources"))
    if name := _name_alone(reading):
        return answer_who(replace(scope.with_options(name=name), command="who"))
    if asked.facts and (at := _time_alone(reading)):
        return answer_timeline(replace(scope.with_options(**at), command="timeline"))
    return None


def _notices(reply: Reply | None) -> list[Block]:
    """Return the blocks of a reply that state no fact: what it quotes is answered again."""
    return [each for each in reply.blocks if isinstance(each, Notice)] if reply else []


def _time_alone(reading: Reading) -> dict[str, str]:
    """Return the options of /timeline for a question of what happened at a time, and no more."""
    if not asks_for_time_alone(reading) or reading.when is None:
        return {}
    when = reading.when
    return {"since": when.start_on.isoformat(), "until": when.end_on.isoformat()}


def _name_alone(reading: Reading) -> str:
    """Return the name option of /who for a question that is no more than a name, or about one."""
    named = {each.entity.id for each in reading.mentions}  # "is Ann the minister" names one
    if len(named) != 1 or not (reading.names_only() or _asks_about(reading)):
        return ""
    return f"id:{local_name(reading.mentions[0].entity.id)}"


def _asks_about(reading: Reading) -> bool:
    """Tell whether all on record about a name is asked for: "what do we know about X"."""
    if reading.wh != "what" or not replace(reading, wh="", verb="").names_only():
        return False
    words, name = fold(reading.question).split(), list(reading.mentions[0].words)
    ahead = words[-len(name) - 2 : -len(name)]
    return words[-len(name) :] == name and bool(_ABOUT & set(ahead))


def _decline(scope: Scope, asked: Answered) -> Reply:
    text = say_missing(scope, asked.reading)
    nearest = nearest_facts(scope, asked.reading) if asked.reading else []
    if not nearest:
        return decline(text, actions=[Action(label="What is on record", line="/brief")])
    draft = draft_for(scope, nearest)
    blocks = [
        *decline(text).blocks,
        Heading(text="On record, and perhaps related:"),
        *(draft.block(fact) for fact in nearest),
    ]
    return draft.reply("", blocks, outcome=Outcome.NO_ANSWER)
