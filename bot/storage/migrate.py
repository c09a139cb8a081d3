"""Bringing a database's tables up to date."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import StoreError
from bot.storage.connection import glancing, translated, writing
from bot.storage.sqlite import sqlite_file
from bot.storage.tables import HEAD

_LOCK = 0x64617465
"""PostgreSQL's advisory lock, so that two upgrades follow one another."""


async def upgrade(engine: AsyncEngine) -> None:
    """Make missing tables and apply missing steps, all or nothing; an SQLite file is made first.

    Raises StoreError, with nothing changed, for a database that a newer Dateline has changed.
    """
    if file := sqlite_file(engine):
        with translated(engine):
            await asyncio.to_thread(_make_file, file)
    async with glancing(engine) as connection:
        stored = await connection.run_sync(stored_head)
    # Alembic takes longer to import than the rest of a start, so it stays out when not needed.
    if stored == HEAD:
        return
    if stored and stored > HEAD:
        raise StoreError("The database was changed by a newer Dateline; run that one.")
    async with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        await connection.run_sync(_apply)


def stored_head(connection: Connection) -> str | None:
    """Return the last step applied to a database, None before the first."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _make_file(file: Path) -> None:
    """Make an empty file in WAL mode, which stays with the file; leave an existing one alone."""
    with closing(sqlite3.connect(file, isolation_level=None, timeout=5)) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode=WAL")


def _apply(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
