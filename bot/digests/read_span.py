"""Lengths of time as people type them."""

import re
from datetime import timedelta

from bot.errors import RequestError
from bot.messages.typed import say_typed

_UNITS = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
_PART = re.compile(
    r"(?:(\d{1,5})\s*|\b(?:an?|one)\s+)"
    r"(minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|w|months?|mo|years?|y)(?![a-z])"
)
_LONG = {"mo": timedelta(days=30), "y": timedelta(days=365)}


def read_span(text: str, *, least: timedelta, most: timedelta, example: str) -> timedelta:
    """Read "30 minutes", "7 days", "1h 30m" or "2 weeks".

    Raises RequestError for what is no length of time, or is not within `least` and `most`.
    """
    plain = text.strip().casefold()
    parts = _PART.findall(plain)
    if not parts or re.sub(r"[\s,]|and", "", _PART.sub("", plain)):
        raise RequestError(
            f"{say_typed(text)} is not a length of time I can read. Write it like {example}."
        )
    span = sum((_length(count, unit) for count, unit in parts), timedelta())
    if not least <= span <= most:
        extreme = "short" if span < least else "long"
        raise RequestError(f"{say_typed(text)} is too {extreme}. Write it like {example}.")
    return span


def _length(count: str, unit: str) -> timedelta:
    number = int(count or 1)
    long = _LONG.get("y" if unit.startswith("y") else unit[:2])
    return number * (long or _UNITS[unit[0]])
