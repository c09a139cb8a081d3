"""Making and checking the tables."""

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

import bot.storage.migrations
from bot.errors import StoreError
from bot.storage.facts import SqlFactStore
from bot.storage.migrate import upgrade
from bot.storage.schema import metadata
from bot.storage.sqlite import sqlite_file
from bot.storage.tables import HEAD
from tests.storage.databases import opened
from tests.storage.processes import run_processes


async def test_the_steps_make_the_tables_that_the_code_describes(engine: AsyncEngine) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def test_the_newest_step_is_the_one_the_code_knows() -> None:
    steps = ScriptDirectory(str(Path(bot.storage.migrations.__file__).parent))
    assert steps.get_current_head() == HEAD
    numbers = sorted(step.revision for step in steps.walk_revisions())
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


async def test_an_upgrade_makes_the_file_its_folder_and_the_tables(empty_url: str) -> None:
    async with opened(empty_url) as engine:
        await upgrade(engine)
        assert await SqlFactStore(engine).version() == 0


async def test_a_second_upgrade_changes_nothing_and_leaves_alembic_out(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'dateline.db'}"
    async with opened(url) as engine:
        await upgrade(engine)
    script = f"""
import asyncio, sys
from bot.storage.engine import open_engine
from bot.storage.migrate import upgrade
async def main():
    engine = open_engine({url!r}, None)
    await upgrade(engine)
    await engine.dispose()
asyncio.run(main())
print([name for name in sys.modules if name in ("alembic", "asyncpg")])
"""
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[]"


async def test_upgrades_at_the_same_time_follow_one_another(empty_url: str) -> None:
    await asyncio.to_thread(run_processes, "upgrade", empty_url, count=3)
    async with opened(empty_url) as engine:
        assert await SqlFactStore(engine).version() == 0


async def test_a_database_of_a_newer_version_is_left_alone(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer Dateline"):
        await upgrade(engine)


async def test_a_database_without_tables_says_how_to_make_them(empty_url: str) -> None:
    async with opened(empty_url) as engine:
        if file := sqlite_file(engine):
            sqlite3.connect(file).close()
        with pytest.raises(StoreError, match="bot db upgrade"):
            await SqlFactStore(engine).version()
