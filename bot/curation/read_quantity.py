"""Quantities as curators write them: "more than 54 billion", "six entities", "dozens"."""

import re
from decimal import Decimal

from bot.facts.quantity import UNCOUNTED, Qualifier, Quantity

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBERS = {word: Decimal(value) for value, word in enumerate(_WORDS)} | {
    word: Decimal(10 * tens)
    for tens, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
_SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
}
_FIGURES = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{1,20}(\.\d{1,10})?")
_LEADING = sorted((each.value for each in Qualifier), key=len, reverse=True)
EXAMPLES = '"more than 54 billion", "nearly 1,200", "6 entities", "ten people", "dozens of people"'


def read_quantity(written: object) -> Quantity:
    """Return what is written: qualifier, number, scale and unit, in this order.

    No qualifier means exactly. Raises ValueError with two arguments: what is wrong and how
    to mend it.
    """
    if isinstance(written, int) and not isinstance(written, bool):
        written = str(written)
    if not isinstance(written, str) or not written.strip():
        raise ValueError("This is not a quantity.", f"Write it between quotes, like {EXAMPLES}.")
    words = " ".join(written.split())
    qualifier, rest = _split_qualifier(words)
    if qualifier in UNCOUNTED:
        return Quantity(qualifier=qualifier, unit=rest.removeprefix("of ").strip())
    value, unit = _read_number(rest, words)
    return Quantity(qualifier=qualifier, value=value, unit=unit)


def _split_qualifier(words: str) -> tuple[Qualifier, str]:
    for each in _LEADING:
        if words == each or words.startswith(f"{each} "):
            return Qualifier(each), words[len(each) :].strip()
    return Qualifier.EXACTLY, words


def _read_number(rest: str, whole: str) -> tuple[Decimal, str]:
    first, *others = rest.split() or [""]
    value = _NUMBERS.get(first.lower())
    if value is None and _FIGURES.fullmatch(first):
        value = Decimal(first.replace(",", ""))
    if value is None:
        if re.fullmatch(r"[-−]\s*[\d.,]+", first):
            raise ValueError(
                f'"{_short(first)}" is below zero, and a quantity is not.',
                "Write what was given or counted; say in a statement what was taken away.",
            )
        known = ", ".join(each.value for each in Qualifier)
        raise ValueError(
            f'"{_short(first or whole)}" is neither a number nor a qualifier.',
            f"The qualifiers are {known}; write the quantity like {EXAMPLES}.",
        )
    while others and others[0].lower() in _SCALES:
        value *= _SCALES[others.pop(0).lower()]
    return value, " ".join(others)


def _short(word: str) -> str:
    return word if len(word) <= 40 else f"{word[:39]}…"
