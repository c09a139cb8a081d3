"""What a visitor typed, as a Request."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.messages.request import Line, Person, Place, Platform, Request
from bot.platforms.page.limits import EARLIER

_MENTION = re.compile(r"\s*@dateline\b[\s,:]*", re.IGNORECASE)


def to_request(
    text: str, *, visitor: str, key: str, asked_at: datetime, earlier: Sequence[str]
) -> Request:
    """Return the request; a leading mention of the bot is how one talks in a channel, no more.

    `visitor` is the visitor's public name, `key` the form's, `earlier` oldest first.
    """
    return Request(
        key=f"page:{visitor}:{key}",
        asked=Line(text=_MENTION.sub("", text, count=1) if _MENTION.match(text) else text),
        place=place_of(visitor),
        person=Person(platform=Platform.PAGE, id=visitor),
        asked_at=asked_at,
        earlier=tuple(earlier[-EARLIER:]),
    )


def place_of(visitor: str) -> Place:
    """Return a visitor's own channel: what they choose there is not chosen for others."""
    return Place(platform=Platform.PAGE, id=visitor)
