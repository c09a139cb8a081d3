"""Questions that want names: what says only that there were some does not answer."""

import re
from collections.abc import Sequence

from bot.answers.fold import fold
from bot.answers.questions.span import Span
from bot.answers.reading import Reading
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.part import Part

_PEOPLE = r"(?:people|persons?|individuals|men|women|soldiers|officials|victims|dead)"
_ASKS = re.compile(
    r"^(?:please )?(?:name|identify) (?!of\b)|\bnames\b|\bname of\b"
    r"|\b(?:their|whose|his|her|its|s) names?\b"
    rf"|^who (?:are|were) the (?:\w+ ){{0,2}}{_PEOPLE}\b"
)
_NAMED = frozenset(
    {Part.TARGET, Part.PARTICIPANT, Part.SELF, Part.ACTOR, Part.RECIPIENT, Part.OBJECT}
)
_KINDS = (
    (re.compile(rf"\b{_PEOPLE}\b"), frozenset({EntityKind.PERSON})),
    (re.compile(r"\b(?:ships?|vessels?|boats?|tankers?)\b"), frozenset({EntityKind.VESSEL})),
)
_ANY = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.VESSEL, EntityKind.WEAPON})


def spent_names(spans: Sequence[Span], words: Sequence[str]) -> frozenset[str]:
    """Return the stem of "name" where the name of somebody called by their office is wanted."""
    typed = ((span.entity, words[span.start : span.end]) for span in spans)
    return frozenset({"name"}) if any(_is_by_office(*each) for each in typed) else frozenset()


def is_nameless(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether names are asked for and the fact has none that the question has not."""
    text = fold(reading.question)
    if not _ASKS.search(text) or fact.kind is Kind.ENTITY:
        return False
    if any(_is_by_office(each.entity, each.words) for each in reading.mentions):
        return False  # "the name of the spokesman": the answer has it
    kinds = next((kinds for pattern, kinds in _KINDS if pattern.search(text)), _ANY)
    known = {mention.entity.id for mention in reading.mentions}
    named = {each for part, each in fact.body.parts() if part in _NAMED} - known
    return not any((one := scope.entity(each)) and one.entity_kind in kinds for each in named)


def _is_by_office(entity: Entity, words: Sequence[str]) -> bool:
    """Tell whether somebody is called by what they are, not by a word of their name."""
    person = entity.entity_kind is EntityKind.PERSON
    return person and set(fold(entity.name).split()).isdisjoint(words)
