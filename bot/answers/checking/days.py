"""Dates in a text; only such as are the same whenever the text is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.answers.dates import read_when
from bot.errors import RequestError
from bot.facts.when import When

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    r"\b(?:(?P<lead>on|in|during|of|for|since|before|after|until|till|by|from)\s+(?:the\s+)?)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?"
    r"(?P<date>"
    rf"\d{{4}}-\d{{2}}(?:-\d{{2}})?(?!\d)"
    rf"|{_DAY}\s+(?:of\s+)?(?:{_MONTH})\b\.?(?:,?\s+\d{{4}}\b)?"
    rf"|(?:{_MONTH})\b\.?\s+{_DAY}\b(?:,?\s+\d{{4}}\b)?"
    rf"|(?:{_MONTH})\b\.?\s+\d{{4}}\b"
    r"|(?<=in\s)(?:19|20)\d{2}\b|(?<=of\s)(?:19|20)\d{2}\b|(?<=since\s)(?:19|20)\d{2}\b"
    r"|(?<=during\s)(?:19|20)\d{2}\b|(?<=for\s)(?:19|20)\d{2}\b"
    r")",
    re.IGNORECASE,
)
_RELATED = frozenset("since before after until till by from".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """`exact` is False for a date that only bounds the time: "since 2022"."""

    when: When
    exact: bool
    start: int
    end: int


def read_days(text: str, *, year: int) -> Iterator[Day]:
    """Yield the dates of a text; `year` serves those without one.

    "Yesterday" and names of days are none: when the text was written is not known.
    """
    for found in _DATE.finditer(text):
        typed = found["date"].replace(".", "")
        try:
            # The date of reading only matters for "today", which is not looked for.
            when = read_when(typed, today=date.max, year=year)
        except RequestError:
            continue
        lead = (found["lead"] or "").casefold()
        yield Day(when=when, exact=lead not in _RELATED, start=found.start(), end=found.end())
