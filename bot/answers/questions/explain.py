"""How a question was read, what was considered, and why it was taken or refused."""

from collections.abc import Iterator, Sequence

from bot.answers.questions.ask import ask
from bot.answers.questions.attempts import attempts
from bot.answers.questions.bear import why_not
from bot.answers.reading import Reading
from bot.answers.scope import Scope
from bot.answers.words import say_when
from bot.facts.fact import Fact, Kind
from bot.facts.ids import local_name
from bot.facts.query import Query

MOST = 40
"""Refused facts that are listed, those nearest to bearing the question first."""


def explain_question(scope: Scope, question: str) -> Iterator[str]:
    """Yield lines for a curator who wants a story's aliases and stored questions to do better."""
    for answered in ask(scope, question, scope.request.earlier or ()):
        if answered.reading is None:
            yield f"question  {answered.question}"
            yield "          refers to something that no earlier turn names"
        else:
            yield from _explain(scope, answered.reading, answered.facts)


def _explain(scope: Scope, reading: Reading, taken: Sequence[Fact]) -> Iterator[str]:
    yield from _say_reading(reading)
    for fact in taken:
        yield f"taken     {fact.kind.value:12} {local_name(fact.id)}"
    chosen = {fact.id for fact in taken}
    facts = scope.find(Query(story=scope.story, kinds=frozenset(Kind)))
    refused = [
        (why_not(scope, reading, fact) or "less like the question than what was taken", fact)
        for fact in facts
        if fact.id not in chosen and fact.kind in attempts(reading)[0][1]
    ]
    for reason, fact in refused[:MOST]:
        yield f"refused   {fact.kind.value:12} {local_name(fact.id)}: {reason}"
    if len(refused) > MOST:
        yield f"refused   {len(refused) - MOST} more"


def _say_reading(reading: Reading) -> Iterator[str]:
    yield f"question  {reading.question}"
    yield f"kinds     {', '.join(sorted(kind.value for kind in attempts(reading)[0][1]))}"
    for mention in reading.mentions:
        words = " ".join(mention.words)
        yield f"name      “{words}” is {local_name(mention.entity.id)}, {mention.role.value}"
    if reading.words:
        yield f"words     {', '.join(reading.words)}"
    if reading.count:
        yield f"counts    {reading.count}"
    if reading.when:
        yield f"date      {say_when(reading.when)}"
