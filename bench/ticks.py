"""A tick over subscriptions that are due: deciding their slots, in memory."""

import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from bench.row import Row, at_most
from bot.digests.plan import CatchUp
from bot.digests.planner import Planner
from bot.digests.read_schedule import read_schedule
from bot.digests.standing import Scheduled, scheduled_of, start_at
from tests.digests.builders import a_subscription

DUE = 10_000
ROUNDS = 5
_NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
_LIMIT_S = 0.5
"""What reading, deciding and writing may take together."""
_SCHEDULES = (
    "weekdays 08:30",
    "mon, thu 9:00 and 17:00",
    "every 4 hours, quiet 22:00-07:00",
    "monthly on the 31st at 07:00",
)
_ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tehran", "Australia/Sydney", "UTC")


def measure_ticks() -> Iterator[Row]:
    """Yield one row: seconds to decide the slots of all that are due."""
    due = [_overdue(number) for number in range(DUE)]
    yield at_most(
        f"digest_slots_of_{DUE}_due",
        statistics.median(_expand(due) for _ in range(ROUNDS)),
        "s",
        _LIMIT_S,
        times=0.6,
    )


def _expand(due: list[tuple[Scheduled, datetime]]) -> float:
    started = time.perf_counter()
    planners: dict[datetime, Planner] = {}
    made = []
    for each, now in due:
        if now not in planners:
            planners[now] = Planner(now=now, catch_up=CatchUp())
        made.append(planners[now].plan(each))
    seconds = time.perf_counter() - started
    if sum(len(plan.course.decisions) for plan in made) != len(due):
        raise RuntimeError("a slot was not decided")
    return seconds


def _overdue(number: int) -> tuple[Scheduled, datetime]:
    schedule = read_schedule(_SCHEDULES[number % len(_SCHEDULES)])
    zone = _ZONES[number % len(_ZONES)]
    subscription = a_subscription(id=f"s{number}", schedule=schedule, zone=zone)
    standing = start_at(subscription, now=_NOW)
    if standing.next_due_at is None:
        raise RuntimeError("a schedule without slots")
    return scheduled_of(standing), standing.next_due_at
