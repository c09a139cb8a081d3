"""The day since which something is asked, as people say it: "Monday", "the last three days"."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from re import Match

from bot.answers.dates import read_when
from bot.answers.fold import fold
from bot.answers.scope import Scope

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "couple": 2,
    "three": 3,
    "few": 3,
    "several": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_HOURS = {"hour": 1, "day": 24, "week": 24 * 7, "month": 24 * 30, "year": 24 * 365}
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT = rf"(?P<unit>{'|'.join(_HOURS)})s?"
_SATURDAY = 5


def read_since(scope: Scope, typed: str) -> date:
    """Read a day as typed in an option. Raises RequestError for what is none."""
    words = fold(typed)
    found = find_period(words, scope.moment.now)
    if found and found[1] == words:
        return found[0]
    story = scope.snapshot.book.stories[scope.story]
    when = read_when(typed, today=scope.moment.now.date(), year=story.opened_on.year)
    return when.start_on


def find_period(words: str, now: datetime) -> tuple[date, str] | None:
    """Return the first day of a period that folded words name from today, and those words."""
    for pattern, start in _PERIODS:
        if found := pattern.search(words):
            return start(found, now), found[0]
    return None


def _back(found: Match[str], now: datetime) -> date:
    groups = found.groupdict()
    typed = groups.get("number") or "one"
    number = int(typed) if typed.isdecimal() else _NUMBERS[typed]
    return (now - timedelta(hours=number * _HOURS[found["unit"]])).date()


def _today(_found: Match[str], now: datetime) -> date:
    return now.date()


def _yesterday(_found: Match[str], now: datetime) -> date:
    return now.date() - timedelta(days=1)


def _weekday(found: Match[str], now: datetime) -> date:
    """Return the last such day before today."""
    ago = (now.weekday() - _WEEKDAYS.index(found["day"]) - 1) % 7 + 1
    return now.date() - timedelta(days=ago)


def _weekend(_found: Match[str], now: datetime) -> date:
    return now.date() - timedelta(days=(now.weekday() - _SATURDAY) % 7)


def _calendar(found: Match[str], now: datetime) -> date:
    """Return the first day of this week, month or year, or of the one before it."""
    today, last = now.date(), found["which"] == "last"
    match found["unit"]:
        case "week":
            return today - timedelta(days=today.weekday() + 7 * last)
        case "month":
            first = today.replace(day=1)
            return (first - timedelta(days=1)).replace(day=1) if last else first
        case _:
            return date(today.year - last, 1, 1)


_PERIODS: tuple[tuple[re.Pattern[str], Callable[[Match[str], datetime], date]], ...] = (
    (re.compile(rf"\b(?:an? )?{_NUMBER} (?:of )?{_UNIT} ago\b"), _back),
    (re.compile(rf"\b(?:the )?(?:last|past) (?:an? )?{_NUMBER} (?:of )?{_UNIT}\b"), _back),
    (re.compile(rf"\b(?:the (?:last|past)|past) {_UNIT}\b"), _back),
    (re.compile(r"\b(?P<which>this|last) (?P<unit>week|month|year)\b"), _calendar),
    (re.compile(r"\b(?:the |this |last )?weekend\b"), _weekend),
    (re.compile(rf"\b(?:last |this )?(?P<day>{'|'.join(_WEEKDAYS)})\b"), _weekday),
    (re.compile(r"\b(?:yesterday(?: (?:morning|evening))?|last night|overnight)\b"), _yesterday),
    (re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b"), _today),
)
