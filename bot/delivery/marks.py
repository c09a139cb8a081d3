"""The port that remembers small things the bot did outside, such as a command sync."""

from typing import Protocol


class MarkStore(Protocol):
    """Both methods raise StoreError when the store cannot be reached."""

    async def get(self, key: str) -> str | None:
        """Return what was put last under `key`, None when nothing was."""
        ...

    async def put(self, key: str, value: str) -> None:
        """Replace what stands under `key`."""
        ...
