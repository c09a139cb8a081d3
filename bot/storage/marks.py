"""Small things the bot remembers of what it did outside, in a database."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.connection import glancing, writing
from bot.storage.tables import marks
from bot.storage.upsert import upsert


class SqlMarkStore:
    """A `MarkStore` over SQLite or PostgreSQL."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def get(self, key: str) -> str | None:
        """Return what was put last under `key`, None when nothing was."""
        async with glancing(self._engine) as connection:
            return await connection.scalar(select(marks.c.value).where(marks.c.name == key))

    async def put(self, key: str, value: str) -> None:
        """Replace what stands under `key`."""
        async with writing(self._engine) as connection:
            await upsert(connection, marks, [{"name": key, "value": value}])
