"""The database itself keeps revisions as they were written."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.facts.store import Change
from bot.storage.facts import SqlFactStore
from tests.builders import a_quote_fact


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revisions SET status = 'retracted'",
        "DELETE FROM revisions",
        "DELETE FROM revisions WHERE number = 1",
    ],
)
async def test_a_revision_can_be_neither_changed_nor_removed(
    engine: AsyncEngine, statement: str
) -> None:
    store = SqlFactStore(engine)
    await store.append(Change(facts=(a_quote_fact(),)), expected_version=0)
    with pytest.raises(DBAPIError, match="append-only"):
        async with engine.begin() as connection:
            await connection.execute(text(statement))
    assert (await store.load()).facts == (a_quote_fact(),)


async def test_postgres_does_not_empty_the_table_of_revisions(postgres_engine: AsyncEngine) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        async with postgres_engine.begin() as connection:
            await connection.execute(text("TRUNCATE revisions"))


async def test_a_store_has_one_version(engine: AsyncEngine) -> None:
    with pytest.raises(DBAPIError):
        async with engine.begin() as connection:
            await connection.execute(text("INSERT INTO store VALUES (2, 7)"))
