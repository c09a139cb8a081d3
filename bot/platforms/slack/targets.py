"""Where an answer goes: a thread, one person, or a response address."""

from typing import Protocol

from bot.errors import PlaceGoneError
from bot.platforms.slack.faults import NOT_A_MEMBER
from bot.platforms.slack.render import Audience
from bot.platforms.slack.rich import Json
from bot.platforms.slack.sender import SlackSender

_NOT_THERE = NOT_A_MEMBER | {"user_not_in_channel", "is_archived"}


class Target(Protocol):
    """`send` raises DeliveryError; `part` counts the messages of one answer from 0.

    It returns the message's `ts` when it stays for all to see. What stays is posted and never
    sent by a response address, of which nothing tells the `ts`: a correction could not find it.
    `thread` is where it stays, empty outside threads.
    """

    @property
    def audience(self) -> Audience:
        """Who sees what is sent here."""
        ...

    @property
    def thread(self) -> str:
        """The `ts` of the thread's first message."""
        ...

    async def send(self, message: Json, *, part: int) -> str:
        """Send one message."""
        ...


class ThreadTarget:
    """For everyone, in a thread or, without one, in the channel."""

    audience = Audience.CHANNEL

    def __init__(self, sender: SlackSender, *, channel: str, thread: str, key: str) -> None:
        self._sender = sender
        self._channel = channel
        self.thread = thread
        self._key = key

    async def send(self, message: Json, *, part: int) -> str:
        """Send one message."""
        return await self._sender.post(
            channel=self._channel,
            message=message,
            thread=self.thread,
            key=f"{self._key}/{part}",
        )


class MemberTarget:
    """For one member of the channel, where no response address is at hand."""

    audience = Audience.ASKER

    def __init__(self, sender: SlackSender, *, channel: str, user: str, thread: str) -> None:
        self._sender = sender
        self._channel = channel
        self._user = user
        self.thread = thread

    async def send(self, message: Json, *, part: int) -> str:
        """Send one message."""
        await self._sender.post_privately(
            channel=self._channel, user=self._user, message=message, thread=self.thread
        )
        return ""


class PersonTarget:
    """For one person alone: in the channel, or by a direct message where the bot is no member."""

    audience = Audience.ASKER
    thread = ""

    def __init__(self, *, here: MemberTarget, direct: ThreadTarget) -> None:
        self._here = here
        self._direct = direct
        self._is_member = True

    async def send(self, message: Json, *, part: int) -> str:
        """Send one message."""
        if self._is_member:
            try:
                return await self._here.send(message, part=part)
            except PlaceGoneError as error:
                if str(error) not in _NOT_THERE:
                    raise
                self._is_member = False
        await self._direct.send(message, part=part)
        return ""


class ResponseTarget:
    """For the asker alone, by the response address."""

    audience = Audience.ASKER
    thread = ""

    def __init__(self, sender: SlackSender, *, url: str) -> None:
        self._sender = sender
        self._url = url

    async def send(self, message: Json, *, part: int) -> str:
        """Send one message."""
        await self._sender.respond(self._url, message)
        return ""
