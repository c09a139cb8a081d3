"""The port behind which subscriptions are kept, with what was decided about their slots."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.digests.plan import Plan
from bot.digests.record import SlotRecord
from bot.digests.standing import Standing
from bot.digests.subscription import SubscriptionId
from bot.messages.request import Place


class SubscriptionStore(Protocol):
    """Every method raises StoreError when the store cannot be reached.

    What a method writes, it writes all of or nothing. Standings come back as they were written.
    """

    async def add(self, standing: Standing) -> None:
        """Keep a new subscription.

        Raises StoreConflictError when its id is taken, or its `twin_key`.
        """
        ...

    async def get(self, subscription: SubscriptionId) -> Standing | None:
        """Return a subscription, None when there is none of that id."""
        ...

    async def find(self, place: Place) -> tuple[Standing, ...]:
        """Return the subscriptions of a place and of no other thread in it, oldest first."""
        ...

    async def save(self, standing: Standing, *, expected_version: int) -> None:
        """Replace a subscription. Its own version is the expected one plus one.

        Raises StoreConflictError when it is gone or at another version, or when another one
        has its `twin_key`.
        """
        ...

    async def remove(self, subscription: SubscriptionId, *, expected_version: int) -> None:
        """Forget a subscription; its slot records stay.

        Raises StoreConflictError when it is gone or at another version.
        """
        ...

    async def due(self, now: datetime, *, limit: int) -> tuple[Standing, ...]:
        """Return those whose next slot is due by now, the longest overdue first."""
        ...

    async def list_active(
        self, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        """Return those that are not paused, in order of id, from the one after `after`."""
        ...

    async def record(self, plans: Sequence[Plan]) -> tuple[SlotRecord, ...]:
        """Write plans: their slot records, and how their subscriptions stand now.

        A plan whose subscription is gone, or does not stand as it did `before`, is passed over.
        Of a slot that has a record, the first record holds. Returns the new records.
        """
        ...

    async def list_records(
        self, subscription: SubscriptionId, *, limit: int
    ) -> tuple[SlotRecord, ...]:
        """Return a subscription's slot records, the latest wall time first."""
        ...
