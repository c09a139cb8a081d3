"""Writing what people do to subscriptions, within somebody's transaction."""

from sqlalchemy import ColumnElement, delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digests.standing import Standing
from bot.digests.subscription import SubscriptionId
from bot.errors import StoreConflictError
from bot.storage.digest_codec import DigestCodec
from bot.storage.digest_tables import slot_records, subscriptions
from bot.storage.subscription_rows import to_subscription_row

_TAKEN = "There is such a subscription already."


async def add_standing(connection: AsyncConnection, standing: Standing, codec: DigestCodec) -> None:
    """Add a subscription. Raises StoreConflictError when its id or twin key is taken."""
    adding = insert(subscriptions).values(to_subscription_row(standing, codec))
    try:
        await connection.execute(adding)
    except IntegrityError as error:
        raise StoreConflictError(_TAKEN) from error


async def replace_standing(
    connection: AsyncConnection, standing: Standing, codec: DigestCodec, *, version: int
) -> None:
    """Write a subscription's next version. Raises StoreConflictError for another, or a twin."""
    row = to_subscription_row(standing, codec)
    saving = update(subscriptions).where(*_at(standing.subscription.id, version)).values(row)
    try:
        saved = await connection.execute(saving)
    except IntegrityError as error:
        raise StoreConflictError(_TAKEN) from error
    _require_one(saved.rowcount)


async def remove_subscription(
    connection: AsyncConnection, subscription: SubscriptionId, *, version: int
) -> None:
    """Delete a subscription; of its records none is open any more.

    Raises StoreConflictError when it is gone or at another version.
    """
    removed = await connection.execute(delete(subscriptions).where(*_at(subscription, version)))
    _require_one(removed.rowcount)
    mine = update(slot_records).where(
        slot_records.c.subscription == subscription, slot_records.c.open_since.is_not(None)
    )
    await connection.execute(mine.values(open_since=None))


def _at(subscription: SubscriptionId, version: int) -> tuple[ColumnElement[bool], ...]:
    return subscriptions.c.id == subscription, subscriptions.c.version == version


def _require_one(count: int) -> None:
    if count != 1:
        raise StoreConflictError("The subscription is gone, or has been changed.")
