"""Names and counted things as they stand inside a sentence."""

import re
from itertools import islice

from bot.answers.english.cues import MANY_OF
from bot.answers.fold import fold, stem
from bot.answers.questions.likeness import sentence_of
from bot.answers.reading import Reading
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind

_COMMON = frozenset({EntityKind.TOPIC, EntityKind.WEAPON})
_LOOKED_AT = 12
"""Facts in whose words a name is looked for."""


def name_within(scope: Scope, entity: Entity) -> str:
    """Return an entity's name; a thing that the story itself writes small is written small."""
    name = scope.name(entity.id)
    if entity.entity_kind not in _COMMON or entity.in_text:
        return name
    small = name[:1].lower() + name[1:]
    written = re.compile(rf"\b{re.escape(small.split()[0])}\b") if small.split() else None
    return small if written and _is_written(scope, small, written) else name


def counted_as(reading: Reading) -> str:
    """Return the word for what a question counts, as it was typed if it was."""
    wanted = MANY_OF.get(reading.count, frozenset({reading.count}))
    typed = (word for word in fold(reading.question).split() if stem(word) in wanted)
    return next(typed, reading.count if reading.count in MANY_OF else "them")


def _is_written(scope: Scope, small: str, written: re.Pattern[str]) -> bool:
    words = fold(small).split()
    found = scope.snapshot.words.holding(scope.story, stem(words[0])) if words else iter(())
    facts = (scope.get(each) for each in islice(found, _LOOKED_AT))
    texts = (text for fact in facts if fact for text in (sentence_of(fact), *fact.questions))
    return any(written.search(text) for text in texts)
