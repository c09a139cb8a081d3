"""Runs a few jobs at intervals, for as long as the process lives."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import (  # type: ignore[import-untyped]  # it ships no types
    AsyncIOScheduler,
)
from apscheduler.triggers.interval import (  # type: ignore[import-untyped]  # it ships no types
    IntervalTrigger,
)

from bot.clock import Clock


@dataclass(frozen=True, kw_only=True, slots=True)
class IntervalJob:
    """`run` is called every `seconds`, the first time `seconds` after the start.

    While a run lasts no other starts; those missed meanwhile become one. An error is logged,
    and the job goes on.
    """

    name: str
    seconds: float
    run: Callable[[], Awaitable[None]]

    def __post_init__(self) -> None:
        if self.seconds <= 0:
            raise ValueError(f"{self.name}: an interval is longer than nothing")


class _Every(IntervalTrigger):  # type: ignore[misc]  # apscheduler ships no types
    """An interval that counts from now once its time has passed.

    APScheduler lists every run that was missed before it makes one of them: after a clock
    that jumped years ahead, that list alone would fill the memory.
    """

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        """Return the next time, always later than `now`."""
        following = now if previous is None else previous + self.interval
        return following if following > now else now + self.interval


class Scheduler:
    """APScheduler over interval jobs. It keeps nothing: what is due is for the jobs to know."""

    def __init__(
        self, jobs: Sequence[IntervalJob], *, clock: Clock, new_id: Callable[[], str]
    ) -> None:
        """`new_id` names an error in the log. Raises ValueError when two jobs share a name."""
        if len({job.name for job in jobs}) < len(jobs):
            raise ValueError("two jobs share a name")
        self._clock = clock
        self._new_id = new_id
        self._shortest = min((job.seconds for job in jobs), default=1.0)
        self._log = structlog.get_logger("bot.scheduling")
        self._running: set[asyncio.Future[None]] = set()
        self._check: asyncio.TimerHandle | None = None
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        for job in jobs:
            self._add(job)

    def start(self) -> None:
        """Start the intervals, on the running event loop."""
        self._scheduler.start()
        self._watch_clock()

    async def stop(self, *, grace: float = 10.0) -> None:
        """Start no more runs, wait `grace` seconds for those under way, then cancel them."""
        if not self._scheduler.running:
            return
        if self._check:
            self._check.cancel()
        self._scheduler.pause()
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=grace)
            for run in late:
                run.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._scheduler.shutdown()
        # APScheduler shuts down in the loop's next turn.
        await asyncio.sleep(0)

    def _add(self, job: IntervalJob) -> None:
        self._scheduler.add_job(
            self._run,
            _Every(seconds=job.seconds, timezone=UTC),
            args=(job,),
            id=job.name,
            name=job.name,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )

    async def _run(self, job: IntervalJob) -> None:
        # In a future of its own: APScheduler swallows a cancellation of what it runs itself.
        run = asyncio.ensure_future(job.run())
        self._running.add(run)
        await asyncio.wait((run,))
        self._running.discard(run)
        if not run.cancelled() and (error := run.exception()):
            self._log.error("job_failed", job=job.name, error_id=self._new_id(), exc_info=error)

    def _watch_clock(self) -> None:
        """Bring back what a clock that was set back has put off.

        APScheduler waits for a wall time, so an hour back would mean an hour without runs.
        """
        now = self._clock()
        for job in self._scheduler.get_jobs():
            if job.next_run_time - now > job.trigger.interval + timedelta(seconds=1):
                job.modify(next_run_time=now)
        loop = asyncio.get_running_loop()
        self._check = loop.call_later(self._shortest, self._watch_clock)
