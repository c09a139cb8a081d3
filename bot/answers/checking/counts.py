"""Counted targets in a statement, held against the counts of a designation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.answers.bounds import bears_out
from bot.answers.checking.clause import Clause
from bot.answers.english.cues import MANY_OF
from bot.answers.figures import Figure
from bot.answers.fold import fold, stem, stems
from bot.answers.words import say_list, say_quantity
from bot.facts.designation import Designation
from bot.facts.fact import Fact
from bot.facts.quantity import Qualifier, Quantity

_COUNTABLE = frozenset(
    stem(word)
    for word in "vessel ship tanker boat plane aircraft bank official officer airline school "
    "target party name product airport port general minister oligarch".split()
)
"""Other things that sanctions lists count."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """A figure with the sorts of target that it counts, each as the stems that name it.

    `noun` is the first of them as written.
    """

    figure: Figure
    sorts: tuple[frozenset[str], ...]
    noun: str


def read_counts(clause: Clause) -> list[Counted]:
    """Return the figures that count people, companies, ships or the like."""
    return [counted for figure in clause.figures if (counted := _read(clause, figure))]


def say_uncounted(clause: Clause, counts: Sequence[Counted]) -> Iterator[str]:
    """Yield a sentence for each number that counts nothing the record counts."""
    read = [counted.figure for counted in counts]
    for figure in clause.figures:
        if figure not in read:
            yield f"The number “{figure.text}” is not on record with it."


def say_other_counts(fact: Fact, counts: Sequence[Counted]) -> Iterator[str]:
    """Yield a sentence for each count that the fact does not bear out."""
    known = fact.body.counts if isinstance(fact.body, Designation) else ()
    for counted in counts:
        found = [quantity for quantity in known if _names(counted, quantity)]
        total = _total(found)
        if total is None or len(found) < len(counted.sorts):
            yield f"No count of {counted.noun} is on record."
        elif not bears_out(total, counted.figure.bounds):
            words = say_list([say_quantity(each) for each in found])
            yield f"The record has {words}, not {counted.figure.text}."


def _read(clause: Clause, figure: Figure) -> Counted | None:
    if figure.currency or figure.scaled:
        return None
    for at, each in enumerate(clause.behind(figure)):
        sort = _sort(each)
        if sort:
            noun = [word for word in clause.words if word.at >= figure.end][at]
            return Counted(
                figure=figure, sorts=(sort, *_joined(clause, figure, sort)), noun=noun.folded
            )
    return None


def _joined(clause: Clause, figure: Figure, first: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield a second sort that the same figure counts: "16 people and entities"."""
    behind = fold(clause.text[figure.end :])
    pair = re.match(r"(?:\w+ ){0,2}?(\w+) and (\w+)\b", behind)
    if pair and _sort(stem(pair[1])) == first and (second := _sort(stem(pair[2]))):
        yield second


def _sort(each: str) -> frozenset[str]:
    for names in MANY_OF.values():
        if each in names:
            return names
    return frozenset({each}) if each in _COUNTABLE else frozenset()


def _names(counted: Counted, quantity: Quantity) -> bool:
    unit = set(stems(quantity.unit))
    return any(unit & sort for sort in counted.sorts)


def _total(found: Sequence[Quantity]) -> Quantity | None:
    if len(found) == 1:
        return found[0]
    if not found or any(each.qualifier is not Qualifier.EXACTLY for each in found):
        return None
    value = sum((each.value or Decimal(0) for each in found), Decimal(0))
    return Quantity(qualifier=Qualifier.EXACTLY, value=value)
