"""Every subscription there is, for an operator; the bot itself never asks for all of them."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.digests.standing import Standing
from bot.messages.request import Platform
from bot.storage.connection import glancing
from bot.storage.digest_codec import DigestCodec
from bot.storage.digest_tables import subscriptions
from bot.storage.subscription_rows import read_standing

_columns = subscriptions.c


async def list_subscriptions(
    engine: AsyncEngine,
    *,
    platform: Platform | None = None,
    story: str = "",
    paused: bool | None = None,
    limit: int = 100,
) -> tuple[Standing, ...]:
    """Return those that fit, oldest first; `paused` is None for both. Raises StoreError."""
    query = select(subscriptions).order_by(_columns.made_at, _columns.id).limit(limit)
    if platform:
        query = query.where(_columns.platform == platform.value)
    if story:
        query = query.where(_columns.story == story)
    if paused is not None:
        query = query.where(_columns.pause != "" if paused else _columns.pause == "")
    codec = DigestCodec()
    async with glancing(engine) as connection:
        return tuple(read_standing(row, codec) for row in await connection.execute(query))
