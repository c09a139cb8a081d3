"""Which of the facts that bear a question out are its answer."""

from collections.abc import Iterable, Iterator

from bot.answers.fold import fold, stem
from bot.answers.lexicon import ASKING, Asked, canonical
from bot.answers.questions.bear import kinds_asked, plays, why_not
from bot.answers.questions.reading import Reading
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.query import Plays, Query

MOST = 4
_HARD = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY, EntityKind.VESSEL}
)
"""Kinds of entity that a fact must name to be about them."""

_LEAST = 0.34
"""Least likeness to a stored question where nothing but names ties a fact to what is asked."""

_NEAR = 0.6
"""Facts whose stored questions are at least this near to the best one's are shown with it."""


def choose_facts(scope: Scope, reading: Reading) -> list[Fact]:
    """Return the facts that answer, best first; none when nothing on record does."""
    bearing = [fact for fact in _candidates(scope, reading) if not why_not(scope, reading, fact)]
    if _asks_after_somebody(reading):
        profiles = [fact for fact in bearing if fact.kind is Kind.ENTITY]
        named = {mention.entity.id for mention in reading.mentions}
        return [fact for fact in profiles if fact.id in named][:MOST]
    told = [fact for fact in bearing if fact.kind is not Kind.ENTITY]
    if not told and reading.wh == "who":
        return [fact for fact in bearing if _is_person(fact)][:MOST]
    if not told or not _all_named(scope, reading, told):
        return []
    asked = question_stems(reading.question)
    scores = {fact.id: _likeness(asked, fact) for fact in told}
    best = max(scores.values())
    if best < _LEAST and not (reading.words or reading.asked or reading.count or reading.when):
        return []
    everything = reading.asked & {Asked.SANCTION, Asked.AID} and not reading.words
    kept = [fact for fact in told if everything or scores[fact.id] >= best * _NEAR]
    return sorted(kept, key=lambda fact: -scores[fact.id])[:MOST]


def _is_person(fact: Fact) -> bool:
    return isinstance(fact.body, Entity) and fact.body.entity_kind is EntityKind.PERSON


def question_stems(text: str) -> frozenset[str]:
    """Return the canonical stems of the words of a question that say what it is about."""
    return frozenset(canonical(stem(word)) for word in fold(text).split() if word not in ASKING)


def _asks_after_somebody(reading: Reading) -> bool:
    """Tell whether a name is all that is asked after: "who is …", "what is …"."""
    return (
        reading.wh in {"who", "what"}
        and bool(reading.mentions)
        and not (reading.words or reading.asked or reading.verb or reading.count)
    )


def _all_named(scope: Scope, reading: Reading, facts: Iterable[Fact]) -> bool:
    """Tell whether every name of the question is borne by one fact at least."""
    kept = list(facts)
    return all(
        any(plays(scope, reading, mention, fact) for fact in kept) for mention in reading.mentions
    )


def _candidates(scope: Scope, reading: Reading) -> Iterable[Fact]:
    hard = [each for each in reading.mentions if each.entity.entity_kind in _HARD]
    if reading.words:
        held = scope.snapshot.words.holding_all(scope.story, reading.words)
        return [fact for each in sorted(held) if (fact := scope.get(each))]
    kinds = kinds_asked(reading)
    if not hard:
        return _of_kinds(scope, kinds) if reading.asked or reading.mentions else []
    group = {each.entity.id for each in hard if each.group == hard[0].group}
    wanted = group.union(*(scope.snapshot.names.officials(each) for each in group))
    named = (Plays(entities=frozenset(wanted)),)
    return scope.find(Query(story=scope.story, kinds=kinds, plays=named))


def _of_kinds(scope: Scope, kinds: frozenset[Kind]) -> Iterator[Fact]:
    return iter(scope.find(Query(story=scope.story, kinds=kinds)))


def _likeness(asked: frozenset[str], fact: Fact) -> float:
    """Return how much the likest stored question of a fact has in common with what is asked."""
    stored = (question_stems(each) for each in fact.questions)
    shares = (len(asked & each) / len(asked | each) for each in stored if each)
    return max(shares, default=0.0)
