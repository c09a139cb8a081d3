"""Writing drafts with what goes with them, within somebody's transaction."""

from collections.abc import Sequence

from sqlalchemy import Exists, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.delivery import Delivery
from bot.digests.edition import Edition, Publication
from bot.digests.review import Draft
from bot.errors import StoreConflictError
from bot.storage.delivery_writes import add_deliveries
from bot.storage.digest_codec import DigestCodec
from bot.storage.digest_tables import drafts, issues, subscriptions
from bot.storage.issue_reads import open_draft_of
from bot.storage.issue_rows import to_draft_row
from bot.storage.issue_writes import add_editions, close_records, publish_all
from bot.storage.upsert import insert_into


async def add_draft(
    connection: AsyncConnection,
    draft: Draft,
    edition: Edition,
    notice: Sequence[Delivery],
    codec: DigestCodec,
) -> bool:
    """Add a draft; False when its slot had one or has an issue, another is open, or it is gone."""
    lock = select(subscriptions.c.id).where(subscriptions.c.id == draft.subscription)
    if await connection.scalar(lock.with_for_update()) is None:
        return False
    if await connection.scalar(select(_has_issue(draft))):
        return False
    if await open_draft_of(connection, draft.subscription):
        return False
    adding = insert_into(drafts, connection.dialect.name).on_conflict_do_nothing()
    row = to_draft_row(draft, published=False)
    added = await connection.execute(adding.values(row).returning(drafts.c.wall))
    if not added.all():
        return False
    await add_editions(connection, [edition], codec)
    await add_deliveries(connection, notice)
    await close_records(connection, [(draft.subscription, str(draft.slot.wall))])
    return True


async def replace_draft(
    connection: AsyncConnection,
    draft: Draft,
    *,
    expected_version: int,
    edition: Edition | None,
    notice: Sequence[Delivery],
    publication: Publication | None,
    codec: DigestCodec,
) -> None:
    """Write a draft's next version, and what follows from it.

    Raises StoreConflictError when it is at another version, or the publication does not hold.
    """
    saving = update(drafts).where(
        drafts.c.subscription == draft.subscription,
        drafts.c.wall == str(draft.slot.wall),
        drafts.c.version == expected_version,
    )
    row = to_draft_row(draft, published=publication is not None)
    if (await connection.execute(saving.values(row))).rowcount != 1:
        raise StoreConflictError("The draft has been decided or changed meanwhile.")
    await add_editions(connection, [edition] if edition else [], codec)
    await add_deliveries(connection, notice)
    if publication:
        written = await publish_all(connection, [publication], codec)
        # Unless its slot has an issue, it is for another try, from what holds by then.
        if not written and not await connection.scalar(select(_has_issue(draft))):
            raise StoreConflictError("The digest has been changed meanwhile.")


def _has_issue(draft: Draft) -> Exists:
    return exists().where(
        issues.c.subscription == draft.subscription,
        issues.c.occasion == str(draft.slot.wall),
    )
