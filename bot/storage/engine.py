"""Opening a database: SQLite or PostgreSQL, by its address."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import ConfigError, StoreError
from bot.storage.sqlite import prepare_sqlite, to_sqlite_url

Engine = AsyncEngine
"""What `open_engine` returns, under a name that needs no import of the library."""

_CONNECTIONS = 4
"""Enough for reads beside the one write that SQLite allows; each is a thread there."""


def open_engine(url: str, password: str | None, *, timeout: float = 5.0) -> AsyncEngine:
    """Return an engine for `sqlite:///FILE` or `postgresql://USER@HOST/NAME`; nothing connects yet.

    `timeout`, in seconds, bounds the wait for a lock, a connection and a statement. The folder
    of an SQLite file is created, the file itself by `upgrade` alone. The caller disposes of
    the engine. Raises ConfigError for an address that cannot be used, StoreError when the folder
    cannot be made.
    """
    address = _parse(url)
    match address.drivername:
        case "sqlite":
            return _open_sqlite(address, timeout)
        case "postgresql":
            return _open_postgres(address, password, timeout)
        case _:
            raise _fault("begins with sqlite:/// or postgresql://")


def _parse(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        # The library's message may repeat the address, and the address may hold a password.
        raise _fault("is sqlite:///FILE or postgresql://USER@HOST/NAME") from None
    if address.password is not None:
        raise _fault("holds no password; put it into DATABASE_PASSWORD")
    return address


def open_sqlite(file: Path, *, timeout: float = 5.0) -> AsyncEngine:
    """Return an engine for one file, as `open_engine` does; its folder is there."""
    engine = create_async_engine(
        to_sqlite_url(file),
        hide_parameters=True,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=timeout,
        # SQLAlchemy opens transactions itself, see `prepare_sqlite`.
        connect_args={"timeout": timeout, "isolation_level": None},
    )
    prepare_sqlite(engine, file)
    return engine


def _open_sqlite(address: URL, timeout: float) -> AsyncEngine:
    if address.host or not address.database or address.database == ":memory:":
        raise _fault("names a file: sqlite:///FILE")
    if address.query:
        raise _fault("for SQLite takes no options after the file")
    file = Path(address.database).absolute()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The folder {file.parent} cannot be made: {error.strerror}.") from error
    return open_sqlite(file, timeout=timeout)


def _open_postgres(address: URL, password: str | None, timeout: float) -> AsyncEngine:
    if importlib.util.find_spec("asyncpg") is None:
        raise ConfigError(
            ["PostgreSQL needs the driver asyncpg: install dateline-bot with its extra `postgres`."]
        )
    query = {"ssl" if key == "sslmode" else key: value for key, value in address.query.items()}
    return create_async_engine(
        address.set(drivername="postgresql+asyncpg", password=password, query=query),
        hide_parameters=True,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=timeout,
        pool_pre_ping=True,
        connect_args={
            "timeout": timeout,
            # Later than the server's own limit on locks, whose message says more.
            "command_timeout": timeout + 1,
            "server_settings": _server_settings(timeout),
        },
    )


def _server_settings(timeout: float) -> Mapping[str, str]:
    return {"application_name": "dateline", "lock_timeout": f"{int(timeout * 1000)}ms"}


def _fault(reason: str) -> ConfigError:
    return ConfigError([f"store.url: a database address {reason}."])
