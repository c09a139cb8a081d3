"""Subscriptions in memory. The double passes the same tests as the real store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.digests.plan import Plan
from bot.digests.record import SlotRecord
from bot.digests.slot import SlotKey
from bot.digests.standing import Standing
from bot.digests.subscription import SubscriptionId, twin_key
from bot.errors import StoreConflictError
from bot.messages.request import Place
from tests.fakes.stores import Outage


class MemorySubscriptionStore(Outage):
    """A SubscriptionStore."""

    def __init__(self) -> None:
        super().__init__()
        self._standings: dict[SubscriptionId, Standing] = {}
        self._records: dict[SlotKey, SlotRecord] = {}

    async def add(self, standing: Standing) -> None:
        self._require_reachable()
        if standing.subscription.id in self._standings:
            raise StoreConflictError("The id is taken.")
        self._put(standing)

    async def get(self, subscription: SubscriptionId) -> Standing | None:
        self._require_reachable()
        return self._standings.get(subscription)

    async def find(self, place: Place) -> tuple[Standing, ...]:
        self._require_reachable()
        here = [each for each in self._standings.values() if each.subscription.place == place]
        return tuple(
            sorted(here, key=lambda each: (each.subscription.made_at, each.subscription.id))
        )

    async def save(self, standing: Standing, *, expected_version: int) -> None:
        self._require_version(standing.subscription.id, expected_version)
        self._put(standing)

    async def remove(self, subscription: SubscriptionId, *, expected_version: int) -> None:
        self._require_version(subscription, expected_version)
        del self._standings[subscription]

    async def due(self, now: datetime, *, limit: int) -> tuple[Standing, ...]:
        self._require_reachable()
        due = [
            (each.next_due_at, each.subscription.id, each)
            for each in self._standings.values()
            if each.next_due_at is not None and each.next_due_at <= now
        ]
        return tuple(each for _, _, each in sorted(due, key=lambda row: row[:2])[:limit])

    async def list_active(
        self, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        self._require_reachable()
        active = [
            each
            for id, each in sorted(self._standings.items())
            if not each.subscription.pause and (after is None or id > after)
        ]
        return tuple(active[:limit])

    async def record(self, plans: Sequence[Plan]) -> tuple[SlotRecord, ...]:
        self._require_reachable()
        new: list[SlotRecord] = []
        for plan in plans:
            id = plan.before.subscription.id
            if self._standings.get(id) != plan.before:
                continue
            self._standings[id] = replace(
                plan.before, progress=plan.after.progress, next_due_at=plan.after.next_due_at
            )
            fresh = [each for each in plan.records if each.key not in self._records]
            self._records.update((each.key, each) for each in fresh)
            new += fresh
        return tuple(new)

    async def list_records(
        self, subscription: SubscriptionId, *, limit: int
    ) -> tuple[SlotRecord, ...]:
        self._require_reachable()
        mine = [each for each in self._records.values() if each.subscription == subscription]
        mine.sort(key=lambda each: each.slot.wall, reverse=True)
        return tuple(mine[:limit])

    def _put(self, standing: Standing) -> None:
        key, id = twin_key(standing.subscription), standing.subscription.id
        if any(
            each != id and twin_key(other.subscription) == key
            for each, other in self._standings.items()
        ):
            raise StoreConflictError("There is such a subscription already.")
        self._standings[id] = standing

    def _require_version(self, subscription: SubscriptionId, expected: int) -> None:
        self._require_reachable()
        there = self._standings.get(subscription)
        if there is None or there.subscription.version != expected:
            raise StoreConflictError("The subscription is gone, or has been changed.")
