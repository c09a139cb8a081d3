"""Which story a channel chose, in a database."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.facts.ids import StoryId
from bot.messages.request import Place, Platform
from bot.storage.connection import reading, writing
from bot.storage.tables import places
from bot.storage.upsert import upsert


class SqlPlaceStore:
    """A `PlaceStore` over SQLite or PostgreSQL."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def load(self) -> Mapping[Place, StoryId]:
        """Return every choice; one of a platform that this version does not know is left out."""
        known = set(Platform)
        async with reading(self._engine) as connection:
            rows = await connection.execute(select(places).where(places.c.platform.in_(known)))
            return {
                Place(
                    platform=Platform(row.platform), workspace=row.workspace, id=row.place_id
                ): StoryId(row.story)
                for row in rows
            }

    async def choose(self, place: Place, story: StoryId) -> None:
        """Record a choice; the place's thread is left out."""
        row: dict[str, object] = {
            "platform": place.platform.value,
            "workspace": place.workspace,
            "place_id": place.id,
            "story": story,
        }
        async with writing(self._engine) as connection:
            await upsert(connection, places, [row])
