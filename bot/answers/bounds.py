"""How a number is bounded in somebody's words, and whether the record's number bears that out."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.facts.quantity import Qualifier, Quantity


class Said(StrEnum):
    """The word that bounds a number; BARE is none."""

    BARE = "bare"
    EXACTLY = "exactly"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    NEARLY = "nearly"
    ABOUT = "about"
    UP_TO = "up to"
    LESS_THAN = "less than"
    VAGUE = "vague"


_ABOUT = Decimal("0.1")
"""Share by which a number may miss another that is "about" or "nearly" it."""

_NO_END = Decimal("Infinity")
_FEWEST = {Qualifier.DOZENS: 24, Qualifier.HUNDREDS: 200, Qualifier.THOUSANDS: 2000}
_MOST = {Qualifier.DOZENS: 100, Qualifier.HUNDREDS: 1000, Qualifier.THOUSANDS: 1_000_000}


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """`step` is what the last digit written counts; `vague` stands where there is no number."""

    said: Said
    value: Decimal | None
    step: Decimal = Decimal(1)
    vague: Qualifier | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Range:
    low: Decimal
    high: Decimal
    open_low: bool = False
    open_high: bool = False

    def holds(self, other: "_Range") -> bool:
        low = self.low < other.low or (
            self.low == other.low and (not self.open_low or other.open_low)
        )
        high = self.high > other.high or (
            self.high == other.high and (not self.open_high or other.open_high)
        )
        return low and high


def bears_out(record: Quantity, bounds: Bounds) -> bool:
    """Tell whether the number on record makes what was said true, its qualifier included.

    "More than 50" is borne out by "more than 54"; 54 without a word, or "exactly 54", is not.
    A bare number is rounded where the record's is exact.
    """
    if record.value is None:
        return bounds.vague is record.qualifier
    known, said = _recorded(record.qualifier, record.value), _said(bounds)
    if bounds.said is Said.BARE and record.qualifier is not Qualifier.EXACTLY:
        return False
    return said.holds(known)


def exceeds(one: Quantity, other: Quantity) -> bool:
    """Tell whether the first number is surely the larger one, whatever the two are exactly."""
    if one.value is None or other.value is None:
        return False
    larger = _recorded(one.qualifier, one.value)
    smaller = _recorded(other.qualifier, other.value)
    touching = larger.low == smaller.high and (larger.open_low or smaller.open_high)
    return larger.low > smaller.high or touching


def _recorded(qualifier: Qualifier, value: Decimal) -> _Range:
    match qualifier:
        case Qualifier.MORE_THAN:
            return _Range(low=value, high=_NO_END, open_low=True)
        case Qualifier.AT_LEAST:
            return _Range(low=value, high=_NO_END)
        case Qualifier.NEARLY:
            return _Range(low=value * (1 - _ABOUT), high=value, open_high=True)
        case Qualifier.ABOUT:
            return _Range(low=value * (1 - _ABOUT), high=value * (1 + _ABOUT))
        case Qualifier.UP_TO:
            return _Range(low=Decimal(0), high=value)
        case _:
            return _Range(low=value, high=value)


def _said(bounds: Bounds) -> _Range:
    if bounds.vague:
        return _Range(low=Decimal(_FEWEST[bounds.vague]), high=Decimal(_MOST[bounds.vague]))
    value = bounds.value or Decimal(0)
    match bounds.said:
        case Said.BARE:
            half = bounds.step / 2 if bounds.step > 1 else Decimal(0)
            return _Range(low=value - half, high=value + half)
        case Said.LESS_THAN:
            return _Range(low=Decimal(0), high=value, open_high=True)
        case Said.EXACTLY | Said.VAGUE:
            return _Range(low=value, high=value)
        case _:
            return _recorded(Qualifier(bounds.said.value), value)
