"""Schedules that cannot be built."""

from collections.abc import Callable
from datetime import UTC, date, time, timedelta

import pytest

from bot.digests.rules import Rules
from bot.digests.schedule import (
    AtTimes,
    EveryHours,
    Monthly,
    QuietHours,
    Schedule,
    Skip,
    Weekday,
    Weekly,
)
from tests.digests.builders import MORNINGS, a_subscription

CHRISTMAS = Skip(first_on=date(2026, 12, 24), last_on=date(2026, 12, 26))


@pytest.mark.parametrize(
    "build",
    [
        lambda: Weekly(weekdays=()),
        lambda: Weekly(weekdays=(Weekday.FRIDAY, Weekday.MONDAY)),
        lambda: Monthly(month_days=(0,)),
        lambda: Monthly(month_days=(32,)),
        lambda: Monthly(month_days=(2, 2)),
        lambda: AtTimes(times=()),
        lambda: AtTimes(times=(time(9), time(8))),
        lambda: AtTimes(times=(time(8, 0, 30),)),
        lambda: AtTimes(times=(time(8, tzinfo=UTC),)),
        lambda: AtTimes(times=tuple(time(0, minute) for minute in range(25))),
        lambda: EveryHours(hours=13),
        lambda: EveryHours(hours=2, first=time(9), last=time(8)),
        lambda: QuietHours(start=time(9), end=time(9)),
        lambda: Skip(first_on=date(2026, 2, 2), last_on=date(2026, 2, 1)),
        lambda: Skip(first_on=date(2026, 2, 2), last_on=date(2028, 2, 1)),
        lambda: Schedule(days=MORNINGS.days, hours=MORNINGS.hours, skips=(CHRISTMAS, CHRISTMAS)),
        lambda: Rules(lookback=timedelta(0)),
        lambda: Rules(apart=timedelta(days=2)),
        lambda: a_subscription(sections=()),
        lambda: a_subscription(version=0),
    ],
)
def test_what_cannot_be_is_not_built(build: Callable[[], object]) -> None:
    with pytest.raises(ValueError):
        build()
