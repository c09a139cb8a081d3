"""Writing issues with all that goes with them, within somebody's transaction."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.edition import Edition, Publication
from bot.digests.subscription import SubscriptionId
from bot.messages.request import Person
from bot.storage.delivery_writes import add_deliveries
from bot.storage.digest_codec import DigestCodec
from bot.storage.digest_tables import editions, issues, slot_records, subscriptions, votes
from bot.storage.issue_reads import latest_marks
from bot.storage.issue_rows import to_edition_row, to_issue_row
from bot.storage.slot_writes import chunks
from bot.storage.upsert import insert_into, upsert

_CHUNK = 100
_CLOSE = (
    update(slot_records)
    .where(
        slot_records.c.subscription == bindparam("of"),
        slot_records.c.wall == bindparam("at"),
    )
    .values(open_since=None)
)
_Occasion = tuple[str, str]


async def publish_all(
    connection: AsyncConnection, publications: Sequence[Publication], codec: DigestCodec
) -> tuple[Publication, ...]:
    """Write publications, their subscriptions locked in one order; return those written."""
    ordered = sorted(publications, key=lambda each: each.issue.subscription)
    written: set[int] = set()
    for chunk in chunks(ordered, _CHUNK):
        new = await _sort_out(connection, chunk)
        await _add_issues(connection, new)
        await add_editions(connection, [each.edition for each in new if each.edition], codec)
        await add_deliveries(connection, [one for each in new for one in each.deliveries])
        await close_records(connection, [_occasion(each) for each in new])
        written.update(map(id, new))
    return tuple(each for each in publications if id(each) in written)


async def add_editions(
    connection: AsyncConnection, new: Sequence[Edition], codec: DigestCodec
) -> None:
    """Add editions; one that is known stays as it is."""
    if distinct := {each.id: each for each in new}:
        adding = insert_into(editions, connection.dialect.name).on_conflict_do_nothing()
        rows = [to_edition_row(each, codec) for _, each in sorted(distinct.items())]
        await connection.execute(adding, rows)


async def close_records(connection: AsyncConnection, slots: Sequence[_Occasion]) -> None:
    """Call records done that have what they waited for."""
    if slots:
        rows = [{"of": subscription, "at": wall} for subscription, wall in slots]
        await connection.execute(_CLOSE, rows)


async def put_vote(
    connection: AsyncConnection,
    subscription: SubscriptionId,
    occasion: str,
    *,
    voter: Person,
    useful: bool,
) -> None:
    """Write a vote in place of an earlier one."""
    row: dict[str, object] = {
        "subscription": subscription,
        "occasion": occasion,
        "platform": voter.platform.value,
        "voter": voter.id,
        "useful": useful,
    }
    await upsert(connection, votes, [row])


async def _sort_out(
    connection: AsyncConnection, publications: Sequence[Publication]
) -> list[Publication]:
    """Return those whose occasion had no issue, and whose subscription and latest mark hold."""
    ids = sorted({each.issue.subscription for each in publications})
    there = select(subscriptions.c.id, subscriptions.c.version).where(subscriptions.c.id.in_(ids))
    locked = there.order_by(subscriptions.c.id).with_for_update()
    versions = {row.id: row.version for row in await connection.execute(locked)}
    marks = await latest_marks(connection, [SubscriptionId(id) for id in ids])
    had = select(issues.c.subscription, issues.c.occasion).where(
        issues.c.subscription.in_(ids),
        issues.c.occasion.in_({each.issue.occasion for each in publications}),
    )
    done = {(row.subscription, row.occasion) for row in await connection.execute(had)}
    new: dict[SubscriptionId, Publication] = {}
    for each in publications:
        id = each.issue.subscription
        holds = versions.get(id) == each.version and marks.get(id) == each.follows
        if holds and _occasion(each) not in done:
            new.setdefault(id, each)  # a second one does not follow the first
    return list(new.values())


async def _add_issues(connection: AsyncConnection, new: Sequence[Publication]) -> None:
    ids = {each.issue.subscription for each in new}
    highest = select(issues.c.subscription, func.max(issues.c.number).label("number"))
    query = highest.where(issues.c.subscription.in_(ids)).group_by(issues.c.subscription)
    numbers = {row.subscription: row.number for row in await connection.execute(query)}
    rows = []
    for each in new:
        subscription = each.issue.subscription
        numbers[subscription] = numbers.get(subscription, 0) + 1
        rows.append(to_issue_row(each.issue, number=numbers[subscription]))
    if rows:
        await connection.execute(insert(issues), rows)


def _occasion(publication: Publication) -> _Occasion:
    return publication.issue.subscription, publication.issue.occasion
