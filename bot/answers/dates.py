"""Dates as people type them."""

import re
from datetime import date, datetime, timedelta

from bot.errors import RequestError
from bot.facts.when import Precision, When
from bot.messages.typed import say_typed

_FORMATS = (
    "%Y-%m-%d",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d %Y",
    "%b %d %Y",
)
_YEARLESS = ("%d %B", "%d %b", "%B %d", "%b %d")


def read_when(text: str, *, today: date, year: int) -> When:
    """Read a day, month or year; `year` serves dates typed without one.

    Raises RequestError for what is no date, and for figures alone such as 10/09/2024, in
    which day and month cannot be told apart.
    """
    plain = _plain(text)
    relative = {"today": 0, "yesterday": 1}
    if plain in relative:
        return When(start_on=today - timedelta(days=relative[plain]))
    if re.fullmatch(r"\d{4}", plain) and int(plain) > 0:
        return When(start_on=date(int(plain), 1, 1), precision=Precision.YEAR)
    for pattern in ("%Y-%m", "%B %Y", "%b %Y"):
        if month := _parse(plain, pattern):
            return When(start_on=month, precision=Precision.MONTH)
    for pattern in _FORMATS:
        if day := _parse(plain, pattern):
            return When(start_on=day)
    for pattern in _YEARLESS:
        if day := _parse(f"{plain} {year}", f"{pattern} %Y"):
            return When(start_on=day)
    raise RequestError(
        f"{say_typed(text)} is not a date I can read. "
        "Write it like 2024-09-10 or 10 September 2024."
    )


def _plain(text: str) -> str:
    words = re.sub(r"[,.]", " ", text.casefold()).split()
    unsuffixed = (re.sub(r"^(\d{1,2})(st|nd|rd|th)$", r"\1", word) for word in words)
    return " ".join("sep" if word == "sept" else word for word in unsuffixed if word != "of")


def _parse(text: str, pattern: str) -> date | None:
    try:
        return datetime.strptime(text, pattern).date()  # a calendar date
    except ValueError:
        return None
