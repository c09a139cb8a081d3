"""A calendar date as exactly as the source gives it: a day, a week, a month or a year."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How exact a date is. A week starts on Monday (ISO 8601)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class When:
    """`start_on` is the first day of the period that `precision` names."""

    start_on: date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        first = {
            Precision.DAY: True,
            Precision.WEEK: self.start_on.weekday() == 0,
            Precision.MONTH: self.start_on.day == 1,
            Precision.YEAR: (self.start_on.month, self.start_on.day) == (1, 1),
        }
        if not first[self.precision]:
            raise ValueError(f"{self.start_on} is not the first day of a {self.precision.value}")

    @property
    def end_on(self) -> date:
        """The last day of the period, inclusive."""
        match self.precision:
            case Precision.DAY:
                return self.start_on
            case Precision.WEEK:
                return self.start_on + timedelta(days=6)
            case Precision.MONTH:
                last = calendar.monthrange(self.start_on.year, self.start_on.month)[1]
                return self.start_on.replace(day=last)
            case Precision.YEAR:
                return self.start_on.replace(month=12, day=31)
