"""A message as text for the outbox, and back."""

import base64
import json
from dataclasses import asdict
from typing import Any

from bot.platforms.discord.payload import Attachment, Button, Card, Message


def freeze(message: Message) -> str:
    """Return the message as JSON, its files included."""
    return json.dumps(asdict(message), ensure_ascii=False, default=_encode, separators=(",", ":"))


def thaw(text: str) -> Message:
    """Return the message that was frozen. Raises ValueError for what is none."""
    try:
        kept = json.loads(text)
        return Message(
            content=kept["content"],
            cards=tuple(Card(**each) for each in kept["cards"]),
            buttons=tuple(Button(**each) for each in kept["buttons"]),
            attachments=tuple(_to_attachment(each) for each in kept["attachments"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("this is no message of the outbox") from error


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _to_attachment(kept: dict[str, Any]) -> Attachment:
    return Attachment(
        name=kept["name"],
        content=base64.b64decode(kept["content"]),
        description=kept["description"],
    )
