"""Times of day as people type them."""

import re
from datetime import time

from bot.errors import RequestError
from bot.messages.typed import say_typed

_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2})\b)?\s*(?:([ap])\.?\s?m\.?)?")
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


def read_time(text: str) -> time:
    """Read "08:30", "8.30", "8h30", "0830", "8", "8:30 pm" or "noon".

    Raises RequestError for what is no whole minute of a day.
    """
    plain = text.casefold().strip()
    if plain in _NAMED:
        return _NAMED[plain]
    found = _CLOCK.fullmatch(plain)
    if found is None:
        raise RequestError(
            f"{say_typed(text)} is not a time I can read. Write it like 08:30 or 8:30 pm."
        )
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), found[4]
    if (1 <= hour <= 12 if half else hour <= 23) and minute <= 59:
        return time(_to_24(hour, half) if half else hour, minute)
    raise RequestError(_why_not(text, hour, minute))


def _to_24(hour: int, half: str) -> int:
    return hour % 12 + (12 if half == "p" else 0)


def _why_not(text: str, hour: int, minute: int) -> str:
    midnight = " Midnight is 00:00." if (hour, minute) == (24, 0) else ""
    return (
        f"{say_typed(text)} is not a time of day. "
        f"Write it from 00:00 to 23:59, such as 08:30.{midnight}"
    )
