"""What a clause names that the fact it seems to agree with does not bear."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.answers.checking.bearing import find_verb
from bot.answers.checking.clause import Clause, Name, Word
from bot.answers.checking.facts import when_of
from bot.answers.checking.match import negates
from bot.answers.checking.roles import standing_for
from bot.answers.checking.tone import same_time
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold, stem, stems
from bot.answers.questions.dated import MONTHS
from bot.answers.questions.likeness import sentence_of
from bot.answers.questions.order import places_of
from bot.answers.scope import Scope
from bot.answers.words import say_when
from bot.facts.claim import Claim
from bot.facts.entity import EntityKind
from bot.facts.fact import Fact, Kind
from bot.facts.part import Part

_TIMES = frozenset(map(stem, "day week month year decade hour".split()))
_PLACED = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
_THINGS = frozenset({EntityKind.WEAPON, EntityKind.VESSEL})
_WHERE = frozenset({Part.PLACE, Part.BASE})
_WITHIN = frozenset("within in for over after".split())
_CALENDAR = frozenset(MONTHS) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_BETWEEN = frozenset("be been being yet ever to".split())
"""Words that may stand between "not" and the verb it turns."""

_DATED = frozenset({Kind.CLAIM, Kind.EVENT})


def find_unborne(scope: Scope, clause: Clause, fact: Fact) -> str:
    """Return one sentence on what the fact does not bear, empty when it bears everything.

    Of aid nothing is looked at: its own judge compares sort, stage, sides and sum.
    """
    if fact.kind is Kind.SUPPORT:
        return ""
    return next(_unborne(scope, clause, fact), "")


def _unborne(scope: Scope, clause: Clause, fact: Fact) -> Iterator[str]:
    for name in clause.names:
        if name.lead == "in" and name.entity.entity_kind in _PLACED:
            if not _is_where(scope, name, fact):
                yield f"“In {_written(clause, name)}” is not on record with it."
        elif name.entity.entity_kind in _THINGS and not _is_told(name, fact):
            yield f"“{_written(clause, name)}” is not on record with it."
    for word in _telling(clause):
        if word.stem in _TIMES:
            held = word.stem in stems(sentence_of(fact))
        else:
            held = fact.id in scope.snapshot.words.holding(scope.story, word.stem)
        if not held:
            yield f"“{clause.written(word)}” is not on record with it."
    if clause.day and not clause.day.exact and fact.kind in _DATED:
        when = when_of(fact)
        if not same_time(when, clause.day.when):
            yield f"The record has {say_when(when)}, not {say_when(clause.day.when)}."


def _telling(clause: Clause) -> Iterator[Word]:
    """Yield the words that must be borne: those of names nobody knows, and spans of time."""
    loose = set(clause.loose())
    for before, word in pairwise(clause.words):
        proper = word in loose and clause.written(word)[:1].isupper()
        span = word.stem in _TIMES and (before.folded in _WITHIN or before.folded.isdigit())
        if span or (proper and word.folded not in _CALENDAR and not word.folded.isdigit()):
            yield word


def is_turned(clause: Clause, fact: Fact) -> bool:
    """Tell whether a clause says that it is so and a claim that it is not, or the other way."""
    at = find_verb(clause)
    if at is None:
        return False
    asked = [word.folded for word in clause.words]
    told = _denials(clause, fact)
    return bool(told) and _is_denied(asked, at) is not any(told)


def denies_too(clause: Clause, fact: Fact) -> bool:
    """Tell whether a claim says, of what the clause's verb says, that it is not so."""
    return any(_denials(clause, fact))


def _denials(clause: Clause, fact: Fact) -> list[bool]:
    """Return, for each place where a claim says the clause's verb, whether it is denied there."""
    at, claim = find_verb(clause), fact.body
    if at is None or not isinstance(claim, Claim):
        return []
    told = fold(claim.statement).split()
    wanted = senses_asked(clause.words[at].stem)
    return [_is_denied(told, n) for n, word in enumerate(told) if wanted & senses_held([word])]


def _is_denied(words: Sequence[str], at: int) -> bool:
    before = at - 1
    while before > 0 and words[before] in _BETWEEN:
        before -= 1
    return before >= 0 and negates(words[before])


def _is_where(scope: Scope, name: Name, fact: Fact) -> bool:
    """Tell whether a fact has the place, or one in the country, as where it happened."""
    stands = standing_for(name.entity)
    parts = list(fact.body.parts())
    where = {each for part, each in parts if part in _WHERE}
    inside = {entity.country for each in where if (entity := scope.entity(each))}
    if where:
        return bool(stands & (where | inside))
    named = {each for _, each in parts}
    return bool(stands & named) or _in_words(name, fact)


def _is_told(name: Name, fact: Fact) -> bool:
    """Tell whether a weapon or ship has a part in the fact, and is not only what it is about."""
    parts = {each for part, each in fact.body.parts() if part is not Part.ABOUT}
    return name.entity.id in parts or _in_words(name, fact)


def _in_words(name: Name, fact: Fact) -> bool:
    return bool(places_of(fold(sentence_of(fact)).split(), name.entity))


def _written(clause: Clause, name: Name) -> str:
    return " ".join(clause.written(word) for word in clause.words[name.start : name.end])
