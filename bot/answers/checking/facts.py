"""Entities and dates of facts, as statements of a message are held against them."""

from collections.abc import Iterator

from bot.answers.checking.clause import Clause
from bot.answers.checking.roles import standing_for
from bot.answers.checking.tone import same_time
from bot.answers.scope import Scope
from bot.answers.words import say_when
from bot.facts.claim import Claim
from bot.facts.entity import Entity, EntityKind
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.when import Precision, When

ACTING = {
    Kind.DESIGNATION: frozenset({Part.AUTHORITY}),
    Kind.MEASURE: frozenset({Part.AUTHORITY}),
    Kind.CLAIM: frozenset({Part.ACTOR}),
    Kind.EVENT: frozenset({Part.PARTICIPANT}),
}
"""Parts in which somebody acts."""

ACTED_ON = {
    Kind.DESIGNATION: frozenset({Part.TARGET, Part.BASE, Part.ABOUT}),
    Kind.MEASURE: frozenset({Part.TARGET, Part.PLACE, Part.ABOUT}),
    Kind.CLAIM: frozenset({Part.RECIPIENT, Part.OBJECT, Part.PLACE, Part.ABOUT}),
    Kind.EVENT: frozenset({Part.PARTICIPANT, Part.PLACE, Part.ABOUT}),
}

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def acts_in(fact: Fact, entity: Entity) -> bool:
    """Tell whether an entity, or what it stands for, acts in a fact.

    A group of authorities acts in a measure that is about it.
    """
    parts = ACTING.get(fact.kind, frozenset())
    if fact.kind is Kind.MEASURE and entity.entity_kind is EntityKind.ORGANISATION:
        parts |= {Part.ABOUT}
    return _plays(fact, standing_for(entity), parts)


def acted_on_in(scope: Scope, fact: Fact, entity: Entity) -> bool:
    """Tell whether a fact is aimed at an entity, or at something that belongs to it."""
    place = entity.entity_kind is EntityKind.PLACE
    stands = standing_for(entity) if place else frozenset({entity.id})
    parts = ACTED_ON.get(fact.kind, frozenset())
    if entity.entity_kind is EntityKind.VESSEL and fact.kind is Kind.MEASURE:
        parts -= {Part.ABOUT}  # done to one ship, it is not done to another that is spoken of
    if _plays(fact, stands, parts):
        return True
    if fact.kind not in {Kind.DESIGNATION, Kind.MEASURE}:
        return False
    targets = (scope.entity(each) for part, each in fact.body.parts() if part is Part.TARGET)
    return any(target is not None and target.country == entity.id for target in targets)


def when_of(fact: Fact) -> When:
    """Return when what a fact tells of happened, or was said, as exactly as it is known."""
    match fact.body:
        case Event() as event:
            return event.when
        case Claim() as claim:
            return claim.happened or claim.claimed_on
        case _:
            return When(start_on=fact.happened_on)


def say_other_date(fact: Fact, clause: Clause) -> Iterator[str]:
    """Yield a sentence when the clause has another date than the fact, or a more exact one.

    A weekday is compared where there is no date; "yesterday" depends on who wrote when.
    """
    day, when = clause.day, when_of(fact)
    if day and day.exact and not same_time(when, day.when):
        yield f"The record has {say_when(when)}, not {say_when(day.when)}."
    weekday = next((each for each in _WEEKDAYS if clause.has(frozenset({each}))), "")
    if weekday and day is None and when.precision is Precision.DAY:
        known = _WEEKDAYS[when.start_on.weekday()]
        if known != weekday:
            told = f"{say_when(when)}, a {known.capitalize()}"
            yield f"The record has {told}, not {weekday.capitalize()}."


def _plays(fact: Fact, stands: frozenset[EntityId], parts: frozenset[Part]) -> bool:
    return any(each in stands and part in parts for part, each in fact.body.parts())
