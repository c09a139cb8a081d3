"""An SQLite file that is gone, damaged, locked or full: a clear StoreError, and nothing lost."""

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import StoreConflictError, StoreError
from bot.facts.store import Change
from bot.storage.facts import SqlFactStore
from bot.storage.marks import SqlMarkStore
from tests.builders import a_fact, a_quote, a_quote_fact
from tests.storage.databases import Databases, opened

CHANGE = Change(facts=(a_quote_fact(),))


async def test_a_deleted_file_is_said_to_be_missing(sqlite: AsyncEngine, sqlite_file: Path) -> None:
    store = SqlFactStore(sqlite)
    await store.append(CHANGE, expected_version=0)
    _remove(sqlite_file)
    for _ in range(3):
        with pytest.raises(StoreError, match="missing"):
            await store.version()
    with pytest.raises(StoreError, match="missing"):
        await store.append(Change(), expected_version=1)


async def test_a_file_put_in_its_place_is_used(
    sqlite: AsyncEngine, sqlite_file: Path, tmp_path: Path
) -> None:
    shutil.copy(sqlite_file, tmp_path / "empty.db")
    await SqlFactStore(sqlite).append(CHANGE, expected_version=0)
    _remove(sqlite_file)
    (tmp_path / "empty.db").replace(sqlite_file)
    assert await SqlFactStore(sqlite).version() == 0


async def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "dateline.db").write_bytes(b"not a database at all\n" * 500)
    async with opened(f"sqlite:///{tmp_path / 'dateline.db'}") as engine:
        with pytest.raises(StoreError, match="damaged"):
            await SqlFactStore(engine).version()


async def test_a_file_cut_short_is_said_to_be_damaged(
    sqlite_file: Path, sqlite: AsyncEngine
) -> None:
    facts = tuple(a_quote_fact(f"quote-{number}") for number in range(200))
    await SqlFactStore(sqlite).append(Change(facts=facts), expected_version=0)
    await sqlite.dispose()
    with sqlite_file.open("rb+") as file:
        file.truncate(32_768)
    with pytest.raises(StoreError, match="damaged"):
        await SqlFactStore(sqlite).load()


@pytest.mark.parametrize(
    "fault",
    ["body = '{}'", "body = 'secret'", "kind = 'rumour'", "citations = '[]'"],
)
async def test_a_row_that_cannot_be_read_is_named_without_what_it_says(
    sqlite: AsyncEngine, sqlite_file: Path, fault: str
) -> None:
    await SqlFactStore(sqlite).append(CHANGE, expected_version=0)
    with closing(sqlite3.connect(sqlite_file)) as connection, connection:
        connection.execute("DROP TRIGGER revisions_refuse_update")
        connection.execute(f"UPDATE revisions SET {fault}")
    with pytest.raises(StoreError, match="Revision 1 of river-accord/quote") as caught:
        await SqlFactStore(sqlite).load()
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE revisions SET as_of = 'secret'",
        "INSERT INTO stories VALUES ('a', 'b', '2024-01-01', 'secret', '', '[]')",
        "INSERT INTO sources VALUES ('a', 'b', 'c', '2024-01-01', 'secret', 'en')",
    ],
)
async def test_other_rows_that_cannot_be_read_are_a_store_error(
    sqlite: AsyncEngine, sqlite_file: Path, fault: str
) -> None:
    await SqlFactStore(sqlite).append(CHANGE, expected_version=0)
    with closing(sqlite3.connect(sqlite_file)) as connection, connection:
        connection.execute("DROP TRIGGER revisions_refuse_update")
        connection.execute(fault)
    with pytest.raises(StoreError, match="cannot be read") as caught:
        await SqlFactStore(sqlite).load()
    assert "secret" not in str(caught.value)


async def test_a_locked_store_can_be_read_and_is_written_to_in_vain(
    sqlite: AsyncEngine, sqlite_file: Path
) -> None:
    store = SqlFactStore(sqlite)
    with _locked(sqlite_file):
        assert await store.version() == 0
        with pytest.raises(StoreError, match="locked") as caught:
            await store.append(CHANGE, expected_version=0)
        with pytest.raises(StoreError, match="locked"):
            await SqlMarkStore(sqlite).put("key", "value")
    assert not isinstance(caught.value, StoreConflictError)
    assert await store.append(CHANGE, expected_version=0) == 1


async def test_a_write_waits_for_a_lock_that_is_released_in_time(
    sqlite_file: Path, databases: Databases
) -> None:
    async with opened(await databases.sqlite(sqlite_file), patience=30) as patient:
        with _locked(sqlite_file):
            write = asyncio.create_task(SqlFactStore(patient).append(CHANGE, expected_version=0))
            assert await asyncio.wait((write,), timeout=0.2) == (set(), {write})
        assert await write == 1


async def test_a_store_that_cannot_be_written_to_says_so(sqlite: AsyncEngine) -> None:
    _on_connect(sqlite, "PRAGMA query_only=ON")
    with pytest.raises(StoreError, match="cannot be written to"):
        await SqlFactStore(sqlite).append(CHANGE, expected_version=0)


async def test_a_full_disk_leaves_nothing_half_written(
    sqlite: AsyncEngine, sqlite_file: Path
) -> None:
    _on_connect(sqlite, "PRAGMA max_page_count=30")
    store = SqlFactStore(sqlite)
    facts = tuple(a_fact(a_quote(text="x" * 900), f"quote-{number}") for number in range(2000))
    with pytest.raises(StoreError, match="disk is full"):
        await store.append(Change(facts=facts), expected_version=0)
    assert await store.version() == 0
    assert (await store.load()).facts == ()


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink()


def _on_connect(engine: AsyncEngine, statement: str) -> None:
    def connected(connection: DBAPIConnection, _record: object) -> None:
        connection.cursor().execute(statement)

    event.listen(engine.sync_engine, "connect", connected)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
