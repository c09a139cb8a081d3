"""Whether a fact tells how many or how much there is of what a question counts."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.english.measures import SPANS, UNITS, Measured
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold, stem
from bot.answers.questions.dated import MONTHS
from bot.answers.scope import Scope
from bot.answers.search import SORTS
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.fact import Fact
from bot.facts.quantity import Quantity
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord

_NEAR = 3
"""Words behind a number among which stands what it counts."""

_FATE = 7
_FATES = senses_held(["die hurt arrest evacuate rescue infect ill"])
"""What becomes of people stands further behind their number: "23 people in the city died"."""

_DIGIT = re.compile(r"\d")
_PRICE = re.compile(r"[$€£¥₹₽₺]\s?\d|\d\s?[$€£¥₹₽₺]")
_SPANNING = frozenset("than for in about nearly over within after half almost".split())
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred hundreds thousand thousands dozen dozens several many few half".split()
)


def counts(scope: Scope, fact: Fact, unit: str) -> bool:
    """Tell whether the fact holds a number of the unit: as a quantity, or in its sentence."""
    wanted = frozenset().union(*(senses_asked(stem(word)) for word in unit.split()))
    units = [quantity.unit for quantity in _quantities(fact)]
    units += [SORTS[entity.entity_kind] for entity in _targets(scope, fact)]
    return bool(wanted & senses_held(units)) or _counts_in_words(scope, fact, wanted)


def is_measured(scope: Scope, fact: Fact, sort: Measured) -> bool:
    """Tell whether the fact holds a quantity of the sort."""
    if isinstance(fact.body, SupportRecord):
        return sort in {Measured.ANY, Measured.MONEY}
    if sort is Measured.MONEY and _PRICE.search(_text(fact)):
        return True
    words = _words(scope, fact)
    if sort is Measured.ANY:
        return any(True for _ in _quantities(fact)) or any(_amounts(words))
    if sort is Measured.TIME and SPANS & set(words):
        return True
    told = [*words, *(word for each in _quantities(fact) for word in _in_words(each))]
    places = [*_numbers(told), *(_spans(told) if sort is Measured.TIME else ())]
    return any(_is_in(sort, told[at + 1 : at + 1 + _NEAR]) for at in places)


def _spans(words: Sequence[str]) -> Iterator[int]:
    """Return where "a decade" stands for one: "for a week", "more than a year"."""
    return (
        at
        for at, word in enumerate(words)
        if at and word in {"a", "an"} and words[at - 1] in _SPANNING
    )


def _is_in(sort: Measured, behind: Sequence[str]) -> bool:
    return any(stem(word) in UNITS[sort] for word in behind)


def _in_words(quantity: Quantity) -> list[str]:
    return ["1", *fold(quantity.unit).split()]


def _quantities(fact: Fact) -> Iterator[Quantity]:
    match fact.body:
        case Designation(counts=several):
            yield from several
        case Claim(quantity=quantity) if quantity:
            yield quantity


def _counts_in_words(scope: Scope, fact: Fact, wanted: frozenset[str]) -> bool:
    words = ["no" if word == "nobody" else word for word in _words(scope, fact)]
    numbers = (at for at, word in enumerate(words) if _is_number(word) or word == "no")
    near = _FATE if wanted & _FATES else _NEAR
    return any(wanted & senses_held(words[at + 1 : at + 1 + near]) for at in numbers)


def _targets(scope: Scope, fact: Fact) -> Iterator[Entity]:
    """Yield what a designation names: who reads the names can count them."""
    if isinstance(fact.body, Designation):
        yield from (entity for each in fact.body.targets if (entity := scope.entity(each)))


def _numbers(words: Sequence[str]) -> Iterator[int]:
    return (at for at, word in enumerate(words) if _is_number(word))


def _amounts(words: Sequence[str]) -> Iterator[bool]:
    """Yield a truth for each number that is no part of a date."""
    for at in _numbers(words):
        dated = set(words[max(0, at - 1) : at + 2]) & MONTHS
        year = len(words[at]) == 4 and words[at][:2] in {"19", "20"}
        if not dated and not year:
            yield True


def _is_number(word: str) -> bool:
    return word.isdigit() or word in _NUMBERS


def _text(fact: Fact) -> str:
    match fact.body:
        case Claim(statement=text) | Event(statement=text) | Measure(statement=text):
            return text
        case Entity(description=text) | Quote(text=text):
            return text
        case _:
            return ""


def _words(scope: Scope, fact: Fact) -> list[str]:
    if isinstance(fact.body, Claim | Event | Measure):
        return _without_names(scope, fact, _text(fact))
    return fold(_text(fact)).split()


def _without_names(scope: Scope, fact: Fact, text: str) -> list[str]:
    """Return the words of a text; the number in "Fath-360" counts no missiles."""
    folded = f" {fold(text)} "
    for _, each in fact.body.parts():
        entity = scope.entity(each)
        for name in (entity.name, *entity.aliases) if entity else ():
            if _DIGIT.search(name):
                folded = folded.replace(f" {fold(name)} ", " . ")
    return folded.split()
