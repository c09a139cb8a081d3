"""Discord's channels: what was created in them, under which nonces, and who may read it."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.fakes.discord_payloads import APPLICATION, a_message, a_user

_EPOCH_MILLISECONDS = 1_420_070_400_000
_MOST = 100


@dataclass
class FakeChannels:
    """`messages` are what is shown, by channel, oldest first.

    A nonce is forgotten after `nonce_seconds`. In channels of `unreadable` the history is empty
    to the bot, as Discord shows it to who may not read it. The history names nonces only where
    `shows_nonces`: Discord does not document that it does.
    """

    clock: Callable[[], float] = time.time
    nonce_seconds: float = 300.0
    shows_nonces: bool = False
    unreadable: set[str] = field(default_factory=set)
    messages: defaultdict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _nonces: dict[tuple[str, str], tuple[float, dict[str, Any]]] = field(default_factory=dict)
    _numbers: Callable[[], int] = field(default_factory=lambda: count().__next__)

    def create(self, channel: str, body: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
        """Return the message, and whether it is new: it is created once for each nonce."""
        nonce = str(body.get("nonce"))
        now = self.clock()
        if body.get("enforce_nonce") and (channel, nonce) in self._nonces:
            until, message = self._nonces[channel, nonce]
            if now < until:
                return message, False
        message = self._message(channel, body, now)
        self.messages[channel].append(message)
        self._nonces[channel, nonce] = (now + self.nonce_seconds, message)
        return message, True

    def put(self, channel: str, content: str, **fields: Any) -> dict[str, Any]:
        """Have somebody else say something in a channel."""
        message = self._message(channel, {"content": content}, self.clock()) | {"author": a_user()}
        self.messages[channel].append(message | fields)
        return message

    def history(self, channel: str, query: Mapping[str, str]) -> list[dict[str, Any]]:
        """Return a page, newest first: the oldest behind `after`, else the newest of all."""
        if channel in self.unreadable:
            return []
        limit = min(int(query.get("limit", 50)), _MOST)
        after = int(query.get("after", 0))
        behind = [each for each in self.messages[channel] if int(each["id"]) > after]
        page = behind[:limit] if "after" in query else behind[-limit:]
        return [self._shown(each) for each in reversed(page)]

    def _shown(self, message: dict[str, Any]) -> dict[str, Any]:
        hidden = set() if self.shows_nonces else {"nonce"}
        return {key: value for key, value in message.items() if key not in hidden}

    def _message(self, channel: str, body: Mapping[str, Any], now: float) -> dict[str, Any]:
        milliseconds = int(now * 1000) - _EPOCH_MILLISECONDS
        return a_message(
            body.get("content") or "",
            id=str((milliseconds << 22) + self._numbers() % (1 << 22)),
            channel_id=channel,
            author=a_user(APPLICATION, bot=True),
            embeds=body.get("embeds") or [],
            components=body.get("components") or [],
            nonce=body.get("nonce"),
        )
