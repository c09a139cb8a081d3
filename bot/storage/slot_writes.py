"""Writing what was decided about slots, within somebody's transaction.

Thousands of channels have their slot at the same minute, so equal plans are written by one
statement: that is a tenth of the work of one statement each.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.plan import Decision, Plan
from bot.digests.slot import WallTime
from bot.digests.subscription import SubscriptionId
from bot.storage.digest_tables import slot_records, subscriptions
from bot.storage.subscription_rows import to_decision_row
from bot.storage.upsert import insert_into

_CHUNK = 1000
_T = TypeVar("_T")
_Wanted = tuple[ColumnElement[bool], ...]
_columns = subscriptions.c


class _Alike(NamedTuple):
    """What plans have in common that are written together; a course is told by its identity."""

    version: int
    last: WallTime | None
    next_due_at: datetime | None
    course: int
    decided_at: datetime


async def record_plans(connection: AsyncConnection, plans: Sequence[Plan]) -> None:
    """Write plans whose subscriptions stand as they did."""
    if connection.dialect.name == "postgresql":
        await _lock(connection, [plan.before.id for plan in plans])
    for alike in _group(plans):
        for chunk in chunks(alike, _CHUNK):
            await _write(connection, chunk)


def chunks(each: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """Yield a sequence piece by piece."""
    return (each[start : start + size] for start in range(0, len(each), size))


async def _lock(connection: AsyncConnection, ids: Sequence[SubscriptionId]) -> None:
    """Lock rows in one order for everybody, so that two processes wait and do not deadlock."""
    for chunk in chunks(sorted(ids), _CHUNK):
        locking = select(_columns.id).where(_columns.id.in_(chunk)).order_by(_columns.id)
        await connection.execute(locking.with_for_update())


def _group(plans: Sequence[Plan]) -> list[list[Plan]]:
    groups: defaultdict[_Alike, list[Plan]] = defaultdict(list)
    for plan in plans:
        before = plan.before
        alike = _Alike(
            version=before.version,
            last=before.progress.last,
            next_due_at=before.next_due_at,
            course=id(plan.course),
            decided_at=plan.decided_at,
        )
        groups[alike].append(plan)
    return list(groups.values())


async def _write(connection: AsyncConnection, alike: Sequence[Plan]) -> None:
    """Write plans that differ in their subscription alone, of which some may have changed."""
    plan, course = alike[0], alike[0].course
    there = _standing_still(plan, [each.before.id for each in alike])
    for decision in course.decisions:
        await _add_records(connection, decision, plan.decided_at, there)
    new = {"last_wall": _to_text(course.last), "next_due_at": course.next_due_at}
    if course.since_at:
        new["since_at"] = course.since_at
    await connection.execute(update(subscriptions).where(*there).values(new))


def _standing_still(plan: Plan, ids: Sequence[SubscriptionId]) -> _Wanted:
    before = plan.before
    return (
        _columns.id.in_(ids),
        _columns.version == before.version,
        _columns.last_wall.is_not_distinct_from(_to_text(before.progress.last)),
        _columns.next_due_at.is_not_distinct_from(before.next_due_at),
    )


async def _add_records(
    connection: AsyncConnection, decision: Decision, at: datetime, there: _Wanted
) -> None:
    """Add a record for each; of a slot that has one, the first holds."""
    row = to_decision_row(decision, at=at)
    values = (literal(value, slot_records.c[name].type) for name, value in row.items())
    adding = insert_into(slot_records, connection.dialect.name)
    chosen = select(_columns.id, *values).where(*there)
    await connection.execute(
        adding.from_select(["subscription", *row], chosen).on_conflict_do_nothing()
    )


def _to_text(wall: WallTime | None) -> str | None:
    return str(wall) if wall else None
