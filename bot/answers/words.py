"""Numbers, amounts, dates and lists in words."""

from collections.abc import Sequence
from decimal import Decimal

from babel.numbers import get_currency_symbol

from bot.facts.quantity import Qualifier, Quantity
from bot.facts.support import Stage
from bot.facts.when import Precision, When
from bot.messages.dates import say_date

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_SINGULAR = {"people": "person", "entities": "entity"}
_STAGES = {
    Stage.PLEDGE: "pledged",
    Stage.COMMITMENT: "committed",
    Stage.ALLOCATION: "allocated",
    Stage.DISBURSEMENT: "disbursed",
    Stage.UNSTATED: "not stated by the source",
}


def say_list(names: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def say_quantity(quantity: Quantity) -> str:
    """Return "six entities", "more than 40 people" or "dozens of people"."""
    if quantity.value is None:
        return f"{quantity.qualifier.value} of {quantity.unit}".removesuffix(" of ")
    number = _say_number(quantity.value)
    unit = _SINGULAR.get(quantity.unit, quantity.unit) if quantity.value == 1 else quantity.unit
    return " ".join(part for part in (_qualifier(quantity.qualifier), number, unit) if part)


def say_money(amount: Quantity, currency: str) -> str:
    """Return "more than $54 billion": the qualifier always, never rounded."""
    if amount.value is None:
        return f"{amount.qualifier.value} of millions of {currency}"
    symbol = get_currency_symbol(currency, locale="en_US")
    space = " " if symbol[-1].isalpha() else ""
    figure = f"{symbol}{space}{_say_scaled(amount.value)}"
    return f"{_qualifier(amount.qualifier)} {figure}".strip()


def say_stage(stage: Stage, stage_by: str = "") -> str:
    """Return "pledged", with whose word for the stage it is."""
    return f"{_STAGES[stage]} ({stage_by}'s word)" if stage_by else _STAGES[stage]


def say_when(when: When) -> str:
    """Return the date as exactly as it is known, never more so."""
    match when.precision:
        case Precision.DAY:
            return say_date(when.start_on)
        case Precision.WEEK:
            return f"the week of {say_date(when.start_on)}"
        case Precision.MONTH:
            return say_date(when.start_on).partition(" ")[2]
        case Precision.YEAR:
            return str(when.start_on.year)


def say_on(when: When) -> str:
    """Return a date with its preposition: "on 10 September 2024", "in August 2022"."""
    preposition = "on" if when.precision is Precision.DAY else "in"
    return f"{preposition} {say_when(when)}"


def as_sentence(text: str) -> str:
    """Return the text with a capital first letter and a full stop."""
    first_up = text[:1].upper() + text[1:]
    return first_up if first_up.endswith((".", "!", "?", ".”", "!”", "?”")) else f"{first_up}."


def _qualifier(qualifier: Qualifier) -> str:
    return "" if qualifier is Qualifier.EXACTLY else qualifier.value


def _say_number(value: Decimal) -> str:
    if value == value.to_integral_value() and 0 <= value <= 10:
        return _SMALL[int(value)]
    return _trim(value)


def _say_scaled(value: Decimal) -> str:
    for scale, word in _SCALES:
        scaled = value / scale
        if scaled >= 1 and scaled == round(scaled, 3):
            return f"{_trim(scaled)} {word}"
    return _trim(value)


def _trim(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
