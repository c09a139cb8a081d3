"""Deliveries on Discord: posted under a nonce, and found in the channel by what they say."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import discord
from discord.http import HTTPClient, handle_message_parameters

from bot.delivery.delivery import Delivery
from bot.delivery.key import to_nonce
from bot.errors import DeliveryError
from bot.platforms.discord.connection import RestConnection
from bot.platforms.discord.frozen import thaw
from bot.platforms.discord.payload import Message, to_files, to_json, to_parts

_PAGE = 100
_PAGES = 5
_UNKNOWN_MESSAGE = 10008


class DiscordOutboxSender:
    """A `Sender` over a connection of its own, so that answers and deliveries do not wait.

    Discord remembers a nonce for a few minutes; `repeatable_for` stays well below.
    """

    def __init__(
        self, connection: RestConnection, *, repeatable_for: timedelta = timedelta(minutes=2)
    ) -> None:
        self._connection = connection
        self._repeatable_for = repeatable_for
        self._direct: dict[str, int] = {}

    @property
    def repeatable_for(self) -> timedelta:
        """For how long after a call the same nonce shows its message only once."""
        return self._repeatable_for

    async def post(self, delivery: Delivery) -> str:
        """Post the payload and return the message's id; its nonce, when it was deleted since."""
        message, nonce = _message(delivery), to_nonce(str(delivery.key))
        async with self._connection.http() as http:
            try:
                with handle_message_parameters(
                    **to_parts(message),
                    files=to_files(message),
                    nonce=nonce,
                    allowed_mentions=discord.AllowedMentions.none(),
                ) as parameters:
                    channel = await self._channel(http, delivery)
                    sent = await http.send_message(channel, params=parameters)
            except discord.NotFound as error:
                # A repeat of what was delivered, then deleted.
                if error.code != _UNKNOWN_MESSAGE:
                    raise
                return nonce
        return str(sent["id"])

    async def look_up(self, delivery: Delivery, *, since: datetime) -> tuple[str, ...]:
        """Return the ids, oldest first, of the bot's messages since then that say the same."""
        after = discord.utils.time_snowflake(since)
        read: list[Any] = []
        async with self._connection.http(reading=True) as http:
            channel = await self._channel(http, delivery)
            for _ in range(_PAGES):
                page = await http.logs_from(channel, _PAGE, after=after)
                read += page
                if len(page) < _PAGE:
                    break
                after = max(int(each["id"]) for each in page)
            else:
                raise DeliveryError("too much was posted there since to read it all")
            # Without the permission to read, Discord shows an empty history, and no error.
            if not read and not await http.logs_from(channel, 1):
                raise DeliveryError("its history cannot be read")
        mine = [each for each in read if str(each["author"]["id"]) == self._connection.me]
        return tuple(_same(mine, delivery))

    async def _channel(self, http: HTTPClient, delivery: Delivery) -> int:
        """Return where to post; a person's direct messages are opened, once in a process."""
        place = delivery.place
        if not place.id.startswith("@"):
            return int(place.thread or place.id)
        if place.id not in self._direct:
            opened = await http.start_private_message(int(place.id.removeprefix("@")))
            self._direct[place.id] = int(opened["id"])
        return self._direct[place.id]


def _same(messages: Sequence[Any], delivery: Delivery) -> Iterator[str]:
    nonce, words = to_nonce(str(delivery.key)), _words_of(_message(delivery))
    for each in sorted(messages, key=lambda each: int(each["id"])):
        if each.get("nonce") is not None:
            if str(each["nonce"]) == nonce:
                yield str(each["id"])
        elif words and _words(each) == words:
            yield str(each["id"])


def _message(delivery: Delivery) -> Message:
    try:
        return thaw(delivery.payload)
    except ValueError as error:
        raise DeliveryError("the stored message cannot be read") from error


def _words_of(message: Message) -> str:
    return _words(to_json(message))


def _words(message: Any) -> str:
    """Return the letters and digits of a message, which Discord leaves as they are."""
    texts = [message.get("content") or ""]
    for embed in message.get("embeds") or ():
        footer = embed.get("footer") or {}
        texts += (embed.get("title"), embed.get("description"), footer.get("text"))
    return "".join(each for text in texts for each in text or "" if each.isalnum())
