"""Which of the facts that bear a question out are its answer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answers.english.cues import CUES, Asked
from bot.answers.questions.bear import plays, stands_for, why_not
from bot.answers.questions.likeness import likeness
from bot.answers.questions.stored import matches_stored
from bot.answers.reading import Reading, Role
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.query import Plays, Query

MOST = 4
CONSIDERED = 400
"""Facts that are ranked at most, newest first: a question that fits more is too wide to rank."""

_HARD = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY, EntityKind.VESSEL}
)
"""Kinds of entity that a fact must name to be about them."""

_LEAST = 0.34
"""Least likeness to a stored question where nothing but names ties a fact to what is asked."""

_NEAR = 0.6
"""Facts whose likeness is at least this part of the best one's are shown with it."""

_LISTED = frozenset({Kind.DESIGNATION, Kind.MEASURE, Kind.SUPPORT})
"""Kinds of fact that are shown together: one alone would pass for all there are."""

_KINDS = {
    Asked.SANCTION: frozenset({Kind.DESIGNATION, Kind.MEASURE}),
    Asked.AID: frozenset({Kind.SUPPORT}),
    Asked.SPEECH: frozenset({Kind.QUOTE, Kind.CLAIM}),
}


def choose_facts(scope: Scope, reading: Reading) -> list[Fact]:
    """Return the facts that answer, best first; none when nothing on record does."""
    for attempt, kinds in attempts(reading):
        if facts := _choose(scope, attempt, kinds):
            return facts
    return []


def attempts(reading: Reading) -> list[tuple[Reading, frozenset[Kind]]]:
    """Return the ways in which a question may be meant, likeliest first, with kinds of fact.

    A cue word asks for one sort of fact; where none of that sort answers, a fact of another
    may, if it holds the cue word itself.
    """
    if reading.money:
        return [(reading, _KINDS[Asked.AID])]
    cue = next((each for each in _KINDS if each in reading.asked), None)
    if cue is None:
        return [(reading, frozenset(Kind))]
    cued = tuple(theme for theme in reading.themes if theme in CUES[cue])
    plain = replace(reading, asked=reading.asked - {cue}, words=(*reading.words, *cued))
    if cue is Asked.SPEECH and reading.wh in {"where", "when"}:
        told = replace(reading, asked=reading.asked - {cue})
        return [(told, frozenset({Kind.EVENT})), (reading, _KINDS[cue])]
    return [(reading, _KINDS[cue]), (plain, frozenset(Kind) - _KINDS[cue])]


def _choose(scope: Scope, reading: Reading, kinds: frozenset[Kind]) -> list[Fact]:
    found = _candidates(scope, reading)
    stored = {fact.id for fact in found[:CONSIDERED] if matches_stored(scope, reading, fact)}
    fitting = [fact for fact in found if fact.kind in kinds or fact.id in stored][:CONSIDERED]
    bearing = [fact for fact in fitting if fact.id in stored or not why_not(scope, reading, fact)]
    if _asks_after_somebody(reading):
        named = {mention.entity.id for mention in reading.mentions}
        return [fact for fact in bearing if fact.id in named][:MOST]
    told = [fact for fact in bearing if fact.kind is not Kind.ENTITY or fact.id in stored]
    people = [fact for fact in bearing if _is_person(fact)]
    if reading.wh == "who" and people and (not told or reading.words):
        return people[:MOST]
    if not told or not (stored or _all_named(scope, reading, told)):
        return []
    scores = {fact.id: likeness(reading, fact) for fact in told}
    ranked = sorted(told, key=lambda fact: (fact.id not in stored, -scores[fact.id]))
    best = max(scores.values())
    if best < _LEAST and not (reading.words or reading.asked or reading.count or reading.when):
        return []
    listed = _LISTED if ranked[0].kind in _LISTED else frozenset()
    near = (fact for fact in ranked if fact.kind in listed or scores[fact.id] >= best * _NEAR)
    kept = list(near)[:MOST]
    return [*kept, *_for_others(scope, reading, kept, ranked)]


def _for_others(
    scope: Scope, reading: Reading, kept: Sequence[Fact], ranked: Sequence[Fact]
) -> list[Fact]:
    """Return the best fact for each name that those kept do not bear."""
    more: list[Fact] = []
    for mention in reading.mentions:
        shown = (*kept, *more)
        if not any(plays(scope, reading, mention, fact) for fact in shown):
            bearing = (fact for fact in ranked if plays(scope, reading, mention, fact))
            more += [fact for fact in (next(bearing, None),) if fact]
    return more


def _is_person(fact: Fact) -> bool:
    return isinstance(fact.body, Entity) and fact.body.entity_kind is EntityKind.PERSON


def _asks_after_somebody(reading: Reading) -> bool:
    """Tell whether a name is all that is asked after: "who is …", "what is …"."""
    return (
        reading.wh in {"who", "what", "which"}
        and bool(reading.mentions)
        and all(mention.role is Role.ANY for mention in reading.mentions)
        and not (reading.words or reading.asked or reading.verb or reading.count)
    )


def _all_named(scope: Scope, reading: Reading, facts: Iterable[Fact]) -> bool:
    """Tell whether every name of the question is borne by one fact at least."""
    kept = list(facts)
    return all(
        any(plays(scope, reading, mention, fact) for fact in kept) for mention in reading.mentions
    )


def _candidates(scope: Scope, reading: Reading) -> list[Fact]:
    hard = [each for each in reading.mentions if each.entity.entity_kind in _HARD]
    if reading.words:
        held = scope.snapshot.words.holding_all(scope.story, reading.words)
        facts = (scope.get(each) for each in sorted(held))
        return [fact for fact in facts if fact]
    if not hard:
        tied = reading.asked or reading.mentions or reading.when
        return scope.find(Query(story=scope.story)) if tied else []
    same = (each for each in reading.mentions if each.group == hard[0].group)
    group = {entity for each in same for entity in stands_for(each)}
    wanted = group.union(*(scope.snapshot.names.officials(each) for each in group))
    named = (Plays(entities=frozenset(wanted)),)
    return scope.find(Query(story=scope.story, plays=named))
