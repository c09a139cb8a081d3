"""Skipped dates as people type them."""

import re
from datetime import date, datetime

from bot.digests.schedule import MOST_SKIPPED, Skip
from bot.errors import RequestError
from bot.messages.typed import say_typed

_FORMATS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_BETWEEN = re.compile(r"\s+(?:to|until|through|-|–|—)\s+|\s*\.\.\s*|\s*[–—]\s*")
# A comma may also stand within "December 25, 2026": a year follows there.
_LISTED = re.compile(r"\s*(?:,(?!\s*\d{4}\s*(?:,|$| and | to ))|;|\band\b|&)\s*")


def read_skips(text: str) -> tuple[Skip, ...]:
    """Read "2026-12-25, 31 December 2026 to 2 January 2027"; in order, and joined where they meet.

    Raises RequestError for what is no date, and for a stretch that runs backwards or over a year.
    """
    skips = _join([_read_skip(each) for each in _LISTED.split(text) if each.strip()])
    if not skips:
        raise RequestError("Name the dates to skip, such as “except 2026-12-25”.")
    if len(skips) > MOST_SKIPPED:
        raise RequestError(f"At most {MOST_SKIPPED} stretches of dates can be skipped.")
    return skips


def read_date(text: str) -> date:
    """Read a whole date. Raises RequestError for what is none, such as 10/09/2026."""
    plain = " ".join(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|[,.]", " ", text.casefold()).split())
    for pattern in _FORMATS:
        try:
            return datetime.strptime(plain, pattern).date()  # a calendar date
        except ValueError:
            continue
    raise RequestError(
        f"{say_typed(text)} is not a date I can read. Write it like 2026-12-25 or 25 December 2026."
    )


def _read_skip(text: str) -> Skip:
    ends = _BETWEEN.split(text.strip())
    first_on, last_on = read_date(ends[0]), read_date(" to ".join(ends[1:]) or ends[0])
    if last_on < first_on:
        raise RequestError(f"{say_typed(text)} runs backwards: write the earlier date first.")
    return _skip(first_on, last_on)


def _join(skips: list[Skip]) -> tuple[Skip, ...]:
    joined: list[Skip] = []
    for skip in sorted(skips, key=lambda each: each.first_on):
        if not joined or skip.first_on > joined[-1].last_on:
            joined.append(skip)
        elif skip.last_on > joined[-1].last_on:
            joined[-1] = _skip(joined[-1].first_on, skip.last_on)
    return tuple(joined)


def _skip(first_on: date, last_on: date) -> Skip:
    try:
        return Skip(first_on=first_on, last_on=last_on)
    except ValueError:
        raise RequestError(
            f"{first_on} to {last_on} is over a year: pause the digest instead."
        ) from None
