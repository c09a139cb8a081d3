"""A number together with the word that qualifies it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Qualifier(StrEnum):
    """How a source bounds a number. Never dropped, never converted into another."""

    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    UP_TO = "up to"
    DOZENS = "dozens"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"


UNCOUNTED = frozenset({Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.THOUSANDS})
"""Qualifiers that stand alone: the source gives no number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """`value` is None exactly when the qualifier is one of `UNCOUNTED`.

    `unit` says what is counted, in the plural: "people", "entities"; empty for money,
    whose unit is the currency of the record that carries it.
    """

    qualifier: Qualifier
    value: Decimal | None = None
    unit: str = ""

    def __post_init__(self) -> None:
        if (self.value is None) != (self.qualifier in UNCOUNTED):
            raise ValueError(f"{self.qualifier.value!r} does not go with value {self.value}")
        if self.value is not None and (not self.value.is_finite() or self.value < 0):
            raise ValueError(f"a quantity is a finite number, not below zero: {self.value}")
