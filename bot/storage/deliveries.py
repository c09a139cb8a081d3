"""The outbox in a database, safe to use from several processes."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime

import structlog
from sqlalchemy import ColumnElement, Update, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.delivery import FINISHED, LEASED, WAITING, Delivery, DeliveryKey, State
from bot.delivery.steps import DOUBTED
from bot.delivery.steps import claim as lease_to
from bot.delivery.store import Claim, Entry
from bot.errors import StoreError
from bot.messages.request import Place, Platform
from bot.storage.connection import glancing, reading, writing
from bot.storage.delivery_rows import AnyRow, read_delivery, to_place
from bot.storage.delivery_writes import (
    RESET,
    add_deliveries,
    count_claims,
    end_after,
    end_unread,
    is_in,
    update_deliveries,
)
from bot.storage.postings import record_postings
from bot.storage.tables import deliveries

_log = structlog.stdlib.get_logger(__name__)
_ORDER = ("subscription", "slot", "part")


class SqlDeliveryStore:
    """A `DeliveryStore` over SQLite or PostgreSQL."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        # SQLite lets one write at a time; who waits for it there sleeps, and longer than needed.
        self._turn = asyncio.Lock() if engine.dialect.name == "sqlite" else nullcontext()

    async def add(self, new: Sequence[Delivery]) -> int:
        """Put in those whose key is new, all in one commit, and return how many those were."""
        async with writing(self._engine) as connection:
            return await add_deliveries(connection, new)

    async def claim(self, claim: Claim) -> tuple[Delivery, ...]:
        """Lease what may be attempted, longest waiting first; nobody else gets the same."""
        due = (
            select(deliveries)
            .where(
                deliveries.c.platform == claim.platform.value,
                deliveries.c.next_attempt_at <= claim.now,
                ~_held_back(),
            )
            .order_by(deliveries.c.next_attempt_at, deliveries.c.key)
            .limit(claim.limit)
            # What another process is about to claim is left to it; SQLite lets one write anyway.
            .with_for_update(skip_locked=True, of=deliveries)
        )
        until = claim.now + claim.lease
        async with self._turn, writing(self._engine) as connection:
            rows = (await connection.execute(due)).all()
            found = {row.key: _try(row) for row in rows}
            leased = {key: each for key, each in found.items() if each}
            await connection.execute(_lease(list(leased), holder=claim.holder, until=until))
            # Left as it is, it would be in every claim from now on.
            await end_unread(connection, [row for row in rows if row.key not in leased])
        return tuple(lease_to(each, holder=claim.holder, until=until) for each in leased.values())

    async def write(self, entries: Sequence[Entry]) -> frozenset[DeliveryKey]:
        """Replace deliveries and record their postings in one commit; return what was written."""
        async with self._turn, writing(self._engine) as connection:
            newest = await count_claims(connection, [str(each.delivery.key) for each in entries])
            written = [
                each
                for each in entries
                if newest.get(str(each.delivery.key)) == each.delivery.claims
            ]
            await update_deliveries(connection, [each.delivery for each in written])
            await record_postings(connection, [each.posting for each in written if each.posting])
            for each in written:
                if each.delivery.state is State.DEAD:
                    await end_after(connection, each.delivery.key, reason=each.delivery.reason)
        return frozenset(each.delivery.key for each in written)

    async def abandon(self, place: Place, *, reason: str) -> int:
        """End everything that waits for a place, but for what may have arrived; return how many."""
        dead = (
            update(deliveries)
            .where(*_certain_in(place), is_in(WAITING))
            .values(state=State.DEAD.value, reason=reason, **RESET)
        )
        async with writing(self._engine) as connection:
            return (await connection.execute(dead)).rowcount

    async def withdraw(self, subscription: str, *, place: Place, reason: str) -> int:
        """Skip what is not sent yet of a subscription in its place; return how many that were."""
        skipped = (
            update(deliveries)
            .where(deliveries.c.subscription == subscription, *_certain_in(place))
            .where(is_in(WAITING | {State.CLAIMED}))
            # Whoever has claimed it has lost it: nothing is sent that is not on record as such.
            .values(
                state=State.SKIPPED.value,
                reason=reason,
                payload="",
                claims=deliveries.c.claims + 1,
                **RESET,
            )
        )
        async with writing(self._engine) as connection:
            return (await connection.execute(skipped)).rowcount

    async def doubt(self) -> int:
        """Have whatever is open looked for before it is sent, and return how much that is."""
        columns = deliveries.c
        doubted = {
            "state": State.RETRY.value,
            "reason": DOUBTED,
            "holder": "",
            "claims": columns.claims + 1,
            "unsure_since": func.coalesce(columns.unsure_since, columns.created_at),
        }
        waiting = update(deliveries).where(is_in(WAITING)).values(doubted)
        leased = update(deliveries).where(is_in(LEASED))
        async with writing(self._engine) as connection:
            # The waiting first: what was leased is waiting after.
            first = await connection.execute(waiting)
            second = await connection.execute(
                leased.values(**doubted, next_attempt_at=columns.created_at)
            )
        return first.rowcount + second.rowcount

    async def get(self, key: DeliveryKey) -> Delivery | None:
        """Return one delivery, None when there is none of that key."""
        query = select(deliveries).where(deliveries.c.key == str(key))
        async with glancing(self._engine) as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else _read(row)

    async def find(
        self, *, state: State | None = None, subscription: str = "", limit: int = 100
    ) -> tuple[Delivery, ...]:
        """Return deliveries, newest first; both filters are optional."""
        query = select(deliveries).limit(limit)
        if state:
            query = query.where(deliveries.c.state == state.value)
        if subscription:
            query = query.where(deliveries.c.subscription == subscription)
        order = (deliveries.c.created_at.desc(), *(deliveries.c[name] for name in _ORDER))
        async with reading(self._engine) as connection:
            rows = await connection.execute(query.order_by(*order))
            return tuple(each for row in rows if (each := _try(row)))

    async def count(self) -> Mapping[State, int]:
        """Return how many deliveries are in each state; a state with none is left out."""
        query = select(deliveries.c.state, func.count()).group_by(deliveries.c.state)
        async with glancing(self._engine) as connection:
            rows = await connection.execute(query)
            return {State(state): number for state, number in rows}

    async def next_due(self, platform: Platform) -> datetime | None:
        """Return when the next delivery may be claimed, None when none ever will."""
        at = deliveries.c.next_attempt_at
        query = select(at).where(deliveries.c.platform == platform.value, at.is_not(None))
        async with glancing(self._engine) as connection:
            return await connection.scalar(query.order_by(at).limit(1))


