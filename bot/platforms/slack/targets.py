"""Where an answer goes: a thread, one person, or a response address."""

from typing import Protocol

from bot.errors import PlaceGoneError
from bot.platforms.slack.render import Audience
from bot.platforms.slack.rich import Json
from bot.platforms.slack.sender import SlackSender


class Target(Protocol):
    """`send` raises DeliveryError; `part` counts the messages of one answer from 0."""

    @property
    def audience(self) -> Audience:
        """Who sees what is sent here."""
        ...

    async def send(self, message: Json, *, part: int) -> None:
        """Send one message."""
        ...


class ThreadTarget:
    """For everyone, in a thread or, without one, in the channel."""

    audience = Audience.CHANNEL

    def __init__(self, sender: SlackSender, *, channel: str, thread: str, key: str) -> None:
        self._sender = sender
        self._channel = channel
        self._thread = thread
        self._key = key

    async def send(self, message: Json, *, part: int) -> None:
        """Send one message."""
        await self._sender.post(
            channel=self._channel,
            message=message,
            thread=self._thread,
            key=f"{self._key}/{part}",
        )


class MemberTarget:
    """For one member of the channel, where no response address is at hand."""

    audience = Audience.ASKER

    def __init__(self, sender: SlackSender, *, channel: str, user: str, thread: str) -> None:
        self._sender = sender
        self._channel = channel
        self._user = user
        self._thread = thread

    async def send(self, message: Json, *, part: int) -> None:
        """Send one message."""
        await self._sender.post_privately(
            channel=self._channel, user=self._user, message=message, thread=self._thread
        )


class ResponseTarget:
    """For the asker alone, by the response address."""

    audience = Audience.ASKER

    def __init__(self, sender: SlackSender, *, url: str) -> None:
        self._sender = sender
        self._url = url

    async def send(self, message: Json, *, part: int) -> None:
        """Send one message."""
        await self._sender.respond(self._url, message, self.audience)


class SharedTarget:
    """For the channel, also where the bot is not a member: then by the response address."""

    audience = Audience.CHANNEL

    def __init__(self, sender: SlackSender, *, channel: str, url: str, key: str) -> None:
        self._sender = sender
        self._channel = channel
        self._url = url
        self._key = key
        self._is_member = True

    async def send(self, message: Json, *, part: int) -> None:
        """Send one message."""
        if self._is_member:
            try:
                await self._sender.post(
                    channel=self._channel, message=message, key=f"{self._key}/{part}"
                )
            except PlaceGoneError as error:
                if str(error) not in {"not_in_channel", "channel_not_found"}:
                    raise
                self._is_member = False
            else:
                return
        await self._sender.respond(self._url, message, self.audience)
