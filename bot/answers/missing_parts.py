"""What a declined question asks for beyond what is on record: its circumstances, or its names."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.answers.english.cues import Asked
from bot.answers.named import counted_as
from bot.answers.questions.attempts import attempts
from bot.answers.questions.bear import why_not
from bot.answers.questions.counted import counts
from bot.answers.questions.held import senses_of
from bot.answers.questions.order import stems_of
from bot.answers.questions.parts import stands_for
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.answers.words import say_when
from bot.facts.entity import EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.query import Plays, Query

_CIRCUMSTANCES = {"when": "date", "where": "place", "why": "reason"}
_QUIET = frozenset({Kind.SUPPORT, Kind.QUOTE})
_SILENT = {"when": _QUIET, "why": _QUIET, "where": frozenset({Kind.SUPPORT})}
"""Kinds of fact that do not say when, why or where: another fact may."""
_WHY = frozenset({"whi", "why"})
_AGENTS = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY, EntityKind.VESSEL}
)
_ACTING = frozenset({Role.SUBJECT, Role.GIVER})
_MOST = 2
"""Names that are left out one by one."""
_LOOKED_AT = 30
"""Facts that are looked at for each way of asking: a decline must not take long."""


def missing_parts(scope: Scope, reading: Reading) -> Iterator[str]:
    """Yield what is asked beyond a question that is on record, as far as one is."""
    plain = replace(reading, wh="", sort="", words=_without(reading.words, _WHY))
    if (circumstance := _CIRCUMSTANCES.get(reading.wh)) and any(
        fact.kind not in _SILENT[reading.wh] for fact in _bearing(scope, plain)
    ):
        yield f"No {circumstance} for that is on record."
    if reading.count and not _is_counted(scope, reading):
        yield from _uncounted(scope, reading)
    if reading.when and next(_bearing(scope, replace(reading, when=None)), None):
        yield f"That is not on record for {say_when(reading.when)}."
    for mention in _blamed(reading):
        if _is_said_of_others(scope, reading, mention):
            yield f"I find nothing on record that says so of {scope.name(mention.entity.id)}."


def _uncounted(scope: Scope, reading: Reading) -> Iterator[str]:
    if next(_bearing(scope, replace(reading, count="")), None):
        yield f"No number of {counted_as(reading)} is on record for that."


def _is_counted(scope: Scope, reading: Reading) -> bool:
    """Tell whether some fact has a number of what is counted, of whomever that may be."""
    found = islice(scope.snapshot.words.holding(scope.story, reading.count), _LOOKED_AT)
    facts = (scope.get(each) for each in found)
    return any(counts(scope, fact, reading.count) for fact in facts if fact)


def _is_said_of_others(scope: Scope, reading: Reading, mention: Mention) -> bool:
    """Tell whether what is asked of somebody is on record only in facts that do not name them."""
    left = tuple(each for each in reading.mentions if each is not mention)
    if not (left or reading.words):
        return False
    others = list(_bearing(scope, replace(reading, mentions=left)))
    named = scope.snapshot.names
    meant = stands_for(mention) | named.bodies(mention.entity.id)
    meant |= named.officials(mention.entity.id)
    return bool(others) and not any(
        meant & {entity for _, entity in fact.body.parts()}
        or set(stems_of(mention)) <= senses_of(scope, fact)
        for fact in others
    )


def _bearing(scope: Scope, reading: Reading) -> Iterator[Fact]:
    """Yield facts that bear a question out; profiles are none."""
    return (
        fact
        for meant, kinds in attempts(reading)[:1]
        for fact in islice(_near(scope, meant), _LOOKED_AT)
        if fact.kind in kinds and fact.kind is not Kind.ENTITY
        if not why_not(scope, meant, fact)
    )


def _near(scope: Scope, reading: Reading) -> Iterator[Fact]:
    if reading.words:
        held = sorted(scope.snapshot.words.holding_all(scope.story, reading.words))
        return (fact for each in held if (fact := scope.get(each)))
    named = tuple(Plays(entities=frozenset(stands_for(each))) for each in reading.mentions[:1])
    return scope.snapshot.book.find(Query(story=scope.story, plays=named), scope.moment)


def _without(words: tuple[str, ...], left_out: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in left_out)


def _blamed(reading: Reading) -> list[Mention]:
    """Return the names, who acts first: the likeliest not to have done it."""
    if Asked.SPEECH in reading.asked:
        return []
    agents = (each for each in reading.mentions if each.entity.entity_kind in _AGENTS)
    return sorted(agents, key=lambda each: each.role not in _ACTING)[:_MOST]
