"""Which of the facts that bear a question out are its answer."""

from collections.abc import Container, Iterable, Sequence

from bot.answers.english.cues import CUES, OFFICES, Asked
from bot.answers.english.senses import senses_asked, senses_told
from bot.answers.fold import fold, stem
from bot.answers.questions.attempts import ways_to_mean, without_faint
from bot.answers.questions.bear import why_not
from bot.answers.questions.identity import asks_for_type
from bot.answers.questions.likeness import likeness
from bot.answers.questions.parts import plays, stands_for
from bot.answers.questions.premises import unborne_premise
from bot.answers.questions.profiled import asked_after, asks_after_somebody, find_holders
from bot.answers.questions.stored import matches_stored
from bot.answers.questions.succession import find_predecessors, find_since
from bot.answers.questions.voices import GIVEN
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.facts.claim import Claim
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.ids import FactId
from bot.facts.query import Plays, Query
from bot.facts.support import SupportRecord

MOST = 4
CONSIDERED = 400
"""Facts that are ranked at most, newest first: a question that fits more is too wide to rank."""

_HARD = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY, EntityKind.VESSEL}
)
"""Kinds of entity that a fact must name to be about them."""

_LEAST = 0.34
"""Least likeness to a stored question where nothing but names ties a fact to what is asked."""

_NEAR = 0.45
"""Facts whose likeness is at least this part of the best one's are shown with it."""

_CUES = CUES[Asked.SPEECH] | CUES[Asked.AID] | CUES[Asked.SANCTION]
_MOST = frozenset("most biggest largest".split())
_PLAIN = frozenset("when where why".split())
_ANYBODY = frozenset("anybody anyone somebody someone nobody".split())
_RARE = 2
"""Facts that one word alone may tell from all others."""

_DATED = frozenset("when where why".split())
"""What no description tells."""

_LISTED = frozenset({Kind.DESIGNATION, Kind.MEASURE, Kind.SUPPORT})
"""Kinds of fact that are shown together: one alone would pass for all there are."""


def choose_facts(scope: Scope, reading: Reading) -> list[Fact]:
    """Return the facts that answer, best first; none when nothing on record does."""
    if (holders := find_holders(scope, reading)) is not None:
        return holders
    if (before := find_predecessors(scope, reading)) is not None:
        return before[:MOST]
    if since := find_since(scope, reading):
        return since
    plain = without_faint(reading)
    for meant in (reading, plain) if plain else (reading,):
        for attempt, kinds in ways_to_mean(meant):
            if facts := _choose(scope, attempt, kinds):
                return facts
    return []


def _describes(reading: Reading, fact: Fact) -> bool:
    """Tell whether a profile says what is asked: its description has it all."""
    if not isinstance(fact.body, Entity) or asks_for_type(reading):
        return False
    if reading.wh in _DATED or _CUES & set(reading.themes):
        return False
    named = {each.entity.id for each in reading.mentions if each.entity.entity_kind in _HARD}
    if _is_done_by(reading, fact.body):
        return False
    if len(named) > 1:
        return False  # who does what to whom is for facts to tell
    if reading.wh == "who" and any(senses_asked(word) & GIVEN for word in reading.words):
        return False  # nor does it say who of the two gave
    held = senses_told([fact.body.description, *(role.title for role in fact.body.roles)])
    wanted = [*reading.words, *([reading.count] if reading.count else [])]
    return bool(wanted) and all(senses_asked(word) & held for word in wanted)


def _is_done_by(reading: Reading, entity: Entity) -> bool:
    """Tell whether it is what somebody does by their profile, and asked as done to them."""
    named = any(each.entity.id == entity.id for each in reading.mentions)
    acts = senses_told(entity.description.split()[:1])
    return (
        reading.wh == "who" and named and any(senses_asked(each) & acts for each in reading.words)
    )


