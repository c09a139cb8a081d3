"""Stores of every sort, each empty at the start of a test."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.answers.gaps import GapStore
from bot.answers.places import PlaceStore
from bot.delivery.marks import MarkStore
from bot.facts.store import FactStore
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.facts import SqlFactStore
from bot.storage.gaps import SqlGapStore
from bot.storage.marks import SqlMarkStore
from bot.storage.places import SqlPlaceStore
from bot.storage.postings import SqlPostingStore
from tests.fakes.outbox import MemoryDeliveryStore, MemoryPostingStore
from tests.fakes.stores import (
    MemoryFactStore,
    MemoryGapStore,
    MemoryMarkStore,
    MemoryPlaceStore,
)
from tests.storage.databases import Databases, opened
from tests.storage.outbox import Outbox
from tests.storage.postgres import PostgresServer, postgres_server

MOST_GAPS = 3
"""So few gaps are kept of a story here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stores:
    """One of each port, over the same database or in memory."""

    facts: FactStore
    places: PlaceStore
    marks: MarkStore
    gaps: GapStore


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        yield server


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "dateline.db"


@pytest.fixture(scope="session")
def databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Databases:
    def server() -> PostgresServer:
        found: PostgresServer = request.getfixturevalue("postgres")
        return found

    return Databases(tmp_path_factory.mktemp("databases"), server)


@pytest.fixture(params=["sqlite", "postgres"])
async def empty_url(request: pytest.FixtureRequest, databases: Databases, sqlite_file: Path) -> str:
    """The address of a database without tables, on both kinds of database."""
    if request.param == "sqlite":
        return f"sqlite:///{sqlite_file}"
    return await databases.empty_postgres()


@pytest.fixture(params=["sqlite", "postgres"])
async def url(request: pytest.FixtureRequest, databases: Databases, sqlite_file: Path) -> str:
    """The address of a database with its tables, on both kinds of database."""
    if request.param == "sqlite":
        return await databases.sqlite(sqlite_file)
    return await databases.postgres()


@pytest.fixture
async def engine(url: str) -> AsyncIterator[AsyncEngine]:
    """A database with its tables, on both kinds of database."""
    async with opened(url) as engine:
        yield engine


@pytest.fixture
async def postgres_engine(databases: Databases) -> AsyncIterator[AsyncEngine]:
    """A database with its tables, on PostgreSQL."""
    async with opened(await databases.postgres()) as engine:
        yield engine


@pytest.fixture
async def sqlite(databases: Databases, sqlite_file: Path) -> AsyncIterator[AsyncEngine]:
    """A database with its tables, on SQLite; it waits for a lock for a tenth of a second."""
    async with opened(await databases.sqlite(sqlite_file), patience=0.1) as engine:
        yield engine


@pytest.fixture(params=["memory", "sqlite", "postgres"])
async def stores(
    request: pytest.FixtureRequest, databases: Databases, sqlite_file: Path
) -> AsyncIterator[Stores]:
    match request.param:
        case "memory":
            yield Stores(
                facts=MemoryFactStore(),
                places=MemoryPlaceStore(),
                marks=MemoryMarkStore(),
                gaps=MemoryGapStore(most=MOST_GAPS),
            )
            return
        case "sqlite":
            address = await databases.sqlite(sqlite_file)
        case _:
            address = await databases.postgres()
    async with opened(address) as engine:
        yield Stores(
            facts=SqlFactStore(engine),
            places=SqlPlaceStore(engine),
            marks=SqlMarkStore(engine),
            gaps=SqlGapStore(engine, most=MOST_GAPS),
        )


@pytest.fixture(params=["memory", "sqlite", "postgres"])
async def outbox(
    request: pytest.FixtureRequest, databases: Databases, sqlite_file: Path
) -> AsyncIterator[Outbox]:
    match request.param:
        case "memory":
            postings = MemoryPostingStore()
            yield Outbox(deliveries=MemoryDeliveryStore(postings), postings=postings)
            return
        case "sqlite":
            address = await databases.sqlite(sqlite_file)
        case _:
            address = await databases.postgres()
    async with opened(address) as engine:
        yield Outbox(deliveries=SqlDeliveryStore(engine), postings=SqlPostingStore(engine))
