"""The days a text gives for the saying of words, held against the day on record."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.answers.checking.days import Day, read_days
from bot.answers.words import say_when

UNDATED = "The day is not compared: when the message was written is not known."

_ORDINAL = re.compile(
    r"\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?=\W*(?:$|[§,.?!]))", re.IGNORECASE
)
_NAMED = re.compile(
    r"\b(?:on |last |this |in |during |of )*(?:(?P<day>today|yesterday)"
    r"|(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?<=[nt] )(?P<month>january|february|march|april|may|june|july|august|september|october"
    r"|november|december)"
    r"|(?P<turn>last|this) (?P<period>week|month|year))\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"^(?:(?:on|in|during|of) )+", re.IGNORECASE)
_WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)
_NOT_AFTER = frozenset("before until till by".split())
_NOT_BEFORE = frozenset("since after from".split())


def unfit_days(around: str, said_on: date, *, year: int, today: date | None) -> Iterator[str]:
    """Yield the days of a text, in words, on which the words were not said.

    `year` serves dates without one. `today` is the day of asking, None where it is not known:
    then "yesterday", "last week" and names of days are left out.
    """
    for day in read_days(around, year=year):
        if not _fits(day, around[day.start : day.end], said_on):
            yield say_when(day.when)
    rest = _without_dates(around, year=year)
    for ordinal in _ORDINAL.finditer(rest):
        if int(ordinal[1]) != said_on.day:
            yield ordinal[0].removeprefix("on ")
    for named in _NAMED.finditer(rest):
        if not _fits_name(named, said_on, today):
            yield _LEADS.sub("", named[0])


def without_days(text: str, *, year: int) -> str:
    """Return a text with spaces in place of its dates and the prepositions before them."""
    rest = _without_dates(text, year=year)
    for pattern in (_ORDINAL, _NAMED):
        rest = pattern.sub(lambda named: " " * len(named[0]), rest)
    return rest


def names_relative_day(text: str) -> bool:
    """Tell whether a text dates something by the day it was written on itself."""
    return any(not named["month"] for named in _NAMED.finditer(text))


def _without_dates(text: str, *, year: int) -> str:
    for day in list(read_days(text, year=year)):
        text = f"{text[: day.start]}{' ' * (day.end - day.start)}{text[day.end :]}"
    return text


def _fits(day: Day, typed: str, said_on: date) -> bool:
    lead = typed.split()[0].casefold()
    if lead in _NOT_AFTER:
        return said_on < day.when.start_on or (lead != "before" and said_on <= day.when.end_on)
    if lead in _NOT_BEFORE:
        return said_on > day.when.end_on or (lead != "after" and said_on >= day.when.start_on)
    return day.when.start_on <= said_on <= day.when.end_on


def _fits_name(named: re.Match[str], said_on: date, today: date | None) -> bool:
    if named["month"]:
        return said_on.month == _MONTHS.index(named["month"].casefold()) + 1
    if today is None:
        return True
    if named["weekday"]:
        return said_on.weekday() == _WEEKDAYS.index(named["weekday"].casefold())
    if named["day"]:
        return said_on == today - timedelta(days=named["day"].casefold() == "yesterday")
    return _fits_period(named, said_on, today)


def _fits_period(named: re.Match[str], said_on: date, today: date) -> bool:
    last = named["turn"].casefold() == "last"
    match named["period"].casefold():
        case "year":
            return said_on.year == today.year - last
        case "month":
            return said_on.year * 12 + said_on.month == today.year * 12 + today.month - last
        case _:
            monday = today - timedelta(days=today.weekday() + 7 * last)
            return monday <= said_on < monday + timedelta(days=7)
