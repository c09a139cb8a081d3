"""Schedules as people type them: "weekdays 08:30, quiet 22:00-07:00, except 2026-12-25"."""

import re
from itertools import zip_longest

from bot.digests.draft import EXAMPLES
from bot.digests.read_dates import read_skips
from bot.digests.read_days_and_times import read_days_and_times
from bot.digests.read_time import read_time
from bot.digests.say_schedule import SHORTER_MONTH
from bot.digests.schedule import QuietHours, Schedule, Skip
from bot.digests.tokens import fold_schedule
from bot.errors import RequestError
from bot.messages.typed import say_typed

_LONGEST = 2000
_QUIET = r"quiet(?: hours)?(?: from| between)?|not between"
_EXCEPT = r"except(?: on)?|(?:but )?not on|skip(?:ping)?"
_CLAUSE = re.compile(rf"[\s,;]*\b(?:(?P<quiet>{_QUIET})|(?P<skips>{_EXCEPT}))\b[\s:]*")
_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b)\s*")


def read_schedule(text: str) -> Schedule:
    """Read a schedule; no day named means every day.

    Raises RequestError with one sentence or two that say what is wrong and how to write it.
    """
    folded = fold_schedule(text).replace(f"({SHORTER_MONTH})", " ").strip()
    if not folded:
        raise RequestError(f"Say when: {EXAMPLES}.")
    if len(folded) > _LONGEST:
        raise RequestError(f"A schedule has at most {_LONGEST} characters.")
    main, quiet, skips = split_clauses(folded)
    days, hours = read_days_and_times(main)
    return Schedule(days=days, hours=hours, quiet=quiet, skips=skips)


def read_quiet(text: str) -> QuietHours:
    """Read "22:00-07:00". Raises RequestError for what is not two different times."""
    ends = [each for each in _TO.split(text.strip(" ,;")) if each]
    if len(ends) != 2:
        raise RequestError(
            f"{say_typed(text)} does not say from when to when. Write quiet hours like 22:00-07:00."
        )
    start, end = map(read_time, ends)
    if start == end:
        raise RequestError("Quiet hours start and end at different times; to stop all, pause it.")
    return QuietHours(start=start, end=end)


def split_clauses(folded: str) -> tuple[str, QuietHours | None, tuple[Skip, ...]]:
    """Return the part with days and times, and the clauses after it, each at most once."""
    starts = list(_CLAUSE.finditer(folded))
    clauses: dict[str, str] = {}
    for found, following in zip_longest(starts, starts[1:]):
        name = found.lastgroup or ""
        if name in clauses:
            raise RequestError(f"{say_typed(found[0].strip(' ,;:'))} stands there twice.")
        clauses[name] = folded[found.end() : following.start() if following else None]
    return (
        folded[: starts[0].start()] if starts else folded,
        read_quiet(clauses["quiet"]) if "quiet" in clauses else None,
        read_skips(clauses["skips"]) if "skips" in clauses else (),
    )
