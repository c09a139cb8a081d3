"""What a question takes for granted, and whether any fact bears it out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import snowballstemmer

from bot.answers.fold import fold
from bot.facts.fact import Fact, Kind
from bot.facts.query import Plays
from evaluation.material import Material


@dataclass(frozen=True, kw_only=True, slots=True)
class Premise:
    """A fact bears it out that meets every condition; an empty one is met by all.

    `words` are met by any one of them in what the fact says, in whatever form of the word;
    `since` and `until` by a fact that happened at least in part between them.
    """

    kinds: frozenset[Kind] = frozenset()
    plays: tuple[Plays, ...] = ()
    words: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None


def borne_out(material: Material, premise: Premise) -> bool:
    """Tell whether some fact of the story bears a premise out. Entities bear out none."""
    return any(
        fact.kind is not Kind.ENTITY and _bears(material, fact, premise) for fact in material.facts
    )


def word_stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of all words."""
    stem = snowballstemmer.stemmer("english").stemWord
    return frozenset(stem(word) for text in texts for word in fold(text).split())


def _bears(material: Material, fact: Fact, premise: Premise) -> bool:
    parts = material.parts(fact)
    return (
        (not premise.kinds or fact.kind in premise.kinds)
        and (premise.since is None or premise.since <= fact.ended_on)
        and (premise.until is None or fact.happened_on <= premise.until)
        and all(
            any(one in play.entities and part in (play.parts or {part}) for part, one in parts)
            for play in premise.plays
        )
        and (
            not premise.words
            or not word_stems(premise.words).isdisjoint(word_stems([material.texts[fact.id]]))
        )
    )
