"""Reading what came of slots: open records, issues, editions, drafts and votes."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Exists, FromClause, exists, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.delivery import State
from bot.digests.edition import BREAKING, Edition, EditionId, Issue, IssueKind, Mark
from bot.digests.record import SlotRecord
from bot.digests.review import Draft
from bot.digests.slot import WallTime
from bot.digests.subscription import SubscriptionId
from bot.facts.ids import FactId
from bot.storage.digest_codec import DigestCodec
from bot.storage.digest_tables import (
    drafts,
    editions,
    issues,
    slot_records,
    subscriptions,
    votes,
)
from bot.storage.issue_rows import read_draft, read_edition, read_issue, read_mark
from bot.storage.slot_writes import chunks
from bot.storage.subscription_rows import read_record
from bot.storage.tables import deliveries

_CHUNK = 500
_slots = slot_records.c
_IN_ORDER = (_slots.open_since, _slots.subscription, _slots.wall)
NEXT_AT = select(
    select(func.min(subscriptions.c.next_due_at)).scalar_subquery(),
    select(func.min(_slots.open_since)).where(_slots.open_since.is_not(None)).scalar_subquery(),
    select(func.min(drafts.c.next_at)).where(drafts.c.next_at.is_not(None)).scalar_subquery(),
)
"""One statement, since an idle tick makes it every second."""


async def open_records(
    connection: AsyncConnection, *, limit: int, after: SlotRecord | None
) -> tuple[SlotRecord, ...]:
    """Return open records of subscriptions that are there, oldest decision first."""
    there = exists().where(subscriptions.c.id == _slots.subscription)
    query = select(slot_records).where(_slots.open_since.is_not(None), there)
    if after:
        last = (after.decided_at, after.subscription, str(after.slot.wall))
        query = query.where(tuple_(*_IN_ORDER) > last)
    rows = await connection.execute(query.order_by(*_IN_ORDER).limit(limit))
    return tuple(map(read_record, rows))


async def latest_marks(
    connection: AsyncConnection, wanted: Sequence[SubscriptionId]
) -> Mapping[SubscriptionId, Mark]:
    """Return the mark of each one's latest edition of its story that reached its place."""
    later = issues.alias()
    latest = (
        select(later.c.number)
        .where(
            later.c.subscription == subscriptions.c.id,
            later.c.kind == IssueKind.EDITION.value,
            later.c.story == subscriptions.c.story,
            ~_lost(later),
        )
        .order_by(later.c.number.desc())
        .limit(1)
    )
    query = select(issues.c.subscription, issues.c.mark_position, issues.c.mark_at).join(
        subscriptions,
        (subscriptions.c.id == issues.c.subscription)
        & (issues.c.number == latest.scalar_subquery()),
    )
    marks: dict[SubscriptionId, Mark] = {}
    for chunk in chunks(wanted, _CHUNK):
        rows = await connection.execute(query.where(issues.c.subscription.in_(chunk)))
        marks |= {SubscriptionId(row.subscription): read_mark(row) for row in rows}
    return marks


async def facts_told_since(
    connection: AsyncConnection,
    subscription: SubscriptionId,
    since_at: datetime,
    codec: DigestCodec,
) -> frozenset[FactId]:
    """Return the facts of a subscription's editions that reached their place."""
    mine = (issues.c.subscription == subscription, issues.c.kind == IssueKind.EDITION.value)
    since = (issues.c.issued_at >= since_at, ~_lost(issues))
    query = select(editions).join(issues, issues.c.edition == editions.c.id).where(*mine, *since)
    found = [read_edition(row, codec) for row in await connection.execute(query)]
    return frozenset(fact for each in found for fact in each.facts)


async def latest_breaking(
    connection: AsyncConnection, wanted: Sequence[SubscriptionId]
) -> Mapping[SubscriptionId, datetime]:
    """Return when each one's latest breaking post was issued."""
    latest = func.max(issues.c.issued_at).label("issued_at")
    query = select(issues.c.subscription, latest).where(issues.c.occasion.startswith(BREAKING))
    found: dict[SubscriptionId, datetime] = {}
    for chunk in chunks(wanted, _CHUNK):
        mine = query.where(issues.c.subscription.in_(chunk)).group_by(issues.c.subscription)
        rows = await connection.execute(mine)
        found |= {SubscriptionId(row.subscription): row.issued_at for row in rows}
    return found


async def issues_of(
    connection: AsyncConnection, subscription: SubscriptionId, *, limit: int
) -> tuple[Issue, ...]:
    """Return a subscription's issues, latest first."""
    query = select(issues).where(issues.c.subscription == subscription)
    rows = await connection.execute(query.order_by(issues.c.number.desc()).limit(limit))
    return tuple(map(read_issue, rows))


async def edition_of(
    connection: AsyncConnection, edition: EditionId, codec: DigestCodec
) -> Edition | None:
    """Return an edition, None when there is none of that id."""
    query = select(editions).where(editions.c.id == edition)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else read_edition(row, codec)


async def draft_of(
    connection: AsyncConnection, subscription: SubscriptionId, slot: WallTime
) -> Draft | None:
    """Return a slot's draft, None when there is none."""
    mine = (drafts.c.subscription == subscription, drafts.c.wall == str(slot))
    row = (await connection.execute(select(drafts).where(*mine))).one_or_none()
    return None if row is None else read_draft(row)


async def open_draft_of(connection: AsyncConnection, subscription: SubscriptionId) -> Draft | None:
    """Return the draft of which something is to come, if there is one."""
    mine = (drafts.c.subscription == subscription, drafts.c.next_at.is_not(None))
    row = (await connection.execute(select(drafts).where(*mine).limit(1))).one_or_none()
    return None if row is None else read_draft(row)


async def drafts_in(connection: AsyncConnection, place: str, *, limit: int) -> tuple[Draft, ...]:
    """Return the drafts of an editors' place of which something is to come."""
    query = (
        select(drafts)
        .join(subscriptions, subscriptions.c.id == drafts.c.subscription)
        .where(
            subscriptions.c.review_place == place,
            drafts.c.next_at.is_not(None),
        )
        .order_by(drafts.c.deadline_at, drafts.c.subscription, drafts.c.wall)
    )
    return tuple(map(read_draft, await connection.execute(query.limit(limit))))


async def drafts_due(
    connection: AsyncConnection, now: datetime, *, limit: int
) -> tuple[Draft, ...]:
    """Return the drafts that a tick has to see to."""
    query = select(drafts).where(drafts.c.next_at.is_not(None), drafts.c.next_at <= now)
    order = (drafts.c.deadline_at, drafts.c.subscription, drafts.c.wall)
    return tuple(map(read_draft, await connection.execute(query.order_by(*order).limit(limit))))


def _lost(table: FromClause) -> Exists:
    """Whether an issue never reached its place."""
    return exists().where(
        deliveries.c.subscription == table.c.subscription,
        deliveries.c.slot == table.c.occasion,
        deliveries.c.part == 1,
        deliveries.c.state.in_([State.SKIPPED.value, State.DEAD.value]),
    )


async def tally_of(connection: AsyncConnection, subscription: SubscriptionId) -> tuple[int, int]:
    """Return how many votes say useful, and how many say not."""
    counting = select(votes.c.useful, func.count().label("number"))
    query = counting.where(votes.c.subscription == subscription)
    rows = await connection.execute(query.group_by(votes.c.useful))
    counted = {row.useful: row.number for row in rows}
    return counted.get(True, 0), counted.get(False, 0)
