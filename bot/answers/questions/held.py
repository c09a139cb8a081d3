"""The words that a fact holds, as the reader of a question compares them."""

from collections.abc import Sequence
from functools import lru_cache

from bot.answers.english.phrases import plain_words
from bot.answers.english.senses import senses_asked, senses_told
from bot.answers.fold import fold, stems
from bot.answers.reading import Reading
from bot.answers.scope import Scope
from bot.answers.search import name_senses, names_of, texts_of
from bot.facts.fact import Fact

_FEW = 3
"""Words of a question that may all be borne by others that mean the same, if it names somebody."""

KEPT = 4096
"""Facts whose senses are remembered; when there are more, all are forgotten."""


def senses_of(scope: Scope, fact: Fact) -> frozenset[str]:
    """Return the senses of all that a fact itself says, names included."""
    kept = scope.snapshot.senses
    key = (fact.id, fact.revision.number)
    if key not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        kept[key] = _senses(scope, fact)
    return kept[key]


def find_unheld(scope: Scope, fact: Fact, words: Sequence[str], themes: Sequence[str] = ()) -> str:
    """Return the first word that the fact does not hold; empty when it holds all.

    What its own words lack, one of its stored questions must hold, all of it together, and with
    another of the `themes` if there are more: words picked from several, or out of what they
    were said of, would make up a question that no curator put.
    """
    own = senses_of(scope, fact)
    missing = [word for word in words if not senses_asked(word) & own]
    if not missing:
        return ""
    stored = map(_senses_in, fact.questions)
    others = [theme for theme in themes if theme not in missing]
    together = any(
        all(senses_asked(word) & each for word in missing)
        and (not others or any(senses_asked(theme) & each for theme in others))
        for each in stored
    )
    return "" if together else missing[0]


def is_far(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether a question that names nobody shares no word with a fact, but only meanings."""
    tied = reading.mentions or reading.asked or reading.count or reading.measured
    if tied or not reading.words or len(reading.words) > _FEW:
        return False
    wanted = frozenset(reading.words)
    names = (names_of(each) for _, one in fact.body.parts() if (each := scope.entity(one)))
    if any(not wanted.isdisjoint(stems(text)) for text in (*texts_of(fact), *names)):
        return False
    likely = (each for each in fact.questions if not wanted.isdisjoint(_senses_in(each)))
    plain = (" ".join(plain_words(fold(each).split())) for each in likely)
    return all(wanted.isdisjoint(stems(text)) for text in plain)


def _senses(scope: Scope, fact: Fact) -> frozenset[str]:
    entities = (scope.entity(each) for _, each in fact.body.parts())
    names = (name_senses(entity) for entity in entities if entity)
    return senses_told(texts_of(fact)).union(*names)


@lru_cache(maxsize=16384)
def _senses_in(text: str) -> frozenset[str]:
    return senses_told([text])
