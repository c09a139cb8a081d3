"""The date that a question names, taken out of its words."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.answers.dates import read_when
from bot.answers.english.light import LIGHT
from bot.answers.scope import Scope
from bot.errors import RequestError
from bot.facts.query import Query
from bot.facts.when import Precision, When

MONTHS = frozenset(
    "january february march april june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_DATING = MONTHS | frozenset("may yesterday tomorrow last next".split())
"""Words one of which, or else a number, is in every date."""

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)")
_LONGEST = 4
_BEFORE = frozenset("in on of since by during until before after from last".split())


def take_date(scope: Scope, words: list[str]) -> tuple[When | None, list[str]]:
    """Take the longest run of words that is a date out of a question."""
    if not any(word in _DATING or word[0].isdigit() for word in words):
        return None, words
    for size in range(_LONGEST, 0, -1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            when = _relative(scope, run) or (
                _looks_like_date(words, start, size) and _read(scope, run)
            )
            if when:
                return when, words[:start] + words[start + size :]
    return _take_day(scope, words)


def _take_day(scope: Scope, words: list[str]) -> tuple[When | None, list[str]]:
    """Take out "the 10th": the latest such day on which something of the story happened."""
    for at, word in enumerate(words):
        day = _DAY.fullmatch(word)
        if day and at and words[at - 1] == "the" and _ends(words, at):
            facts = scope.find(Query(story=scope.story))
            days = {fact.happened_on for fact in facts if fact.happened_on.day == int(day[1])}
            if days:
                return When(start_on=max(days)), words[:at] + words[at + 1 :]
    return None, words


def _ends(words: Sequence[str], at: int) -> bool:
    """Tell whether nothing is counted by the number: "the 10th", not "the 10th package"."""
    return at + 1 == len(words) or words[at + 1] in LIGHT


def take_weekday(words: list[str]) -> tuple[int | None, list[str]]:
    """Take the name of a weekday out; Monday is 0."""
    for at, word in enumerate(words):
        if word.removesuffix("s") in _WEEKDAYS:
            return _WEEKDAYS.index(word.removesuffix("s")), words[:at] + words[at + 1 :]
    return None, words


def _looks_like_date(words: Sequence[str], start: int, size: int) -> bool:
    run = words[start : start + size]
    if size == 1 and run[0] in MONTHS | {"may"}:
        named = run[0] not in {"may", "march"} and words[start - 1 : start] == ["the"]
        return named or (bool(start) and words[start - 1] in _BEFORE)
    if size == 1:
        return len(run[0]) == 4 and run[0].isdigit() and run[0][:2] in {"19", "20"}
    named = any(word in MONTHS | {"may"} for word in run)
    return named and any(word[0].isdigit() for word in run)


def _read(scope: Scope, run: Sequence[str]) -> When | None:
    year = scope.snapshot.book.stories[scope.story].opened_on.year
    text = " ".join(run) if len(run) > 1 or run[0].isdigit() else f"{run[0]} {year}"
    try:
        return read_when(text, today=scope.moment.now.date(), year=year)
    except RequestError:
        return None


def _relative(scope: Scope, run: Sequence[str]) -> When | None:
    today = scope.moment.now.date()
    monday = today - timedelta(days=today.weekday())
    match tuple(run):
        case ("yesterday",):
            return When(start_on=today - timedelta(days=1))
        case ("tomorrow",):
            return When(start_on=today + timedelta(days=1))
        case ("last" | "next" as which, "week"):
            return When(start_on=monday + _weeks(which), precision=Precision.WEEK)
        case ("last" | "next" as which, "month"):
            return When(start_on=_month(today, which), precision=Precision.MONTH)
        case ("last" | "next" as which, "year"):
            year = today.year + (1 if which == "next" else -1)
            return When(start_on=date(year, 1, 1), precision=Precision.YEAR)
        case _:
            return None


def _weeks(which: str) -> timedelta:
    return timedelta(weeks=1 if which == "next" else -1)


def _month(today: date, which: str) -> date:
    first = today.replace(day=1)
    return (first + timedelta(days=31 if which == "next" else -1)).replace(day=1)
