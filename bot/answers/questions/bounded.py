"""Numbers that a question holds others against: "did they give more than 50 billion"."""

from collections.abc import Iterator
from decimal import Decimal

from bot.answers.bounds import Bounds, Said, bears_out
from bot.answers.figures import read_figures
from bot.answers.fold import fold, stem
from bot.answers.questions.likeness import sentence_of
from bot.facts.claim import Claim
from bot.facts.designation import Designation
from bot.facts.fact import Fact
from bot.facts.quantity import Qualifier, Quantity
from bot.facts.support import SupportRecord

_OTHER_SIDE = {
    Said.MORE_THAN: Said.UP_TO,
    Said.UP_TO: Said.MORE_THAN,
    Said.AT_LEAST: Said.LESS_THAN,
    Said.LESS_THAN: Said.AT_LEAST,
}


def read_bounds(question: str) -> tuple[Bounds | None, frozenset[str]]:
    """Return the number that others are held against, with the stems that say it."""
    for figure in read_figures(question):
        if figure.bounds.said in _OTHER_SIDE:
            return figure.bounds, frozenset(map(stem, fold(figure.text).split()))
    return None, frozenset()


def decides(fact: Fact, bounds: Bounds) -> bool:
    """Tell whether a number in the fact is surely on one side of it or the other."""
    other = Bounds(said=_OTHER_SIDE[bounds.said], value=bounds.value, step=bounds.step)
    numbers = [each for each in _numbers(fact) if _comparable(each, bounds)]
    return any(bears_out(each, bounds) or bears_out(each, other) for each in numbers)


def _comparable(number: Quantity, bounds: Bounds) -> bool:
    """Tell whether both count alike: millions are not held against a crew of twenty."""
    if number.value is None or not bounds.value:
        return False
    ratio = number.value / bounds.value
    return Decimal("0.01") < ratio < Decimal(100)


def _numbers(fact: Fact) -> Iterator[Quantity]:
    match fact.body:
        case SupportRecord(amount=amount):
            yield amount
            return
        case Designation(counts=counts):
            yield from counts
        case Claim(quantity=quantity) if quantity:
            yield quantity
        case _:
            pass
    for figure in read_figures(sentence_of(fact)):
        if figure.bounds.value is not None:
            yield Quantity(value=figure.bounds.value, qualifier=_qualifier(figure.bounds.said))


def _qualifier(said: Said) -> Qualifier:
    return next((each for each in Qualifier if each.value == said.value), Qualifier.EXACTLY)
