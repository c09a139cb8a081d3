"""Dates as curators write them: 2024-09-10, "2024-09", "2024", "week of 2024-09-09"."""

import calendar
import re
from datetime import date, datetime, timedelta

from bot.facts.when import Precision, When

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = "week of "


def read_day(written: object) -> date:
    """Return a calendar day. Raises ValueError: what is wrong, and how to mend it."""
    if isinstance(written, date) and not isinstance(written, datetime):
        return written
    if isinstance(written, str) and _DAY.fullmatch(written.strip()):
        return _day(written.strip())
    raise ValueError("This is not a date.", "Write the day like 2024-09-10, without quotes.")


def read_when(written: object) -> When:
    """Return a date as exact as it is written; a week is named by its Monday.

    Raises ValueError: what is wrong, and how to mend it.
    """
    if isinstance(written, str):
        text = " ".join(written.split())
        if text.startswith(_WEEK):
            return _week(read_day(text.removeprefix(_WEEK)))
        if _MONTH.fullmatch(text):
            day = _day(f"{text}-01", shown=text)
            return When(start_on=day, precision=Precision.MONTH)
        if _YEAR.fullmatch(text):
            return When(start_on=_day(f"{text}-01-01", shown=text), precision=Precision.YEAR)
        if _DAY.fullmatch(text):
            return When(start_on=_day(text))
    if isinstance(written, date) and not isinstance(written, datetime):
        return When(start_on=written)
    raise ValueError(
        "This is not a date.",
        'Write 2024-09-10, "2024-09", "2024" or "week of 2024-09-09", as exact as the source is.',
    )


def read_instant(written: object) -> datetime:
    """Return an instant that names its zone. Raises ValueError: what is wrong, how to mend it."""
    if isinstance(written, datetime) and written.tzinfo is not None:
        return written
    raise ValueError(
        "This is not a time with its zone.", "Write it like 2024-09-10T18:00:00+02:00, no quotes."
    )


def _week(day: date) -> When:
    monday = day - timedelta(days=day.weekday())
    if day != monday:
        raise ValueError(
            f"{day} is not a Monday, and a week is named by its Monday.",
            f'Write "week of {monday}".',
        )
    return When(start_on=day, precision=Precision.WEEK)


def _day(text: str, *, shown: str = "") -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        shown = shown or text
        like = "2024-09-10"[: len(shown)]
        raise ValueError(
            f"There is no such date as {shown}: {_why_not(text)}.",
            f"Write it like {like}: year, month, day."
            if shown == text
            else f"Write it like {like}.",
        ) from error


def _why_not(text: str) -> str:
    year, month, _ = map(int, text.split("-"))
    if year == 0:
        return "years count from 0001"
    if not 1 <= month <= 12:
        return f"there is no month {month:02}"
    return f"that month has {calendar.monthrange(year, month)[1]} days"
