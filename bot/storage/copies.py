"""Copying SQLite files through SQLite itself, safe while others use them. All of it blocks."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Table

from bot.errors import StoreError
from bot.storage.schema import metadata
from bot.storage.tables import HEAD, JOURNALS

_PATIENCE = 5.0
"""Seconds to wait for another process's lock."""


def copy_database(source: Path, target: Path) -> None:
    """Write what `source` holds at one moment into a new file, which needs no file beside it."""
    with closing(_open(source, mode="ro")) as old, closing(_open(target, mode="rwc")) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")


def find_fault(file: Path) -> str:
    """Return why a file is no Dateline database for this version; empty when it is one.

    Raises StoreError when that cannot be told now: it is missing, locked or not readable.
    """
    if not file.is_file():
        raise StoreError(f"There is no file {file}.")
    try:
        with closing(_open(file, mode="rw")) as connection:
            (step,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            (_,) = connection.execute("SELECT version FROM store").fetchone()
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        if "no such table" not in str(error):
            raise StoreError(f"{file} cannot be read: {error}.") from error
        return f"{file} is not a Dateline database."
    except (sqlite3.DatabaseError, TypeError):
        return f"{file} is not a database, or it is damaged."
    if verdict != "ok":
        return f"{file} is damaged: {verdict}."
    return f"{file} was written by a newer Dateline." if step > HEAD else ""


def replace_rows(file: Path, source: Path) -> None:
    """Put every row of `source` in place of those in `file`, in one transaction.

    What was sent stays sent: of the journals' rows, those that `file` lacks are added.
    Other processes see the change as they see any other, because the store's version moves
    beyond both. Both files are at the newest step.
    """
    with closing(_open(file, mode="rw")) as connection:
        connection.execute("ATTACH ? AS source", (f"{source.as_uri()}?mode=rw",))
        connection.execute("BEGIN IMMEDIATE")
        try:
            with _unguarded(connection):
                version = _newest_version(connection)
                for table in metadata.sorted_tables:
                    _replace_table(connection, table, keep=table in JOURNALS)
                connection.execute("UPDATE main.store SET version = ?", (version + 1,))
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def let_slots_pass(file: Path) -> None:
    """Have no subscription's slots made up for that have come by now.

    Nobody knows which of them went out since a backup, once the store that did is lost.
    """
    # As `schema.Instant` writes an instant.
    now = "strftime('%Y-%m-%d %H:%M:%f', 'now') || '000'"
    with closing(_open(file, mode="rw")) as connection:
        connection.execute(f"UPDATE subscriptions SET since_at = {now}")  # noqa: S608  # no values


def set_aside(file: Path, aside: Path) -> None:
    """Rename a database nobody can use, with what belongs to it."""
    for suffix in ("-wal", "-shm", "-journal", ""):
        part = file.with_name(file.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))


def put_in_place(file: Path, target: Path) -> None:
    """Move a finished file to its name, for good."""
    file.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def room_beside(file: Path) -> Iterator[Path]:
    """Yield a file name in a folder of its own, next to `file`; removed with all it holds."""
    with TemporaryDirectory(prefix=".dateline-", dir=file.parent) as folder:
        yield Path(folder) / file.name


def _open(file: Path, *, mode: str) -> sqlite3.Connection:
    address = f"{file.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=_PATIENCE)


@contextmanager
def _unguarded(connection: sqlite3.Connection) -> Iterator[None]:
    """Take the triggers away that keep revisions, and put them back."""
    query = "SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'"
    triggers = connection.execute(query).fetchall()
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER main."{name}"')
    yield
    for _, statement in triggers:
        connection.execute(statement)


def _newest_version(connection: sqlite3.Connection) -> int:
    query = "SELECT max(old.version, new.version) FROM main.store AS old, source.store AS new"
    (version,) = connection.execute(query).fetchone()
    return int(version)


def _replace_table(connection: sqlite3.Connection, table: Table, *, keep: bool) -> None:
    name = f'"{table.name}"'
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if not keep:
        connection.execute(f"DELETE FROM main.{name}")  # noqa: S608  # names from tables.py, no values
    verb = "INSERT OR IGNORE" if keep else "INSERT"
    connection.execute(
        f"{verb} INTO main.{name} ({columns}) SELECT {columns} FROM source.{name}"  # noqa: S608  # as above
    )
