"""Reading and writing in transactions; the database's errors become StoreError here."""

import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import lru_cache

from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreError
from bot.storage.faults import describe
from bot.storage.sqlite import BEGIN

_GLANCE: Mapping[str, Mapping[str, object]] = {
    "sqlite": {BEGIN: ""},
    "postgresql": {"isolation_level": "AUTOCOMMIT"},
}
_READ: Mapping[str, Mapping[str, object]] = {
    "sqlite": {BEGIN: "BEGIN"},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
_WRITE: Mapping[str, Mapping[str, object]] = {
    "sqlite": {BEGIN: "BEGIN IMMEDIATE"},
    "postgresql": {},
}


@asynccontextmanager
async def glancing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Open a connection for one statement, which needs no transaction."""
    with translated(engine):
        async with _glance(engine).connect() as connection:
            yield connection


@lru_cache(maxsize=8)  # a tick does this every second, and most of it was making the options
def _glance(engine: AsyncEngine) -> AsyncEngine:
    return engine.execution_options(**_GLANCE[engine.dialect.name])


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Open a read transaction: all its statements see the store at one moment."""
    with translated(engine):
        async with engine.execution_options(**_READ[engine.dialect.name]).connect() as connection:
            yield connection


@asynccontextmanager
async def writing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Open a write transaction, committed at the end and undone by any error.

    On SQLite it is the only one there is; on PostgreSQL lock what is read before it is written.
    """
    with translated(engine):
        async with engine.execution_options(**_WRITE[engine.dialect.name]).begin() as connection:
            yield connection


@contextmanager
def translated(engine: AsyncEngine) -> Iterator[None]:
    """Raise StoreError, in words for an operator and without secrets, for what the driver raises.

    A mistake in our own use of SQLAlchemy stays what it is.
    """
    try:
        yield
    except (
        DBAPIError,
        DisconnectionError,
        PoolTimeoutError,
        sqlite3.Error,
        OSError,
        TimeoutError,
    ) as error:
        raise StoreError(describe(error, engine.url)) from error
