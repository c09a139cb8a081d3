"""Writing what was decided about slots, within somebody's transaction.

Thousands of channels have their slot at the same minute, so equal plans are written by one
statement: that is a tenth of the work of one statement each.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from sqlalchemy import literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.plan import Plan
from bot.digests.record import SlotRecord, Timeliness
from bot.digests.slot import Slot, WallTime
from bot.digests.subscription import SubscriptionId
from bot.storage.digest_tables import slot_records, subscriptions
from bot.storage.subscription_rows import to_decision_row
from bot.storage.upsert import insert_into

_CHUNK = 1000
_T = TypeVar("_T")
_columns = subscriptions.c


class _Move(NamedTuple):
    """From where to where a subscription's progress goes; `since_at` is None where it stays."""

    version: int
    last: WallTime | None
    next_due_at: datetime | None
    new_since_at: datetime | None
    new_last: WallTime | None
    new_due_at: datetime | None


class _Decision(NamedTuple):
    slot: Slot
    timeliness: Timeliness
    why: str
    decided_at: datetime


async def record_plans(
    connection: AsyncConnection, plans: Sequence[Plan]
) -> tuple[SlotRecord, ...]:
    """Write plans whose subscriptions stand as they did; return the records that are new."""
    if connection.dialect.name == "postgresql":
        await _lock(connection, [plan.before.subscription.id for plan in plans])
    good: set[SubscriptionId] = set()
    for move, moved in _group(plans).items():
        for chunk in chunks(moved, _CHUNK):
            good |= await _carry_out(connection, move, chunk)
    records = [
        each for plan in plans if plan.before.subscription.id in good for each in plan.records
    ]
    new = await _add_records(connection, records)
    return tuple(each for each in records if (each.subscription, each.slot.wall) in new)


def chunks(each: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """Yield a sequence piece by piece."""
    return (each[start : start + size] for start in range(0, len(each), size))


async def _lock(connection: AsyncConnection, ids: Sequence[SubscriptionId]) -> None:
    """Lock rows in one order for everybody, so that two processes wait and do not deadlock."""
    for chunk in chunks(sorted(ids), _CHUNK):
        locking = select(_columns.id).where(_columns.id.in_(chunk)).order_by(_columns.id)
        await connection.execute(locking.with_for_update())


def _group(plans: Sequence[Plan]) -> dict[_Move, list[SubscriptionId]]:
    groups: defaultdict[_Move, list[SubscriptionId]] = defaultdict(list)
    for plan in plans:
        before, after = plan.before, plan.after
        since_at = after.progress.since_at
        move = _Move(
            version=before.subscription.version,
            last=before.progress.last,
            next_due_at=before.next_due_at,
            new_since_at=None if since_at == before.progress.since_at else since_at,
            new_last=after.progress.last,
            new_due_at=after.next_due_at,
        )
        groups[move].append(before.subscription.id)
    return groups


async def _carry_out(
    connection: AsyncConnection, move: _Move, ids: Sequence[SubscriptionId]
) -> set[SubscriptionId]:
    """Move those on that stand as they did, and return which those were."""
    new: dict[str, object] = {
        "last_wall": _to_text(move.new_last),
        "next_due_at": move.new_due_at,
    }
    if move.new_since_at:
        new["since_at"] = move.new_since_at
    moving = update(subscriptions).where(
        _columns.id.in_(ids),
        _columns.version == move.version,
        _columns.last_wall.is_not_distinct_from(_to_text(move.last)),
        _columns.next_due_at.is_not_distinct_from(move.next_due_at),
    )
    rows = await connection.execute(moving.values(new).returning(_columns.id))
    return set(rows.scalars())


async def _add_records(
    connection: AsyncConnection, records: Sequence[SlotRecord]
) -> set[tuple[SubscriptionId, WallTime]]:
    """Add records; of a slot that has one, the first holds. Return which are new."""
    groups: defaultdict[_Decision, list[SlotRecord]] = defaultdict(list)
    for each in records:
        decision = _Decision(each.slot, each.timeliness, each.why, each.decided_at)
        groups[decision].append(each)
    new: set[tuple[SubscriptionId, WallTime]] = set()
    for decision, alike in groups.items():
        for chunk in chunks(alike, _CHUNK):
            added = await _add_alike(connection, chunk)
            new.update((id, decision.slot.wall) for id in added)
    return new


async def _add_alike(
    connection: AsyncConnection, alike: Sequence[SlotRecord]
) -> list[SubscriptionId]:
    """Add records that differ in their subscription alone."""
    row = to_decision_row(alike[0])
    values = (literal(value, slot_records.c[name].type) for name, value in row.items())
    ids = [each.subscription for each in alike]
    chosen = select(_columns.id, *values).where(_columns.id.in_(ids))
    adding = insert_into(slot_records, connection.dialect.name)
    statement = adding.from_select(["subscription", *row], chosen).on_conflict_do_nothing()
    rows = await connection.execute(statement.returning(slot_records.c.subscription))
    return list(rows.scalars())


def _to_text(wall: WallTime | None) -> str | None:
    return str(wall) if wall else None
