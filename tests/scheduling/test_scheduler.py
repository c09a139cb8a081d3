"""Jobs at intervals, run by the real APScheduler."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from types import SimpleNamespace

import apscheduler.schedulers.base as apscheduler_base  # type: ignore[import-untyped]  # it ships no types
import pytest
import structlog

from bot.clock import system_clock
from bot.scheduling.scheduler import IntervalJob, Scheduler

SOON = 0.01
NEVER = 3600.0
PATIENCE = 20.0


class Counter:
    """An async function that counts its calls and can be waited for."""

    def __init__(self, act: Callable[[], Awaitable[None]] | None = None) -> None:
        self.calls = 0
        self._act = act
        self._called = asyncio.Condition()

    async def __call__(self) -> None:
        async with self._called:
            self.calls += 1
            self._called.notify_all()
        if self._act:
            await self._act()

    async def wait_for(self, calls: int) -> None:
        async with asyncio.timeout(PATIENCE), self._called:
            await self._called.wait_for(lambda: self.calls >= calls)


@asynccontextmanager
async def started(*jobs: IntervalJob) -> AsyncIterator[Scheduler]:
    scheduler = Scheduler(jobs, clock=system_clock, new_id=lambda: "some-id")
    scheduler.start()
    try:
        yield scheduler
    finally:
        await scheduler.stop()


async def test_every_job_runs_again_and_again() -> None:
    first, second = Counter(), Counter()
    async with started(
        IntervalJob(name="first", seconds=SOON, run=first),
        IntervalJob(name="second", seconds=SOON, run=second),
    ):
        await first.wait_for(3)
        await second.wait_for(3)


async def test_a_job_that_fails_is_logged_with_an_id_and_runs_again() -> None:
    async def fail() -> None:
        raise RuntimeError("no luck")

    job = Counter(fail)
    with structlog.testing.capture_logs() as logged:
        async with started(IntervalJob(name="tick", seconds=SOON, run=job)):
            await job.wait_for(2)
    assert logged[0]["event"] == "job_failed"
    assert (logged[0]["job"], logged[0]["error_id"]) == ("tick", "some-id")
    assert str(logged[0]["exc_info"]) == "no luck"


async def test_a_job_does_not_run_beside_itself() -> None:
    go_on = asyncio.Event()
    slow = Counter(_waiting_for(go_on))
    other = Counter()
    async with started(
        IntervalJob(name="slow", seconds=SOON, run=slow),
        IntervalJob(name="other", seconds=SOON, run=other),
    ):
        await other.wait_for(5)
        assert slow.calls == 1
        go_on.set()
        await slow.wait_for(2)


async def test_nothing_runs_after_a_stop() -> None:
    job = Counter()
    async with started(IntervalJob(name="tick", seconds=SOON, run=job)):
        await job.wait_for(1)
    calls = job.calls
    await asyncio.wait((asyncio.create_task(asyncio.Event().wait()),), timeout=5 * SOON)
    assert job.calls == calls


async def test_a_stop_lets_a_run_end() -> None:
    go_on = asyncio.Event()
    ended: list[str] = []

    async def run() -> None:
        await go_on.wait()
        ended.append("ended")

    job = Counter(run)
    async with started(IntervalJob(name="tick", seconds=SOON, run=job)) as scheduler:
        await job.wait_for(1)
        stopping = asyncio.create_task(scheduler.stop())
        go_on.set()
        await stopping
    assert ended == ["ended"]


async def test_a_stop_cancels_a_run_that_does_not_end_in_time() -> None:
    cancelled: list[str] = []

    async def run() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append("cancelled")
            raise

    job = Counter(run)
    with structlog.testing.capture_logs() as logged:
        async with started(IntervalJob(name="tick", seconds=SOON, run=job)) as scheduler:
            await job.wait_for(1)
            await scheduler.stop(grace=0)
    assert cancelled == ["cancelled"]
    assert logged == []


async def test_a_scheduler_may_be_stopped_twice_or_without_a_start() -> None:
    async with started() as scheduler:
        await scheduler.stop()
    await Scheduler((), clock=system_clock, new_id=str).stop()


def test_an_interval_is_longer_than_nothing() -> None:
    with pytest.raises(ValueError, match="tick"):
        IntervalJob(name="tick", seconds=0, run=Counter())


async def test_two_jobs_do_not_share_a_name() -> None:
    twice = IntervalJob(name="tick", seconds=NEVER, run=Counter())
    with pytest.raises(ValueError, match="name"):
        Scheduler((twice, twice), clock=system_clock, new_id=str)


async def test_a_clock_set_back_an_hour_puts_nothing_off(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = timedelta()

    def clock(_zone: tzinfo = UTC) -> datetime:
        return system_clock() + shift

    monkeypatch.setattr(apscheduler_base, "datetime", SimpleNamespace(now=clock))
    job = Counter()
    scheduler = Scheduler(
        (IntervalJob(name="tick", seconds=SOON, run=job),), clock=clock, new_id=str
    )
    scheduler.start()
    await job.wait_for(1)
    shift = -timedelta(hours=1)
    await job.wait_for(job.calls + 3)
    await scheduler.stop()


async def test_a_clock_that_jumps_decades_ahead_makes_one_run_of_all_it_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shift = timedelta()

    def clock(_zone: tzinfo = UTC) -> datetime:
        return system_clock() + shift

    monkeypatch.setattr(apscheduler_base, "datetime", SimpleNamespace(now=clock))
    job = Counter()
    scheduler = Scheduler(
        (IntervalJob(name="tick", seconds=SOON, run=job),), clock=clock, new_id=str
    )
    scheduler.start()
    await job.wait_for(1)
    shift = timedelta(days=50 * 365)
    calls = job.calls
    await job.wait_for(calls + 3)
    assert job.calls < calls + 100
    await scheduler.stop()


def _waiting_for(event: asyncio.Event) -> Callable[[], Awaitable[None]]:
    async def wait() -> None:
        await event.wait()

    return wait
