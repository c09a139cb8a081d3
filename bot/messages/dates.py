"""Dates in words, the same on every platform."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date


@lru_cache(maxsize=4096)
def say_date(day: date) -> str:
    """Return "10 September 2024": no reader can take day for month."""
    return format_date(day, "d MMMM y", locale="en_GB")
