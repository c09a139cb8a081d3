"""What was issued before stories were kept with it is taken to be of the story of its digest."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, insert, text
from sqlalchemy.ext.asyncio import AsyncEngine

import bot.storage.migrations
from bot.storage.connection import writing
from bot.storage.digest_codec import DigestCodec
from bot.storage.digest_tables import subscriptions
from bot.storage.migrate import upgrade
from bot.storage.sqlite import sqlite_file
from bot.storage.subscription_rows import to_subscription_row
from bot.storage.subscriptions import SqlSubscriptionStore
from tests.digests.builders import a_subscription
from tests.digests.issue_store_suite import MARK
from tests.digests.store_suite import S1, new
from tests.storage.databases import opened

ISSUE = text(
    "INSERT INTO issues (subscription, occasion, number, kind, edition, mark_position, mark_at, "
    "issued_at, why) SELECT id, 'asked-1', 1, 'edition', NULL, 3, made_at, made_at, '' "
    "FROM subscriptions"
)


async def test_an_older_database_keeps_how_far_each_place_was_told(empty_url: str) -> None:
    async with opened(empty_url) as engine:
        await make_as_before(engine)
        row = to_subscription_row(new(a_subscription()), DigestCodec())
        async with writing(engine) as connection:
            await connection.execute(insert(subscriptions), [row])
            await connection.execute(ISSUE)
        await upgrade(engine)
        assert await SqlSubscriptionStore(engine).last_marks([S1]) == {S1: MARK}


async def make_as_before(engine: AsyncEngine) -> None:
    """Make the tables as the step before left them."""
    if file := sqlite_file(engine):
        sqlite3.connect(file).close()

    def apply(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(bot.storage.migrations.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")

    async with writing(engine) as connection:
        await connection.run_sync(apply)
