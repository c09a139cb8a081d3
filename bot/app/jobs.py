"""What is done at intervals, for as long as the bot runs."""

import asyncio
import gc
import random
from collections.abc import Awaitable, Callable
from functools import partial

from bot.app.desk import Desk
from bot.app.garbage import settle
from bot.app.outbox_watch import OutboxWatch
from bot.clock import system_clock
from bot.digests.signed_out import resume_signed_out
from bot.digests.zone import suggest_zones
from bot.logs import new_error_id
from bot.scheduling.scheduler import IntervalJob, Scheduler

_FLUSH_SECONDS = 2.0
_LOOK_SECONDS = 10.0


def start_jobs(desk: Desk, watch: OutboxWatch) -> Scheduler:
    """Start them on the running loop; whoever starts them stops them."""
    settings, digests = desk.settings, desk.digests
    jobs = [
        IntervalJob(name="refresh", seconds=settings.store.refresh_seconds, run=_refresh(desk)),
        IntervalJob(name="postings", seconds=_FLUSH_SECONDS, run=digests.recorder.flush),
    ]
    if settings.digests.enabled:
        seconds = settings.digests.tick_seconds
        jobs += [
            IntervalJob(name="digests", seconds=seconds, run=_Ticking(desk).run),
            IntervalJob(name="outbox", seconds=_LOOK_SECONDS, run=watch.look),
            IntervalJob(name="signed-out", seconds=_LOOK_SECONDS, run=_resume_signed_out(desk)),
        ]
    gc.freeze()
    scheduler = Scheduler(
        jobs, clock=system_clock, new_id=partial(new_error_id, random.SystemRandom())
    )
    scheduler.start()
    return scheduler


class _Ticking:
    """Plans every digest anew before the first tick, which a start need not wait for."""

    def __init__(self, desk: Desk) -> None:
        self._tick = desk.digests.tick()
        self._started = False

    async def run(self) -> None:
        if not self._started:
            self._started = True
            # Read from the disk here, and not while somebody waits for a suggestion.
            await asyncio.to_thread(suggest_zones, "")
            await self._tick.start()
        await self._tick.run_once()


def _refresh(desk: Desk) -> Callable[[], Awaitable[None]]:
    async def refresh() -> None:
        # Warmed a turn after the swap: nothing waits for it, a start least of all.
        if await desk.shelf.refresh() or await desk.shelf.warm():
            settle()

    return refresh


def _resume_signed_out(desk: Desk) -> Callable[[], Awaitable[None]]:
    async def resume() -> None:
        digests = desk.digests
        if platforms := digests.outlets.mended():
            await resume_signed_out(digests.store, platforms, now=desk.clock())

    return resume
