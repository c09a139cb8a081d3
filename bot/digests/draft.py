"""The days and times of a schedule while its text is being read."""

from datetime import time

from bot.digests.schedule import (
    EVERY_DAY,
    MOST_TIMES,
    AtTimes,
    EveryHours,
    Monthly,
    Weekday,
    Weekly,
)
from bot.errors import RequestError

EXAMPLES = (
    "“weekdays 08:30”, “mon, thu 9:00 and 17:00”, “every 4 hours” or “monthly on the 31st at 07:00”"
)


class Draft:
    """Collects what is said, in any order. Every method raises RequestError for what cannot be."""

    def __init__(self) -> None:
        self.monthly = False
        self.weekly = False
        self.ends: tuple[time, time] | None = None
        self._weekdays: set[Weekday] = set()
        self._month_days: set[int] = set()
        self._times: set[time] = set()
        self._steps: int | None = None
        self._turns: list[str] = []

    def add_weekdays(self, weekdays: tuple[Weekday, ...]) -> None:
        """Add days of the week."""
        self._note("days")
        self._weekdays.update(weekdays)

    def add_month_day(self, day: int) -> None:
        """Add a day of the month."""
        if not 1 <= day <= 31:
            raise RequestError(f"No month has a day {day}; days of the month are 1 to 31.")
        self._note("days")
        self._month_days.add(day)
        self.monthly = True

    def add_time(self, at: time) -> None:
        """Add a time of day."""
        self._note("times")
        self._times.add(at)

    def set_steps(self, hours: int) -> None:
        """Make it due every so many hours."""
        if not 1 <= hours <= 12:
            raise RequestError(
                f"Every {hours} hours cannot be: it is 1 to 12. "
                "For once a day or less, name the time, such as “daily 08:30”."
            )
        self._steps = hours

    @property
    def names_days(self) -> bool:
        """Whether anything was said of days."""
        return bool(self.monthly or self.weekly or self._weekdays)

    @property
    def names_hours(self) -> bool:
        """Whether anything was said of times."""
        return bool(self._times or self.ends or self._steps is not None)

    def days(self) -> Weekly | Monthly:
        """Return the days; every day when none was named."""
        if self.monthly and (self._weekdays or self.weekly):
            raise RequestError("Name days of the week or days of the month, not both.")
        if self.monthly and not self._month_days:
            raise RequestError("On which day of the month? Write “monthly on the 1st at 08:00”.")
        if self.weekly and not self._weekdays:
            raise RequestError("On which day of the week? Write “weekly on Monday at 08:00”.")
        if self.monthly:
            return Monthly(month_days=tuple(sorted(self._month_days)))
        return Weekly(weekdays=tuple(sorted(self._weekdays)) or EVERY_DAY)

    def hours(self) -> AtTimes | EveryHours:
        """Return the times of day."""
        if self._steps is None:
            return self._at_times()
        if self._times:
            raise RequestError(
                "Give times or a number of hours, not both: “every 4 hours from 09:30” starts then."
            )
        first, last = self.ends or (time(), time(23, 59))
        if last < first:
            raise RequestError(
                f"“From {first:%H:%M} to {last:%H:%M}” runs over midnight; within a day it cannot."
            )
        return EveryHours(hours=self._steps, first=first, last=last)

    def _at_times(self) -> AtTimes:
        if self.ends:
            raise RequestError("How often in between? Write “every 2 hours from 08:00 to 18:00”.")
        if not self._times:
            raise RequestError("At what time? Write it with the days, such as “weekdays 08:30”.")
        if len(self._times) > MOST_TIMES:
            raise RequestError(f"A digest is due at most {MOST_TIMES} times a day.")
        return AtTimes(times=tuple(sorted(self._times)))

    def _note(self, what: str) -> None:
        """Refuse days with times of their own: a digest has one set of times."""
        if self._turns[-1:] != [what]:
            self._turns.append(what)
        if len(self._turns) > 2:
            raise RequestError(
                "One digest has the same times on each of its days. "
                "Name the days, then the times; other days may have a digest of their own."
            )
