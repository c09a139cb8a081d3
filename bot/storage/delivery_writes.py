"""What is written to the outbox, within somebody's transaction."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.delivery import WAITING, Delivery, DeliveryKey, State
from bot.storage.delivery_rows import AnyRow, to_delivery_row, to_progress
from bot.storage.tables import deliveries
from bot.storage.upsert import insert_into

RESET = {"holder": "", "next_attempt_at": None}
_UNREAD = "dead: its record in the database cannot be read"
_CHUNK = 500
_T = TypeVar("_T")


async def add_deliveries(connection: AsyncConnection, new: Sequence[Delivery]) -> int:
    """Add deliveries in the caller's transaction; those whose key is taken are left out."""
    added = 0
    for chunk in _chunks(new):
        insert = insert_into(deliveries, connection.dialect.name).on_conflict_do_nothing()
        rows = [to_delivery_row(each) for each in chunk]
        found = await connection.execute(insert.returning(deliveries.c.key), rows)
        added += len(found.all())
    return added


async def count_claims(connection: AsyncConnection, keys: Sequence[str]) -> dict[str, int]:
    """Return how often each was claimed, and lock them, in one order, against deadlocks."""
    claims: dict[str, int] = {}
    for chunk in _chunks(keys):
        query = select(deliveries.c.key, deliveries.c.claims).where(deliveries.c.key.in_(chunk))
        query = query.order_by(deliveries.c.key).with_for_update()
        claims |= {row.key: row.claims for row in await connection.execute(query)}
    return claims


async def update_deliveries(connection: AsyncConnection, changed: Sequence[Delivery]) -> None:
    """Write how far deliveries have come, and drop the payloads that nobody wants again."""
    alike: defaultdict[tuple[object, ...], list[Delivery]] = defaultdict(list)
    for each in changed:
        alike[(not each.payload, *to_progress(each).values())].append(each)
    alone = [same[0] for same in alike.values() if len(same) == 1]
    if alone:
        await _update_each(connection, alone)
    for same in alike.values():
        if len(same) > 1:  # what is sent within a minute
            await _update_alike(connection, same)


async def _update_each(connection: AsyncConnection, changed: Sequence[Delivery]) -> None:
    rows = [
        {f"new_{name}": value for name, value in to_progress(each).items()}
        | {"old_key": str(each.key)}
        for each in changed
    ]
    names = [name.removeprefix("new_") for name in rows[0] if name != "old_key"]
    statement = (
        update(deliveries)
        .where(deliveries.c.key == bindparam("old_key"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
    await connection.execute(statement, rows)
    if empty := [str(each.key) for each in changed if not each.payload]:
        bare = update(deliveries).where(deliveries.c.key.in_(empty)).values(payload="")
        await connection.execute(bare)


async def _update_alike(connection: AsyncConnection, same: Sequence[Delivery]) -> None:
    values = to_progress(same[0]) | ({} if same[0].payload else {"payload": ""})
    for chunk in _chunks([str(each.key) for each in same]):
        await connection.execute(
            update(deliveries).where(deliveries.c.key.in_(chunk)).values(values)
        )


async def end_after(
    connection: AsyncConnection, dead: DeliveryKey | AnyRow, *, reason: str
) -> None:
    """End the waiting parts of an edition that follow one that will never be there."""
    await connection.execute(
        update(deliveries)
        .where(
            deliveries.c.subscription == dead.subscription,
            deliveries.c.slot == dead.slot,
            deliveries.c.part > dead.part,
            is_in(WAITING),
        )
        .values(state=State.DEAD.value, reason=reason, **RESET)
    )


async def end_unread(connection: AsyncConnection, rows: Sequence[AnyRow]) -> None:
    """End deliveries whose rows cannot be read, each with the parts after it."""
    for row in rows:
        dead = update(deliveries).where(deliveries.c.key == row.key)
        await connection.execute(dead.values(state=State.DEAD.value, reason=_UNREAD, **RESET))
        await end_after(connection, row, reason=_UNREAD)


def is_in(states: frozenset[State]) -> ColumnElement[bool]:
    """Whether a delivery is in one of the states."""
    return deliveries.c.state.in_([state.value for state in states])


def _chunks(each: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (each[start : start + _CHUNK] for start in range(0, len(each), _CHUNK))
