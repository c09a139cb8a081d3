"""How like what is asked a fact is: for ranking facts that bear a question out, never to decide."""

from functools import lru_cache

from bot.answers.english.cues import Asked
from bot.answers.english.light import LIGHT
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold, stem
from bot.answers.reading import Reading
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.part import Part
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord

_STATED = 0.8
"""How much less a fact's own sentence counts than a question that a curator stored with it."""

_FITTING = 0.15
"""What a fact gains by being of the kind that the question word asks for."""


def likeness(reading: Reading, fact: Fact) -> float:
    """Return what the likest stored question, or the sentence, has in common with what is asked."""
    stored = (overlap(reading.themes, each) for each in fact.questions)
    stated = _STATED * overlap(reading.themes, sentence_of(fact))
    return max((*stored, stated)) + (_FITTING if _fits(reading, fact) else 0.0)


def _fits(reading: Reading, fact: Fact) -> bool:
    if Asked.SPEECH in reading.asked:
        return fact.kind is Kind.QUOTE
    match reading.wh:
        case "when":
            return fact.kind in {Kind.EVENT, Kind.DESIGNATION, Kind.MEASURE}
        case "where":
            return any(part in {Part.PLACE, Part.BASE} for part, _ in fact.body.parts())
        case _:
            return fact.kind is not Kind.QUOTE


def sentence_of(fact: Fact) -> str:
    """Return what a fact says in words of its own, the words spoken for a quote."""
    match fact.body:
        case Claim(statement=text) | Event(statement=text) | Measure(statement=text):
            return text
        case Quote() as quote:
            return f"{quote.text} {quote.context}"
        case SupportRecord() as support:
            return f"{support.category} {support.stage.value} aid"
        case Designation() as designation:
            return f"sanctioned {designation.program} {designation.reason}"
        case _:
            return ""


def overlap(themes: tuple[str, ...], text: str) -> float:
    """Return the words that a question and a text share as part of all their words, 0 to 1."""
    stems, held = _kept(text)
    senses, any_of_them = _wanted(themes)
    if any_of_them.isdisjoint(held):
        return 0.0
    shared = sum(not wanted.isdisjoint(held) for wanted in senses)
    total = len(themes) + len(stems) - shared
    return shared / total if total > 0 else 0.0


@lru_cache(maxsize=256)
def _wanted(themes: tuple[str, ...]) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    """Return the senses of each theme, and of all of them."""
    senses = tuple(map(senses_asked, themes))
    return senses, frozenset[str]().union(*senses)


@lru_cache(maxsize=16384)
def _kept(text: str) -> tuple[frozenset[str], frozenset[str]]:
    words = [word for word in fold(text).split() if word not in LIGHT]
    return frozenset(map(stem, words)), senses_held(words)
