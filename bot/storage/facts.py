"""Facts in a database: revisions are only ever added."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreConflictError, StoreError
from bot.facts.book import Records
from bot.facts.fact import Fact
from bot.facts.ids import FactId
from bot.facts.store import Change
from bot.storage.bodies import BodyCodec
from bot.storage.connection import glancing, reading, writing
from bot.storage.rows import (
    RevisionReader,
    read_sources,
    read_stories,
    to_revision_row,
    to_source_row,
    to_story_row,
)
from bot.storage.tables import revisions, sources, store, stories
from bot.storage.upsert import upsert

_CHUNK = 500
"""Rows at a time, so that reading 100,000 facts never holds the event loop for long."""

_T = TypeVar("_T")
_VERSION = select(store.c.version).where(store.c.id == 1)


class SqlFactStore:
    """A `FactStore` over SQLite or PostgreSQL, safe to use from several processes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._codec = BodyCodec()

    async def version(self) -> int:
        """Return the store's version: one row, read by its key."""
        async with glancing(self._engine) as connection:
            return await _version(connection)

    async def load(self) -> Records:
        """Return everything on record, as of one moment."""
        try:
            async with reading(self._engine) as connection:
                return await self._load(connection)
        except ValueError as error:
            # The error's own text may repeat what the row holds, which may be under embargo.
            raise StoreError(
                "The database holds a row that cannot be read; "
                "put a backup in with `bot db restore`."
            ) from error

    async def _load(self, connection: AsyncConnection) -> Records:
        return Records(
            version=await _version(connection),
            stories=read_stories(await connection.execute(select(stories)), self._codec),
            sources=read_sources(await connection.execute(select(sources))),
            facts=await self._load_facts(connection),
        )

    async def _load_facts(self, connection: AsyncConnection) -> tuple[Fact, ...]:
        reader = RevisionReader(self._codec)
        facts: list[Fact] = []
        query = select(revisions).order_by(revisions.c.position)
        async with connection.stream(query) as rows:
            async for chunk in rows.partitions(_CHUNK):
                facts.extend(map(reader.read, chunk))
        return tuple(facts)

    async def append(self, change: Change, *, expected_version: int) -> int:
        """Write a change in one transaction and return the new version."""
        async with writing(self._engine) as connection:
            found = await _version(connection, for_update=True)
            if found != expected_version:
                raise StoreConflictError(
                    f"The store has moved on from version {expected_version} to {found}."
                )
            await _require_next(connection, change.facts)
            await self._write(connection, change)
            await connection.execute(update(store).values(version=found + 1))
        return found + 1

    async def _write(self, connection: AsyncConnection, change: Change) -> None:
        await upsert(
            connection, stories, [to_story_row(each, self._codec) for each in change.stories]
        )
        await upsert(connection, sources, [to_source_row(each) for each in change.sources])
        last = await connection.scalar(select(func.max(revisions.c.position))) or 0
        ordered = sorted(change.facts, key=lambda fact: fact.revision.number)
        for chunk in _chunks(tuple(enumerate(ordered, start=last + 1))):
            rows = [
                to_revision_row(fact, self._codec, position=position) for position, fact in chunk
            ]
            await connection.execute(insert(revisions), rows)


async def _version(connection: AsyncConnection, *, for_update: bool = False) -> int:
    found: int | None = await connection.scalar(
        _VERSION.with_for_update() if for_update else _VERSION
    )
    if found is None:
        raise StoreError("The database has lost the row with its version; restore a backup.")
    return found


async def _require_next(connection: AsyncConnection, facts: Sequence[Fact]) -> None:
    newest = await _newest(connection, sorted({fact.id for fact in facts}))
    for fact in sorted(facts, key=lambda fact: fact.revision.number):
        last = newest.get(fact.id, 0)
        if fact.revision.number != last + 1:
            raise StoreConflictError(
                f"Revision {fact.revision.number} of {fact.id} does not follow the newest "
                f"on record, which is {last or 'none'}."
            )
        newest[fact.id] = last + 1


async def _newest(connection: AsyncConnection, ids: Sequence[FactId]) -> dict[str, int]:
    newest: dict[str, int] = {}
    column = revisions.c.fact_id
    for chunk in _chunks(ids):
        query = select(column, func.max(revisions.c.number)).where(column.in_(chunk))
        for fact_id, number in await connection.execute(query.group_by(column)):
            newest[fact_id] = number
    return newest


def _chunks(each: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (each[start : start + _CHUNK] for start in range(0, len(each), _CHUNK))
