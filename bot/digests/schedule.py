"""When a digest is due: on which days, at which wall times, and when to stay quiet.

Everything here is local and says nothing of a zone; `timetable` brings the zone in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import IntEnum
from itertools import pairwise

MOST_TIMES = 24
"""Wall times in one day: no digest is due more often than that."""
MOST_SKIPPED = 100
"""Stretches of skipped dates in one schedule."""
_SHORTEST_MONTH = 28
_LONGEST_SKIP = timedelta(days=366)
_END_OF_DAY = time(23, 59)


class Weekday(IntEnum):
    """As `date.weekday()` counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


EVERY_DAY = tuple(Weekday)
WORKING_DAYS = EVERY_DAY[:5]
WEEKEND = EVERY_DAY[5:]


@dataclass(frozen=True, kw_only=True, slots=True)
class Weekly:
    """Days of the week, in their order; all seven are every day."""

    weekdays: tuple[Weekday, ...]

    def __post_init__(self) -> None:
        _require_rising(self.weekdays, "days of the week")

    def has(self, day: date) -> bool:
        """Tell whether a digest is due on a local date."""
        return day.weekday() in self.weekdays


@dataclass(frozen=True, kw_only=True, slots=True)
class Monthly:
    """Days of the month, 1 to 31. In a month without such a day its last day stands for it."""

    month_days: tuple[int, ...]

    def __post_init__(self) -> None:
        _require_rising(self.month_days, "days of the month")
        if self.month_days[0] < 1 or self.month_days[-1] > 31:
            raise ValueError("days of the month are 1 to 31")

    def has(self, day: date) -> bool:
        """Tell whether a digest is due on a local date."""
        if day.day in self.month_days:
            return True
        may_be_last = _SHORTEST_MONTH <= day.day < self.month_days[-1]
        return may_be_last and (day + timedelta(days=1)).day == 1


@dataclass(frozen=True, kw_only=True, slots=True)
class AtTimes:
    """Whole minutes, earliest first."""

    times: tuple[time, ...]

    def __post_init__(self) -> None:
        _require_rising(self.times, "times")
        _require_minutes(*self.times)
        if len(self.times) > MOST_TIMES:
            raise ValueError(f"at most {MOST_TIMES} times a day")

    def wall_times(self) -> tuple[time, ...]:
        """Return the times of a day."""
        return self.times


@dataclass(frozen=True, kw_only=True, slots=True)
class EveryHours:
    """At `first` and every so many hours after it, up to `last`, counted anew on each date.

    Counting anew keeps the wall times the same on every date, clock change or not; a number
    of hours that does not divide the day therefore ends it with a shorter step.
    """

    hours: int
    first: time = time()
    last: time = _END_OF_DAY

    def __post_init__(self) -> None:
        _require_minutes(self.first, self.last)
        if not 1 <= self.hours <= 12:
            raise ValueError("every 1 to 12 hours")
        if self.last < self.first:
            raise ValueError("the last time of a day is not before its first")

    def wall_times(self) -> tuple[time, ...]:
        """Return the times of a day, earliest first."""
        minutes = range(_minutes(self.first), _minutes(self.last) + 1, self.hours * 60)
        return tuple(time(each // 60, each % 60) for each in minutes)


@dataclass(frozen=True, kw_only=True, slots=True)
class QuietHours:
    """From `start`, inclusive, to `end`, exclusive; over midnight when `end` is the earlier."""

    start: time
    end: time

    def __post_init__(self) -> None:
        _require_minutes(self.start, self.end)
        if self.start == self.end:
            raise ValueError("quiet hours start and end at different times")

    def cover(self, at: time) -> bool:
        """Tell whether a wall time is within them."""
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, kw_only=True, slots=True)
class Skip:
    """Local dates without a digest, both inclusive; at most a year."""

    first_on: date
    last_on: date

    def __post_init__(self) -> None:
        if not timedelta(0) <= self.last_on - self.first_on <= _LONGEST_SKIP:
            raise ValueError("skipped dates run forwards, for a year at most")


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """What falls into quiet hours waits for their end; what falls on a skipped date is dropped.

    So is what would wait into a skipped date. `skips` are in order and apart.
    """

    days: Weekly | Monthly
    hours: AtTimes | EveryHours
    quiet: QuietHours | None = None
    skips: tuple[Skip, ...] = ()

    def __post_init__(self) -> None:
        if any(before.last_on >= after.first_on for before, after in pairwise(self.skips)):
            raise ValueError("skipped dates are in order and apart")
        if len(self.skips) > MOST_SKIPPED:
            raise ValueError(f"at most {MOST_SKIPPED} stretches of skipped dates")

    def skipped(self, day: date) -> Skip | None:
        """Return the stretch of skipped dates that a date is in."""
        return next((skip for skip in self.skips if skip.first_on <= day <= skip.last_on), None)


def _require_rising(values: Sequence[int] | Sequence[time], what: str) -> None:
    # Compared as text of one width, which orders numbers and times alike.
    texts = [str(value).zfill(8) for value in values]
    if not texts or texts != sorted(set(texts)):
        raise ValueError(f"{what} are given, in order, each once")


def _require_minutes(*times: time) -> None:
    if any(each.second or each.microsecond or each.tzinfo for each in times):
        raise ValueError("a wall time is a whole minute without a zone")


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
