"""Subscriptions in a database, with what was decided about their slots and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from bot.digests.edition import Edition, EditionId, Issue, Mark, Publication
from bot.digests.plan import Plan
from bot.digests.record import SlotRecord
from bot.digests.rules import Rule
from bot.digests.standing import Scheduled, Standing
from bot.digests.subscription import SubscriptionId
from bot.facts.ids import FactId, StoryId
from bot.messages.request import Person, Place
from bot.storage.connection import glancing, reading, writing
from bot.storage.delivery_rows import to_place
from bot.storage.digest_tables import slot_records, subscriptions
from bot.storage.drafts import SqlDrafts
from bot.storage.issue_reads import (
    NEXT_AT,
    edition_of,
    facts_told_since,
    issues_of,
    latest_breaking,
    latest_marks,
    open_records,
    tally_of,
)
from bot.storage.issue_writes import publish_all, put_vote
from bot.storage.scheduled_reads import active_after, due_by
from bot.storage.slot_writes import record_plans
from bot.storage.subscription_rows import read_record, read_standing
from bot.storage.subscription_writes import (
    add_standing,
    remove_subscription,
    replace_standing,
)

_columns = subscriptions.c


class SqlSubscriptionStore(SqlDrafts):
    """A `SubscriptionStore` over SQLite or PostgreSQL."""

    async def add(self, standing: Standing) -> None:
        """Keep a new subscription. Raises StoreConflictError when its id or twin key is taken."""
        async with writing(self._engine) as connection:
            await add_standing(connection, standing, self._codec)

    async def get(self, subscription: SubscriptionId) -> Standing | None:
        """Return a subscription, None when there is none of that id."""
        return (await self.get_many([subscription])).get(subscription)

    async def get_many(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, Standing]:
        """Return those of the ids that there are."""
        found = await self._list(_columns.id.in_(subscriptions))
        return {each.subscription.id: each for each in found}

    async def find(self, place: Place) -> tuple[Standing, ...]:
        """Return the subscriptions of a place and of no other thread in it, oldest first."""
        there = [_columns[name] == value for name, value in to_place(place).items()]
        query = select(subscriptions).where(*there, _columns.thread == place.thread)
        return await self._read(query.order_by(_columns.made_at, _columns.id))

    async def save(self, standing: Standing, *, expected_version: int) -> None:
        """Replace a subscription. Raises StoreConflictError for another version, or a twin."""
        async with writing(self._engine) as connection:
            await replace_standing(connection, standing, self._codec, version=expected_version)

    async def remove(self, subscription: SubscriptionId, *, expected_version: int) -> None:
        """Forget a subscription, not its records. Raises StoreConflictError as `save` does."""
        async with writing(self._engine) as connection:
            await remove_subscription(connection, subscription, version=expected_version)

    async def next_at(self) -> datetime | None:
        """Return when there is next something for a tick to do; it may be long past."""
        async with glancing(self._engine) as connection:
            row = (await connection.execute(NEXT_AT)).one()
        return min((at for at in row if at is not None), default=None)

    async def due(
        self, now: datetime, *, limit: int, after: Scheduled | None = None
    ) -> tuple[Scheduled, ...]:
        """Return those whose next slot is due by now, the longest overdue first, then by id."""
        async with glancing(self._engine) as connection:
            return await due_by(connection, self._codec, now, limit=limit, after=after)

    async def list_active(
        self, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Scheduled, ...]:
        """Return those that are not paused, in order of id, from the one after `after`."""
        async with glancing(self._engine) as connection:
            return await active_after(connection, self._codec, after, limit=limit)

    async def list_paused(
        self, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        """Return those that are paused, as `list_active` does."""
        return await self._list(_columns.pause != "", _columns.id > (after or ""), limit=limit)

    async def list_breaking(
        self, story: StoryId, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        """Return a story's active subscriptions with the breaking rule, as `list_active` does."""
        wanted = (_columns.story == story, _columns.rule == Rule.BREAKING.value)
        return await self._list(*wanted, *_active(after), limit=limit)

    async def record(self, plans: Sequence[Plan]) -> None:
        """Write plans whose subscriptions stand as they did."""
        if plans:
            async with writing(self._engine) as connection:
                await record_plans(connection, plans)

    async def list_records(
        self, subscription: SubscriptionId, *, limit: int
    ) -> tuple[SlotRecord, ...]:
        """Return a subscription's slot records, the latest wall time first."""
        mine = select(slot_records).where(slot_records.c.subscription == subscription)
        query = mine.order_by(slot_records.c.wall.desc()).limit(limit)
        async with glancing(self._engine) as connection:
            return tuple(map(read_record, await connection.execute(query)))

    async def list_open(
        self, *, limit: int, after: SlotRecord | None = None
    ) -> tuple[SlotRecord, ...]:
        """Return the records without an issue or a draft, oldest decision first."""
        async with glancing(self._engine) as connection:
            return await open_records(connection, limit=limit, after=after)

    async def publish(self, publications: Sequence[Publication]) -> tuple[Publication, ...]:
        """Write issues, editions and deliveries in one commit; return what was written."""
        if not publications:
            return ()
        async with writing(self._engine) as connection:
            return await publish_all(connection, publications, self._codec)

    async def last_marks(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, Mark]:
        """Return the mark of each one's latest edition of its story; one without is left out."""
        async with reading(self._engine) as connection:
            return await latest_marks(connection, subscriptions)

    async def told_since(
        self, subscription: SubscriptionId, since_at: datetime
    ) -> frozenset[FactId]:
        """Return the facts of its editions that were issued since and reached their place."""
        async with glancing(self._engine) as connection:
            return await facts_told_since(connection, subscription, since_at, self._codec)

    async def last_breaking(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, datetime]:
        """Return when each one's latest breaking post was issued; one without is left out."""
        async with reading(self._engine) as connection:
            return await latest_breaking(connection, subscriptions)

    async def list_issues(self, subscription: SubscriptionId, *, limit: int) -> tuple[Issue, ...]:
        """Return a subscription's issues, latest first."""
        async with glancing(self._engine) as connection:
            return await issues_of(connection, subscription, limit=limit)

    async def get_edition(self, edition: EditionId) -> Edition | None:
        """Return an edition, None when there is none of that id."""
        async with glancing(self._engine) as connection:
            return await edition_of(connection, edition, self._codec)

    async def vote(
        self, subscription: SubscriptionId, occasion: str, *, voter: Person, useful: bool
    ) -> None:
        """Keep what a person thinks of an edition; a second vote replaces the first."""
        async with writing(self._engine) as connection:
            await put_vote(connection, subscription, occasion, voter=voter, useful=useful)

    async def tally(self, subscription: SubscriptionId) -> tuple[int, int]:
        """Return how many votes found its editions useful, and how many did not."""
        async with glancing(self._engine) as connection:
            return await tally_of(connection, subscription)

    async def _list(
        self, *wanted: ColumnElement[bool], limit: int | None = None
    ) -> tuple[Standing, ...]:
        query = select(subscriptions).where(*wanted).order_by(_columns.id)
        return await self._read(query.limit(limit))

    async def _read(self, query: Select[Any]) -> tuple[Standing, ...]:
        async with glancing(self._engine) as connection:
            rows = (await connection.execute(query)).all()
        return tuple(read_standing(row, self._codec) for row in rows)


def _active(after: SubscriptionId | None) -> tuple[ColumnElement[bool], ...]:
    return _columns.pause == "", _columns.id > (after or "")
