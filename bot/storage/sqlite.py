"""What SQLite needs to be safe with several processes on one file."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sqlalchemy import URL, Connection, Dialect, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError, MissingGreenlet
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from bot.storage.one_trip import OneTripConnection

BEGIN = "dateline_begin"
"""Execution option: the statement that opens a transaction, empty for none."""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
    # KiB of pages kept: all facts are read once and then held, no page of theirs is read twice.
    "PRAGMA cache_size=-256",
)
_IDENTITY = "dateline_file"


def to_sqlite_url(file: Path) -> URL:
    """Return an address that opens an existing file and never makes an empty one."""
    query = {"mode": "rw", "uri": "true"}
    return URL.create("sqlite+aiosqlite", database=file.as_uri(), query=query)


def sqlite_file(engine: AsyncEngine) -> Path | None:
    """Return the file behind an engine, None when it is not SQLite."""
    if engine.dialect.name != "sqlite":
        return None
    return Path(url2pathname(urlsplit(engine.url.database or "").path))


def prepare_sqlite(engine: AsyncEngine, file: Path) -> None:
    """Set up each connection, each transaction, and the check that the file is still there.

    The driver's own transactions begin only at the first write, so two processes can read
    the same row before either locks it; hence a real BEGIN, IMMEDIATE for writes.
    """

    def connecting(
        dialect: Dialect, _record: object, arguments: list[Any], options: dict[str, Any]
    ) -> OneTripConnection:
        # Found out here, before the driver starts a thread that ends in its own time.
        if not file.exists():
            raise sqlite3.OperationalError("unable to open database file")
        opened = dialect.connect(*arguments, **options)
        return OneTripConnection(dialect.dbapi, dialect.get_driver_connection(opened))

    def connected(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        try:
            _set_up(connection)
        except BaseException:
            # A damaged file is found out here, and the pool forgets such a connection.
            connection.close()
            raise
        record.info[_IDENTITY] = _identity(file)

    def checked_out(
        _connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: PoolProxiedConnection
    ) -> None:
        # A connection to a deleted or replaced file goes on working, on what nobody else sees.
        if record.info[_IDENTITY] != _identity(file):
            raise InvalidatePoolError(f"{file} is not the file it was")

    event.listen(engine.sync_engine, "do_connect", connecting)
    event.listen(engine.sync_engine, "connect", connected)
    event.listen(engine.sync_engine, "checkout", checked_out)
    event.listen(engine.sync_engine, "begin", _begin)
    event.listen(engine.sync_engine, "invalidate", _roll_back)


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get(BEGIN, "BEGIN")
    if statement:
        connection.exec_driver_sql(statement)


def _set_up(connection: DBAPIConnection) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _roll_back(
    connection: DBAPIConnection, _record: ConnectionPoolEntry, _error: BaseException | None
) -> None:
    """End the transaction of a connection that is thrown away, as a cancelled task's is.

    Closing it is not enough: SQLite keeps it, and its lock, for as long as the cancelled
    statement lives, which may be in the traceback of an exception that somebody holds.
    """
    # A file that is gone has nothing to undo; nor can one wait where no task runs.
    with suppress(sqlite3.Error, MissingGreenlet):
        connection.rollback()


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116  # on the path of every statement
    except OSError:
        return None
    return found.st_dev, found.st_ino
