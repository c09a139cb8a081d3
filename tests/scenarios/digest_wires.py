"""What Discord sends and shows about digests, and waiting for what comes by itself."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from tests.scenarios.test_whole_app import called

MANAGES_CHANNELS = str(1 << 4)
WRITES = str(1 << 10 | 1 << 11)
EVERYTHING = str((1 << 53) - 1)
CHANNEL_OPTION = 7
FOR_THE_ASKER_ALONE = 64
BUTTONS = ["Why this?", "Pause", "Useful", "Not useful"]
_Read = TypeVar("_Read")


async def until(
    condition: Callable[[_Read], object], read: Callable[[], Awaitable[_Read]]
) -> _Read:
    """Read again and again, ten seconds at most, until the condition holds."""
    for _ in range(500):
        if condition(found := await read()):
            return found
        await asyncio.sleep(0.02)
    raise AssertionError(f"it never held; at last there was {found!r}")


def words(message: dict[str, Any]) -> str:
    """Return what a message on Discord says, without the marks that keep text from acting."""
    embeds = message["embeds"]
    parts = [each.get(key) or "" for each in embeds for key in ("title", "description")]
    return "\n".join(parts).replace("\\", "")


def buttons(message: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the buttons of a message on Discord that are no links, by label."""
    rows = message.get("components") or []
    found = [each for row in rows for each in row["components"] if "custom_id" in each]
    return {each["label"]: each for each in found}


def a_digest_command(name: str, /, **options: str) -> dict[str, Any]:
    """Build the interaction of a subcommand of `/digest`; `review` is the id of a channel."""
    whole = called(f"digest {name}", **options)
    for each in whole["data"]["options"][0]["options"]:
        if each["name"] == "review":
            each["type"] = CHANNEL_OPTION
    named = {id: a_channel(id) for id in (options.get("review"),) if id}
    return whole | {"data": whole["data"] | {"resolved": {"channels": named}}}


def a_channel(id: str) -> dict[str, Any]:
    """Build a text channel where the asker may write, as a command's options name it."""
    return {"id": id, "name": "editors", "type": 0, "position": 1, "permissions": EVERYTHING}
