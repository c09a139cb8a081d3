"""The ports that tell whom the desk deals with, and whom a typed name stands for."""

from collections.abc import Callable
from typing import Protocol

from bot.facts.ids import EntityId, StoryId
from bot.messages.request import Request, Rights

Resolve = Callable[[StoryId, str], EntityId | None]
"""Returns the entity that a typed name stands for in a story, None when none does for sure."""


class People(Protocol):
    """Asks a platform about the person and the place of a request."""

    async def look_up(self, request: Request) -> Rights:
        """Return what the asker, and the bot, may do in the request's place.

        Raises RequestError when the platform does not tell.
        """
        ...
