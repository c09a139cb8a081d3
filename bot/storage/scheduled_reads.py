"""Reading what a tick has to know of subscriptions: ten thousand may be due at once."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.standing import Progress, Scheduled, lead_of
from bot.digests.subscription import SubscriptionId
from bot.storage.delivery_rows import AnyRow
from bot.storage.digest_codec import DigestCodec
from bot.storage.digest_tables import subscriptions
from bot.storage.subscription_rows import read_wall, unreadable

_columns = subscriptions.c
_SCHEDULED = select(
    _columns.id,
    _columns.zone,
    _columns.terms,
    _columns.version,
    _columns.since_at,
    _columns.last_wall,
    _columns.next_due_at,
)


async def due_by(
    connection: AsyncConnection,
    codec: DigestCodec,
    now: datetime,
    *,
    limit: int,
    after: Scheduled | None,
) -> tuple[Scheduled, ...]:
    """Return those whose next slot is due by now, the longest overdue first, then by id."""
    query = _SCHEDULED.where(_columns.next_due_at <= now)
    if after:
        last = (after.next_due_at, after.id)
        query = query.where(tuple_(_columns.next_due_at, _columns.id) > last)
    query = query.order_by(_columns.next_due_at, _columns.id)
    return await _read(connection, codec, query.limit(limit))


async def active_after(
    connection: AsyncConnection, codec: DigestCodec, after: SubscriptionId | None, *, limit: int
) -> tuple[Scheduled, ...]:
    """Return those that are not paused, in order of id, from the one after `after`."""
    query = _SCHEDULED.where(_columns.pause == "", _columns.id > (after or ""))
    return await _read(connection, codec, query.order_by(_columns.id).limit(limit))


async def _read(
    connection: AsyncConnection, codec: DigestCodec, query: Select[Any]
) -> tuple[Scheduled, ...]:
    rows = (await connection.execute(query)).all()
    return tuple(_read_row(row, codec) for row in rows)


def _read_row(row: AnyRow, codec: DigestCodec) -> Scheduled:
    # All at once: by name it takes longer.
    id, zone, terms_text, version, since_at, last_wall, next_due_at = row
    try:
        terms = codec.read_terms(terms_text)
        last = read_wall(last_wall) if last_wall else None
    except ValueError as error:
        raise unreadable(f"Digest {id}") from error
    return Scheduled(
        id=id,
        version=version,
        schedule=terms.schedule,
        zone=zone,
        lead=lead_of(terms.review),
        progress=Progress(since_at=since_at, last=last),
        next_due_at=next_due_at,
    )
