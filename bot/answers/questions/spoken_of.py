"""Of whom the turns before a follow-up spoke, by name or by their answer."""

from collections.abc import Sequence

from bot.answers.fold import fold
from bot.answers.questions.choose import choose_facts
from bot.answers.questions.stored import stored_with
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.part import Part

_QUOTED = frozenset({Part.SPEAKER, Part.CLAIMANT, Part.SELF, Part.PARTICIPANT})
_DONE_TO = {
    Kind.DESIGNATION: Part.TARGET,
    Kind.MEASURE: Part.TARGET,
    Kind.EVENT: Part.PARTICIPANT,
}
"""The part of those whom an act befell, by kind of fact."""


def last_people(scope: Scope, before: Sequence[Reading]) -> list[Entity]:
    """Return the people named in the last turn that names any, else those its answer quotes."""
    for reading in reversed(before):
        named = [each.entity for each in reading.mentions]
        people = [each for each in named if each.entity_kind is EntityKind.PERSON]
        if people or (people := _people_answered(scope, reading)):
            return people
    return []


def spoken_of(scope: Scope, reading: Reading) -> tuple[Mention, ...]:
    """Return those whom the answer to a question without names is about: one group."""
    found: dict[Entity, None] = {}
    for fact in _answers(scope, reading)[:1]:
        found |= dict.fromkeys(_befallen(scope, fact))
    return tuple(
        Mention(entity=each, words=tuple(fold(each.name).split()), role=Role.ANY, group=0)
        for each in found
    )


def _answers(scope: Scope, reading: Reading) -> list[Fact]:
    return list(stored_with(scope, reading.question)) or choose_facts(scope, reading)


def _befallen(scope: Scope, fact: Fact) -> list[Entity]:
    wanted = _DONE_TO.get(fact.kind)
    entities = (scope.entity(each) for part, each in fact.body.parts() if part is wanted)
    return [each for each in entities if each]


def _people_answered(scope: Scope, reading: Reading) -> list[Entity]:
    parts = [each for fact in _answers(scope, reading)[:1] for each in fact.body.parts()]
    entities = [scope.entity(entity) for part, entity in parts if part in _QUOTED]
    return [each for each in entities if each and each.entity_kind is EntityKind.PERSON]
