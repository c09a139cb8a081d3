"""The facts nearest to a question that nothing on record answers: related, never its answer."""

from collections import defaultdict
from heapq import nlargest
from itertools import islice

from bot.answers.english.cues import CUES, MANY_OF, MONEY, Asked
from bot.answers.english.light import FAINT, LIGHT
from bot.answers.fold import stem
from bot.answers.questions.attempts import attempts
from bot.answers.questions.held import senses_of
from bot.answers.questions.likeness import likeness
from bot.answers.questions.order import stems_of
from bot.answers.questions.parts import stands_for
from bot.answers.reading import Reading
from bot.answers.scope import Scope
from bot.facts.fact import Fact, Kind
from bot.facts.ids import FactId
from bot.facts.query import Query

SHOWN = 3
_LISTED = frozenset({Asked.AID, Asked.SANCTION})
_WEAK = frozenset(map(stem, FAINT | LIGHT)).union(*MANY_OF.values(), *CUES.values(), MONEY)
"""Stems that many facts share which have nothing else in common."""

_TELLING = 6
_WIDEST = 500
"""Words of a question that are looked up, and facts looked at for one of them."""
_RANKED = 60
_LEAST = 0.2
"""Likeness under which a fact is not worth the reader's time."""


def nearest_facts(scope: Scope, reading: Reading) -> list[Fact]:
    """Return at most three facts, nearest first: of the kind asked for, then by shared words."""
    of_kind = islice(scope.snapshot.book.find(_asked_for(scope, reading), scope.moment), _RANKED)
    found = {fact.id: fact for fact in (*of_kind, *_sharing(scope, reading))}
    named = {word for each in reading.mentions for word in stems_of(each)}
    telling = frozenset(reading.themes) - named - _WEAK
    kinds = _kinds(reading) if reading.asked & _LISTED else None
    scored = [
        (fact.kind is not Kind.ENTITY, likeness(reading, fact), fact.id)
        for fact in found.values()
        if not telling.isdisjoint(senses_of(scope, fact)) or _is_akin(reading, fact, kinds)
    ]
    near = (each for each in scored if each[1] > _LEAST)
    return [found[fact_id] for _, _, fact_id in nlargest(SHOWN, near)]


def _is_akin(reading: Reading, fact: Fact, kinds: frozenset[Kind] | None) -> bool:
    """Tell whether a fact is of the kind asked for or, where none is, shares a name.

    Of aid and sanctions only what is of their kind is near, whoever else is named in it.
    """
    if kinds is not None:
        return fact.kind in kinds
    told = {fact.id, *(entity for _, entity in fact.body.parts())}
    return any(not told.isdisjoint(stands_for(each)) for each in reading.mentions)


def _kinds(reading: Reading) -> frozenset[Kind]:
    return attempts(reading)[0][1]


def _asked_for(scope: Scope, reading: Reading) -> Query:
    kinds = _kinds(reading)
    everything = kinds == frozenset(Kind)
    return Query(story=scope.story, kinds=frozenset({Kind.CLAIM}) if everything else kinds)


def _sharing(scope: Scope, reading: Reading) -> list[Fact]:
    """Return the facts that hold the most and the rarest of the question's words."""
    index = scope.snapshot.words
    counts = {word: index.count(scope.story, word) for word in reading.themes}
    telling = sorted((word for word in counts if counts[word]), key=counts.__getitem__)
    scores: dict[FactId, float] = defaultdict(float)
    for word in telling[:_TELLING]:
        for fact_id in islice(index.holding(scope.story, word), _WIDEST):
            scores[fact_id] += 1 / counts[word]
    best = nlargest(_RANKED, scores, key=lambda fact_id: (scores[fact_id], fact_id))
    return [fact for each in best if (fact := scope.get(each))]
