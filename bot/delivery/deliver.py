"""The worker: claims deliveries of one platform and carries each to its end."""

import asyncio
from datetime import datetime

import structlog

from bot.delivery.carry import Carrier
from bot.delivery.delivery import Delivery
from bot.delivery.gather import until_quiet
from bot.delivery.store import Claim, DeliveryStore
from bot.delivery.terms import Terms
from bot.delivery.timing import Timing
from bot.errors import StoreError
from bot.messages.request import Platform

_log = structlog.stdlib.get_logger(__name__)
_SHORTEST_REST = 0.02


class Deliverer:
    """Works on one token. Several on one store, in any processes, share its deliveries.

    `holder` names this worker in the store; no other has the name at the same time.
    """

    def __init__(
        self,
        *,
        platform: Platform,
        holder: str,
        store: DeliveryStore,
        carrier: Carrier,
        terms: Terms,
        timing: Timing,
    ) -> None:
        self._platform = platform
        self._holder = holder
        self._store = store
        self._carrier = carrier
        self._terms = terms
        self._timing = timing
        self._tasks: set[asyncio.Task[None]] = set()
        self._due: datetime | None = None
        self._more = False
        self._woken = asyncio.Event()
        self._stopped = asyncio.Event()

    def wake(self) -> None:
        """Have the store asked at once, because something was added to it."""
        self._woken.set()

    async def run(self) -> None:
        """Deliver until `stop`."""
        while not self._stopped.is_set():
            self._woken.clear()
            for delivery in await self._claim():
                self._begin(delivery)
            await self._rest()
        await self._finish()

    async def stop(self) -> None:
        """Have `run` give back what waits, finish what is being sent, and return in 20 s."""
        self._stopped.set()
        self._woken.set()
        self._carrier.stop()

    async def drain(self) -> None:
        """Deliver whatever may be attempted now, and return when nothing is under way."""
        while claimed := await self._claim():
            for delivery in claimed:
                self._begin(delivery)
            await asyncio.gather(*self._tasks)

    def _free(self) -> int:
        return self._terms.at_once - len(self._tasks)

    async def _claim(self) -> tuple[Delivery, ...]:
        if not self._free() or self._carrier.closed():
            return ()
        try:
            return await self._ask()
        except StoreError as error:
            _log.warning("delivery_store_lost", platform=self._platform, fault=str(error))
            return ()

    async def _ask(self) -> tuple[Delivery, ...]:
        now = self._timing.clock()
        if not self._more:
            # One indexed read, so that an idle worker takes no lock.
            self._due = await self._store.next_due(self._platform)
            if self._due is None or self._due > now:
                return ()
        claim = Claim(
            platform=self._platform,
            holder=self._holder,
            now=now,
            lease=self._terms.lease,
            limit=self._free(),
        )
        claimed = await self._store.claim(claim)
        self._more = len(claimed) == claim.limit
        return claimed

    def _begin(self, delivery: Delivery) -> None:
        task = asyncio.create_task(self._carrier.carry(delivery))
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._woken.set()
        if not task.cancelled() and (error := task.exception()):
            _log.error("delivery_failed", platform=self._platform, exc_info=error)

    async def _rest(self) -> None:
        """Wait until something ends, is added or falls due, a while at most."""
        seconds = self._terms.poll
        if self._due and (ahead := (self._due - self._timing.clock()).total_seconds()) > 0:
            seconds = min(max(ahead, _SHORTEST_REST), seconds)
        woken = asyncio.create_task(self._woken.wait())
        slept = asyncio.ensure_future(self._timing.sleep(seconds))
        try:
            await asyncio.wait({woken, slept}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            woken.cancel()
            slept.cancel()
            await asyncio.gather(woken, slept, return_exceptions=True)
        if 0 < self._free() < self._terms.at_once:
            # Others are about to end too: one claim for all of them.
            await until_quiet(self._free, sleep=self._timing.sleep)

    async def _finish(self) -> None:
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=self._terms.stop.total_seconds())
            for task in late:
                # On record as being sent: whoever claims it next looks for it first.
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._carrier.finish()