def _certain_in(place: Place) -> tuple[ColumnElement[bool], ...]:
    """Whether a delivery is for a place, and certainly not there yet."""
    there = (deliveries.c[name] == value for name, value in to_place(place).items())
    return (*there, deliveries.c.thread == place.thread, deliveries.c.unsure_since.is_(None))


def _lease(keys: Sequence[str], *, holder: str, until: datetime) -> Update:
    """Return what `steps.claim` does to each row, for all of them at once."""
    return (
        update(deliveries)
        .where(deliveries.c.key.in_(keys))
        .values(
            state=State.CLAIMED.value,
            holder=holder,
            next_attempt_at=until,
            claims=deliveries.c.claims + 1,
        )
    )


def _held_back() -> ColumnElement[bool]:
    """Whether a part before it in its edition is not finished."""
    before = deliveries.alias()
    return exists().where(
        before.c.subscription == deliveries.c.subscription,
        before.c.slot == deliveries.c.slot,
        before.c.part < deliveries.c.part,
        before.c.state.not_in([state.value for state in FINISHED]),
    )


def _try(row: AnyRow) -> Delivery | None:
    """Return the delivery, None for one that cannot be read: it is no reason to stop the rest."""
    try:
        return _read(row)
    except StoreError as error:
        _log.error("delivery_unread", key=row.key, fault=str(error))
        return None


def _read(row: AnyRow) -> Delivery:
    try:
        return read_delivery(row)
    except (TypeError, ValueError) as error:
        raise StoreError(
            f"Delivery {row.key} in the database cannot be read; "
            "put a backup in with `bot db restore`."
        ) from error
