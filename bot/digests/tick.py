"""What is done every second: slots that fall due are decided, and their editions published."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

import structlog

from bot.clock import Clock
from bot.digests.breaking import Breaking
from bot.digests.change import pause
from bot.digests.deadlines import Deadlines
from bot.digests.owners import Owners
from bot.digests.plan import CatchUp, Plan
from bot.digests.planner import Planner
from bot.digests.publish import Publisher
from bot.digests.publish_open import OpenRecords
from bot.digests.standing import Scheduled
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Pause, PauseReason, SubscriptionId
from bot.errors import DeliveryError, RequestError, StoreError
from bot.facts.book import Book

_PAGE, _SLICE = 1000, 50
"""Subscriptions read and written at once, and those decided before others have their turn."""
_log = structlog.stdlib.get_logger(__name__)


class DigestTick:
    """Any number of processes may tick over one store: each slot is decided and issued once.

    `wake` is called when something was put in the outbox.
    """

    def __init__(
        self,
        *,
        store: SubscriptionStore,
        publisher: Publisher,
        book: Callable[[], Book],
        clock: Clock,
        catch_up: CatchUp,
        owners: Owners,
        wake: Callable[[], None],
    ) -> None:
        self._store = store
        self._book = book
        self._clock = clock
        self._catch_up = catch_up
        self._owners = owners
        self._wake = wake
        self._open = OpenRecords(store=store, publisher=publisher)
        self._deadlines = Deadlines(store=store, publisher=publisher)
        self._breaking = Breaking(store=store, publisher=publisher, book=book, clock=clock)
        self._reachable = True

    async def start(self) -> None:
        """Find everybody's next slot anew: the time-zone database may be another one by now."""
        try:
            await self._plan_anew()
        except StoreError as error:
            self._note_lost(error)

    async def run_once(self) -> None:
        """Do what is due. An idle tick is one read; a store that is lost is logged once."""
        if not self._book().stories:
            return  # the record is not read yet: there is nothing to tell, and nothing to pause
        try:
            await self._run()
        except StoreError as error:
            self._note_lost(error)
        else:
            self._reachable = True

    async def _run(self) -> None:
        now = self._clock()
        at, posted = await self._store.next_at(), 0
        if at is not None and at <= now:
            await self._expand(now)
            posted += await self._open.publish()
            posted += await self._deadlines.run(now)
        posted += await self._deadlines.follow()
        posted += await self._breaking.run()
        if posted:
            self._wake()

    async def _expand(self, now: datetime) -> None:
        """Decide the slots that are due by now."""
        planner = self._planner(now)
        page = await self._store.due(now, limit=_PAGE)
        while page:
            await self._store.record(await self._plan_all(page, now, planner))
            page = await self._store.due(now, limit=_PAGE, after=page[-1])

    async def _plan_anew(self) -> None:
        now, after = self._clock(), SubscriptionId("")
        planner = self._planner(now)
        while page := await self._store.list_active(after=after, limit=_PAGE):
            plans = await self._plan_all(page, now, planner)
            await self._store.record([each for each in plans if each.moves])
            after = page[-1].id

    def _planner(self, now: datetime) -> Planner:
        return Planner(now=now, catch_up=self._catch_up)

    async def _plan_all(
        self, page: Sequence[Scheduled], now: datetime, planner: Planner
    ) -> list[Plan]:
        plans: list[Plan] = []
        for number, each in enumerate(page):
            if number % _SLICE == 0:
                await asyncio.sleep(0)
            try:
                plans.append(planner.plan(each))
            except ZoneInfoNotFoundError:
                await self._pause(each, now)
        return plans

    async def _pause(self, subscription: Scheduled, now: datetime) -> None:
        why = f"Paused: the time-zone database no longer has {subscription.zone}."
        stopped = Pause(reason=PauseReason.ZONE_GONE, why=why, paused_at=now)
        _log.warning("digest_zone_gone", subscription=subscription.id, zone=subscription.zone)
        try:
            paused = await pause(
                self._store, subscription.id, pause=stopped, seen_version=subscription.version
            )
            await self._owners.tell_paused(paused.subscription, _say_zone_gone(subscription))
        except RequestError:
            return  # changed or removed meanwhile
        except DeliveryError as error:
            _log.warning("owner_not_told", subscription=subscription.id, fault=str(error))
            return
        self._wake()

    def _note_lost(self, error: StoreError) -> None:
        if self._reachable:
            _log.warning("digest_store_lost", fault=str(error))
        self._reachable = False


def _say_zone_gone(subscription: Scheduled) -> str:
    return (
        f"the time-zone database no longer has {subscription.zone}. Choose another in its channel "
        f"with /digest edit {subscription.id} zone:…, then /digest resume {subscription.id}."
    )
