"""`/gap`: puts a question that is not on record on the desk's list."""

from dataclasses import replace

from bot.answers.decline import ask_back
from bot.answers.fold import fold
from bot.answers.gap_text import clean_question
from bot.answers.handlers.ask import answer_ask
from bot.answers.scope import Scope
from bot.answers.to_desk import ask_alone
from bot.messages.reply import Notice, Outcome, Reply
from bot.messages.typed import say_typed

_KEPT = "The desk sees the question, when it was asked and on which platform; not who asked."


async def answer_gap(scope: Scope) -> Reply:
    """File a question and say so; one that is on record by now is answered instead."""
    question = clean_question(scope.options["question"])
    if not fold(question):
        return ask_back("There are no words in that question, so nothing was filed.")
    if known := _on_record(scope, question):
        return known
    asked = await scope.surroundings.file_gap(scope.request, scope.story, question)
    text = _say_filed(question, asked)
    blocks = (Notice(text=text), *([Notice(text=_KEPT)] if asked == 1 else ()))
    return Reply(title="", blocks=blocks, outcome=Outcome.NO_ANSWER, private=True)


def _on_record(scope: Scope, question: str) -> Reply | None:
    """Return the answer if all of the question has one by now."""
    alone = replace(scope, request=replace(scope.request, earlier=()))
    facts = [each.facts for each in ask_alone(alone, question)]
    partly = any(facts) and not all(facts)
    reply = answer_ask(alone.with_options(question=question))
    if partly or reply.outcome is not Outcome.ANSWERED:
        return None
    notice = Notice(text="This is on record by now, so nothing was filed:")
    return replace(reply, blocks=(notice, *reply.blocks), private=True)


def _say_filed(question: str, asked: int) -> str:
    match asked:
        case 0:
            return f"{say_typed(question)} is on the desk's list already."
        case 1:
            return f"Filed for the desk: {say_typed(question)}."
        case _:
            return f"{say_typed(question)} is on the desk's list already; asked {asked} times."
