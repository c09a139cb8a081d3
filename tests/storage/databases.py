"""New databases for tests; their tables are made once and copied after."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import open_engine
from bot.storage.migrate import upgrade
from bot.storage.schema import metadata
from tests.storage.postgres import PostgresServer

_SHARED = "dateline_shared"


class Databases:
    """Gives an address a test, for SQLite in `folder` or on a server started when first needed."""

    def __init__(self, folder: Path, server: Callable[[], PostgresServer]) -> None:
        self._folder = folder
        self._server = server
        self._numbers = count(1)
        self._prepared = False

    async def sqlite(self, file: Path) -> str:
        """Put a database with its tables at `file`."""
        template = self._folder / "template.db"
        if not template.exists():
            await _upgrade(f"sqlite:///{template}")
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(template, file)
        return f"sqlite:///{file}"

    async def postgres(self) -> str:
        """Empty the one database with tables; to make another takes half a second."""
        server = self._server()
        if not self._prepared:
            await self._create(_SHARED)
            await _upgrade(server.url(_SHARED))
            self._prepared = True
        await _clear(server.url(_SHARED))
        return server.url(_SHARED)

    async def empty_postgres(self) -> str:
        """Make a database without tables."""
        return await self._create(self._name())

    def _name(self) -> str:
        return f"dateline_{next(self._numbers)}"

    async def _create(self, name: str) -> str:
        server = self._server()
        async with opened(server.url("postgres")) as engine:
            autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")
            async with autocommit.connect() as connection:
                await connection.execute(text(f"CREATE DATABASE {name}"))
        return server.url(name)


@asynccontextmanager
async def opened(
    url: str, password: str | None = None, *, patience: float = 5.0
) -> AsyncIterator[AsyncEngine]:
    """Open an engine and dispose of it."""
    engine = open_engine(url, password, timeout=patience)
    try:
        yield engine
    finally:
        await engine.dispose()


async def _upgrade(url: str) -> None:
    async with opened(url) as engine:
        await upgrade(engine)


async def _clear(url: str) -> None:
    names = ", ".join(table.name for table in metadata.sorted_tables)
    async with opened(url) as engine, engine.begin() as connection:
        # Triggers rest in this role, those that keep revisions included.
        await connection.execute(text("SET LOCAL session_replication_role = replica"))
        await connection.execute(text(f"TRUNCATE {names}"))
        await connection.execute(text("INSERT INTO store VALUES (1, 0)"))