def _choose(scope: Scope, reading: Reading, kinds: frozenset[Kind]) -> list[Fact]:
    found = _candidates(scope, reading)
    stored = {
        fact.id
        for fact in found[:CONSIDERED]
        if matches_stored(scope, reading, fact) and not unborne_premise(scope, reading, fact)
    }
    if not stored and (asked := asked_after(reading)):
        reading, found = asked, _candidates(scope, asked)
    fitting = [fact for fact in found if fact.kind in kinds or fact.id in stored][:CONSIDERED]
    bearing = [fact for fact in fitting if fact.id in stored or not why_not(scope, reading, fact)]
    if asks_after_somebody(reading):
        return _profiles(reading, bearing)
    told = [fact for fact in bearing if fact.id in stored or fact.kind is not Kind.ENTITY]
    told = told or [fact for fact in bearing if _describes(reading, fact)]
    people = [fact for fact in bearing if _is_person(fact)]
    if _asks_for_office(reading):
        return sorted(people, key=_has_left)[:MOST]
    if reading.wh == "who" and people and (not told or reading.words):
        return sorted(people, key=_has_left)[:MOST]
    if not told or not (stored or _all_named(scope, reading, told)):
        return []
    scores = {fact.id: likeness(reading, fact) for fact in told}
    ranked = sorted(told, key=lambda fact: (_rank(fact, stored), -scores[fact.id]))
    best = max(scores.values())
    nobody = reading.wh == "who" and not reading.mentions
    plain = reading.wh in _PLAIN or nobody or bool(_ANYBODY & set(fold(reading.question).split()))
    rare = plain and len(told) <= _RARE
    if best < _LEAST and not (rare or stored or _is_tied(reading)):
        return []
    listed = _LISTED if ranked[0].kind in _LISTED else frozenset()
    if firsts := _ranked_first(reading, ranked):
        return firsts
    near = (
        fact
        for fact in ranked
        if fact.kind in listed or fact.id in stored or scores[fact.id] >= best * _NEAR
    )
    kept = list(near)[:MOST]
    return _claims_first([*kept, *_for_others(scope, reading, kept, ranked)])


def _ranked_first(reading: Reading, ranked: Sequence[Fact]) -> list[Fact]:
    """Return the aid that the record itself calls the largest, where just that is asked for."""
    asks = Asked.AID in reading.asked and _MOST & set(fold(reading.question).split())
    if not asks or reading.mentions:
        return []
    return [each for each in ranked if isinstance(each.body, SupportRecord) and each.body.rank]


def _is_tied(reading: Reading) -> bool:
    """Tell whether more than a name, or more than one word, ties a fact to what is asked."""
    if reading.asked or reading.count or reading.when or reading.measured:
        return True
    if len({mention.group for mention in reading.mentions}) > 1:
        return True
    roles = {mention.role for mention in reading.mentions}
    if Role.SUBJECT in roles and fold(reading.question).split()[-1] in {"do", "done"}:
        return True  # "what did X do"
    if Role.TAKER in roles and roles & {Role.SUBJECT, Role.GIVER}:
        return True  # "what has X done about Y"
    return bool(reading.words) if reading.mentions else len(reading.words) > 1


def _rank(fact: Fact, stored: Container[FactId]) -> int:
    """Return 0 for facts a curator stored the question with, 2 for mere profiles."""
    if fact.kind is Kind.ENTITY:
        return 2
    return 0 if fact.id in stored else 1


def _claims_first(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts with each denial's words behind the claims that they deny."""
    claims = [fact.body for fact in facts if isinstance(fact.body, Claim)]
    denials = {quote for claim in claims for each in claim.disputes for quote in each.quotes}
    return sorted(facts, key=lambda fact: fact.id in denials)


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


def _asks_for_office(reading: Reading) -> bool:
    """Tell whether the holder of an office is asked for: "who is the president of …"."""
    return reading.wh == "who" and not reading.asked and bool(OFFICES & set(reading.words))


def _profiles(reading: Reading, facts: Sequence[Fact]) -> list[Fact]:
    """Return the profiles of those who are named."""
    asked = (each for each in reading.mentions if not _is_body_in_office(reading, each))
    named = {each.entity.id for each in asked}
    return [fact for fact in facts if fact.id in named][:MOST]


def _is_body_in_office(reading: Reading, mention: Mention) -> bool:
    """Tell whether "the president" is but a name of a body here, where a person is asked for."""
    body = mention.entity.entity_kind is EntityKind.ORGANISATION
    return reading.wh == "who" and body and bool(OFFICES & set(map(stem, mention.words)))


def _has_left(fact: Fact) -> bool:
    return isinstance(fact.body, Entity) and all(role.until_on for role in fact.body.roles)


def _is_person(fact: Fact) -> bool:
    return isinstance(fact.body, Entity) and fact.body.entity_kind is EntityKind.PERSON


def _all_named(scope: Scope, reading: Reading, facts: Iterable[Fact]) -> bool:
    """Tell whether every name of the question is borne by one fact at least."""
    kept = list(facts)
    return all(
        any(plays(scope, reading, mention, fact) for fact in kept) for mention in reading.mentions
    )


def _candidates(scope: Scope, reading: Reading) -> list[Fact]:
    named_here = (each for each in reading.mentions if each.role is not Role.EXCEPT)
    hard = [each for each in named_here if each.entity.entity_kind in _HARD]
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
