"""Backups of an SQLite store, and putting one back."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.steps import finish
from bot.delivery.store import Entry
from bot.digests.standing import start_at
from bot.errors import StoreError
from bot.facts.fact import Fact
from bot.facts.ids import StoryId
from bot.facts.store import Change
from bot.messages.request import Place, Platform
from bot.storage.backup import backup, restore
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.engine import open_engine
from bot.storage.facts import SqlFactStore
from bot.storage.marks import SqlMarkStore
from bot.storage.places import SqlPlaceStore
from bot.storage.postings import SqlPostingStore
from bot.storage.subscriptions import SqlSubscriptionStore
from tests.builders import a_quote_fact, a_source, a_story, an_event_fact
from tests.digests.newsroom import S1, Newsroom, an_early_bird
from tests.fakes.moving_time import START
from tests.storage.databases import opened
from tests.storage.outbox import CARRIED, NOW, a_claim, a_delivery

Spoil = Callable[[Path], None]
PLACE = Place(platform=Platform.SLACK, workspace="T1", id="C1")


@pytest.fixture
async def saved(sqlite: AsyncEngine, tmp_path: Path) -> Path:
    """A backup that holds one quote; the store has moved on to a second fact, an event."""
    store = SqlFactStore(sqlite)
    first = Change(stories=(a_story(),), sources=(a_source(),), facts=(a_quote_fact(),))
    await store.append(first, expected_version=0)
    await SqlPlaceStore(sqlite).choose(PLACE, StoryId("river-accord"))
    await SqlMarkStore(sqlite).put("commands", "then")
    await backup(sqlite, tmp_path / "saved.db")
    await store.append(Change(facts=(an_event_fact(),)), expected_version=1)
    await SqlMarkStore(sqlite).put("commands", "now")
    return tmp_path / "saved.db"


async def test_a_backup_is_one_file_that_stands_alone(saved: Path, tmp_path: Path) -> None:
    assert {file.name for file in saved.parent.iterdir()} == {"data", "saved.db"}
    shutil.copy(saved, tmp_path / "copy.db")
    assert await _facts(tmp_path / "copy.db") == (a_quote_fact(),)


async def test_a_backup_replaces_an_earlier_one(saved: Path, sqlite: AsyncEngine) -> None:
    await backup(sqlite, saved)
    assert set(await _facts(saved)) == {a_quote_fact(), an_event_fact()}


async def test_a_backup_replaces_no_other_file(sqlite: AsyncEngine, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Call Ada.")
    with pytest.raises(StoreError, match="not a database"):
        await backup(sqlite, notes)
    assert notes.read_text() == "Call Ada."


async def test_a_backup_is_not_made_onto_the_store_itself(
    saved: Path, sqlite: AsyncEngine, sqlite_file: Path
) -> None:
    for act in (backup, restore):
        with pytest.raises(StoreError, match="itself"):
            await act(sqlite, sqlite_file)
    assert len(await _facts(sqlite_file)) == 2


async def test_a_backup_into_a_folder_that_is_missing_is_a_store_error(
    saved: Path, sqlite: AsyncEngine, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        await backup(sqlite, tmp_path / "nowhere" / "saved.db")


async def test_a_backup_is_made_while_another_process_writes(
    sqlite: AsyncEngine, sqlite_file: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(sqlite_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO marks VALUES ('half', 'written')")
        await backup(sqlite, tmp_path / "saved.db")
    async with opened(f"sqlite:///{tmp_path / 'saved.db'}") as engine:
        assert await SqlMarkStore(engine).get("half") is None


async def test_a_restore_puts_everything_back(saved: Path, sqlite: AsyncEngine) -> None:
    await restore(sqlite, saved)
    records = await SqlFactStore(sqlite).load()
    assert (records.facts, records.stories, records.sources) == (
        (a_quote_fact(),),
        (a_story(),),
        (a_source(),),
    )
    assert await SqlPlaceStore(sqlite).load() == {PLACE: StoryId("river-accord")}
    assert await SqlMarkStore(sqlite).get("commands") == "then"


async def test_a_restore_keeps_what_it_replaced_beside_the_store(
    saved: Path, sqlite: AsyncEngine, sqlite_file: Path
) -> None:
    first = await restore(sqlite, saved)
    second = await restore(sqlite, saved)
    assert first == sqlite_file.with_name("dateline.db.before-restore-1")
    assert second == sqlite_file.with_name("dateline.db.before-restore-2")
    assert len(await _facts(first)) == 2
    assert len(await _facts(second)) == 1


async def test_other_processes_see_a_restore_as_a_change(
    saved: Path, sqlite: AsyncEngine, sqlite_file: Path
) -> None:
    async with opened(f"sqlite:///{sqlite_file}") as other:
        store = SqlFactStore(other)
        assert await store.version() == 2
        await restore(sqlite, saved)
        assert await store.version() == 3
        assert (await store.load()).facts == (a_quote_fact(),)
        assert await store.append(Change(facts=(an_event_fact(),)), expected_version=3) == 4


async def test_what_was_sent_since_the_backup_stays_sent(
    sqlite: AsyncEngine, tmp_path: Path
) -> None:
    store = SqlDeliveryStore(sqlite)
    await store.add([a_delivery()])
    await backup(sqlite, tmp_path / "saved.db")
    (claimed,) = await store.claim(a_claim())
    sent, posting = finish(claimed, message_id="1.1", now=NOW)
    await store.write([Entry(delivery=sent, posting=posting)])
    await restore(sqlite, tmp_path / "saved.db")
    assert await store.get(sent.key) == sent
    assert await SqlPostingStore(sqlite).find_carrying(CARRIED[0].fact) == (posting,)


async def test_what_a_lost_store_may_have_sent_is_looked_for_first(
    sqlite: AsyncEngine, sqlite_file: Path, tmp_path: Path
) -> None:
    await SqlDeliveryStore(sqlite).add([a_delivery()])
    await backup(sqlite, tmp_path / "saved.db")
    await sqlite.dispose()
    for file in sqlite_file.parent.iterdir():
        file.unlink()
    await restore(sqlite, tmp_path / "saved.db")
    (claimed,) = await SqlDeliveryStore(sqlite).claim(a_claim())
    assert claimed.unsure_since == claimed.created_at


async def test_what_was_issued_since_the_backup_stays_issued(
    sqlite: AsyncEngine, tmp_path: Path
) -> None:
    room, store = Newsroom(), SqlSubscriptionStore(sqlite)
    await store.add(start_at(an_early_bird(), now=START))
    await backup(sqlite, tmp_path / "saved.db")
    room.record_event()
    room.time.move(hours=1)
    await room.new_tick(store).run_once()
    await restore(sqlite, tmp_path / "saved.db")
    there = await store.get(S1)
    assert there and there.progress.last is None
    await room.new_tick(store).run_once()
    assert len(await store.list_issues(S1, limit=9)) == 1
    assert len(await SqlDeliveryStore(sqlite).find()) == 1


async def test_what_a_lost_store_may_have_issued_is_not_issued_again(
    sqlite: AsyncEngine, sqlite_file: Path, tmp_path: Path
) -> None:
    room, store = Newsroom(), SqlSubscriptionStore(sqlite)
    await store.add(start_at(an_early_bird(), now=START))
    await backup(sqlite, tmp_path / "saved.db")
    await sqlite.dispose()
    for file in sqlite_file.parent.iterdir():
        file.unlink()
    await restore(sqlite, tmp_path / "saved.db")
    there = await store.get(S1)
    assert there and there.progress.since_at > START
    room.record_event()
    room.time.seconds = (there.progress.since_at - START).total_seconds()
    await room.new_tick(store).run_once()
    assert await store.list_records(S1, limit=9) == ()


async def test_revisions_are_still_guarded_after_a_restore(
    saved: Path, sqlite: AsyncEngine, sqlite_file: Path
) -> None:
    await restore(sqlite, saved)
    with (
        closing(sqlite3.connect(sqlite_file)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute("DELETE FROM revisions")


async def test_a_restore_waits_for_nobody_who_only_reads(
    saved: Path, sqlite: AsyncEngine, sqlite_file: Path
) -> None:
    with closing(sqlite3.connect(sqlite_file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM revisions").fetchone() == (2,)
        await restore(sqlite, saved)
        assert reader.execute("SELECT count(*) FROM revisions").fetchone() == (2,)
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM revisions").fetchone() == (1,)


async def test_a_missing_store_is_restored(
    saved: Path, sqlite: AsyncEngine, sqlite_file: Path
) -> None:
    await sqlite.dispose()
    await asyncio.to_thread(sqlite_file.unlink)
    assert await restore(sqlite, saved) is None
    assert await _facts(sqlite_file) == (a_quote_fact(),)


async def test_a_damaged_store_is_set_aside_as_it_is(
    saved: Path, sqlite: AsyncEngine, sqlite_file: Path
) -> None:
    await sqlite.dispose()
    _not_a_database(sqlite_file)
    kept = await restore(sqlite, saved)
    assert kept is not None
    assert kept.read_bytes().startswith(b"not a database")
    assert await SqlFactStore(sqlite).version() == 1
    assert await _facts(sqlite_file) == (a_quote_fact(),)


def _not_a_database(file: Path) -> None:
    file.write_bytes(b"not a database at all\n" * 500)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _of_another_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def _cut_short(file: Path) -> None:
    with file.open("rb+") as opened_file:
        opened_file.truncate(file.stat().st_size // 2)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_not_a_database, "not a database"),
        (_empty, "not a Dateline database"),
        (_of_another_program, "not a Dateline database"),
        (_newer, "newer Dateline"),
        (_cut_short, "damaged"),
        (Path.unlink, "no file"),
    ],
)
async def test_a_file_that_cannot_be_restored_leaves_the_store_as_it_was(
    saved: Path, sqlite: AsyncEngine, sqlite_file: Path, spoil: Spoil, words: str
) -> None:
    spoil(saved)
    with pytest.raises(StoreError, match=words):
        await restore(sqlite, saved)
    assert len(await _facts(sqlite_file)) == 2
    beside = {file.name for file in sqlite_file.parent.iterdir()}
    assert beside <= {"dateline.db", "dateline.db-wal", "dateline.db-shm"}


async def test_postgres_is_left_to_its_own_tools(tmp_path: Path) -> None:
    engine = open_engine("postgresql://someone@db.example/dateline", None)
    for act in (backup, restore):
        with pytest.raises(StoreError, match="pg_dump"):
            await act(engine, tmp_path / "saved.db")


async def _facts(file: Path) -> tuple[Fact, ...]:
    async with opened(f"sqlite:///{file}") as engine:
        return (await SqlFactStore(engine).load()).facts
