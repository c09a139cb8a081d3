"""The port that remembers which story a channel chose."""

from collections.abc import Mapping
from typing import Protocol

from bot.facts.ids import StoryId
from bot.messages.request import Place


class PlaceStore(Protocol):
    """Both methods raise StoreError. A place is kept without its thread."""

    async def load(self) -> Mapping[Place, StoryId]:
        """Return every choice on record."""
        ...

    async def choose(self, place: Place, story: StoryId) -> None:
        """Record the story that a place follows from now on."""
        ...
