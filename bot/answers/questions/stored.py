"""Questions that a curator stored with a fact, as patterns: whoever asks the same is answered."""

from functools import lru_cache

from bot.answers.english.cues import CUES, Asked
from bot.answers.english.phrases import plain_words
from bot.answers.english.plainer import say_plainly
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold
from bot.answers.questions.likeness import overlap
from bot.answers.questions.parts import stands_for
from bot.answers.questions.read import read_question
from bot.answers.reading import Mention, Reading, Role, Token
from bot.answers.scope import Scope
from bot.facts.fact import Fact
from bot.facts.ids import EntityId

KEPT = 4096
_PROMISING = 0.5
"""Least overlap at which a stored question is worth reading."""

_SAME = {"whom": "who", "whose": "who", "which": "what"}


def matches_stored(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether the question says, in order, just what a stored question of the fact says."""
    return bool(reading.tokens) and any(
        _matches(scope, reading, question) for question in fact.questions
    )


def _matches(scope: Scope, reading: Reading, question: str) -> bool:
    """Tell whether one stored question says the same; it is read only when that is likely."""
    stored = scope.snapshot.readings.get((scope.story, question))
    if stored is None:
        likely = overlap(reading.themes, question) >= _PROMISING and _may_say(question, reading)
        return likely and _same(reading, _read_stored(scope, question))
    return _same(reading, stored) and overlap(reading.themes, question) >= _PROMISING


def _may_say(question: str, reading: Reading) -> bool:
    """Tell whether a stored question has a word for every word of the reading that is no name."""
    senses = _senses_in(question)
    wanted = (senses_asked(each.stem) | _held(each.stem) for each in reading.tokens if each.stem)
    return not any(map(senses.isdisjoint, wanted))


def stored_with(scope: Scope, question: str) -> list[Fact]:
    """Return the facts with which this very question is stored."""
    folded = fold(question)
    found = (scope.get(each) for each in scope.snapshot.stored.asking(scope.story, question))
    return [fact for fact in found if fact and folded in map(fold, fact.questions)]


def is_done(scope: Scope, fact: Fact, wanted: frozenset[str], asked: Reading | None = None) -> bool:
    """Tell whether a question stored with a fact asks for what is done in one of these senses.

    Where `asked` says who does it, or to whom it is done, a question about others is passed over.
    """
    likely = (each for each in fact.questions if not wanted.isdisjoint(_senses_in(each)))
    readings = (_read_stored(scope, question) for question in likely)
    if asked:
        readings = (each for each in readings if not _is_others(each, asked))
    verbs = (each.verb or next(iter(each.words), "") for each in readings)
    return any(not wanted.isdisjoint(_held(verb)) for verb in verbs if verb)


def _is_others(stored: Reading, asked: Reading) -> bool:
    """Tell whether a stored question is of what somebody else does, or has done to them."""
    by = frozenset[EntityId]().union(*map(stands_for, _subjects(asked)))
    theirs = _subjects(stored)
    same = any(stands_for(each) & by for each in theirs)
    return bool(by and theirs) and same is not (stored.passive is asked.passive)


def _subjects(reading: Reading) -> list[Mention]:
    return [each for each in reading.mentions if each.role is Role.SUBJECT]


@lru_cache(maxsize=KEPT)
def _senses_in(question: str) -> frozenset[str]:
    """Return the senses of all words of a question, which costs less than to read it."""
    return senses_held([" ".join(plain_words(fold(say_plainly(question)).split()))])


def _read_stored(scope: Scope, question: str) -> Reading:
    cache = scope.snapshot.readings
    key = (scope.story, question)
    if key not in cache:
        if len(cache) >= KEPT:
            cache.clear()
        cache[key] = read_question(scope, question)
    return cache[key]


def _same(asked: Reading, stored: Reading) -> bool:
    return (
        len(asked.tokens) == len(stored.tokens)
        and _SAME.get(asked.wh, asked.wh) == _SAME.get(stored.wh, stored.wh)
        and (asked.count, asked.money, asked.measured)
        == (stored.count, stored.money, stored.measured)
        and (asked.when, asked.receives) == (stored.when, stored.receives)
        and asked.weekday == stored.weekday
        and (Asked.SPEECH in asked.asked) is (Asked.SPEECH in stored.asked)
        and all(_alike(*pair) for pair in zip(asked.tokens, stored.tokens, strict=True))
    )


def _alike(asked: Token, stored: Token) -> bool:
    if asked.entity or stored.entity:
        return asked.entity == stored.entity
    if asked.stem in CUES[Asked.SPEECH]:
        return bool(_held(asked.stem) & _held(stored.stem))  # to say is not to accuse
    return bool(senses_asked(asked.stem) & _held(stored.stem))


@lru_cache(maxsize=16384)
def _held(stem: str) -> frozenset[str]:
    return senses_held([stem])
