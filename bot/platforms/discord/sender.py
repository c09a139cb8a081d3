"""How rendered messages travel: as the response to an interaction, or as replies in a channel."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol, TypedDict, TypeVar

import aiohttp
import discord

from bot.delivery.key import to_nonce
from bot.platforms.discord.payload import Message, to_files, to_parts

ATTEMPTS = 3
_ALREADY_ANSWERED = 40060
_Sent = TypeVar("_Sent")
_LOST = (aiohttp.ClientError, asyncio.TimeoutError, OSError)


class _Reference(TypedDict, total=False):
    """What makes a message a reply to another."""

    reference: discord.MessageReference


class Sender(Protocol):
    """Carries the answer to one question."""

    async def acknowledge(self) -> None:
        """Tell the asker that the answer takes a little; called once at most, before `send`."""
        ...

    async def send(self, messages: tuple[Message, ...], *, private: bool) -> tuple[str, ...]:
        """Send the messages in order, and return the ids of those that everybody there sees."""
        ...

    async def tell(self, sentence: str) -> None:
        """Send one sentence of the bot's own, whatever was sent before."""
        ...


class ResponseSender:
    """Answers an interaction; `private` is whether its acknowledgement is for the asker alone."""

    def __init__(self, interaction: discord.Interaction, *, private: bool) -> None:
        self._interaction = interaction
        self._private = private
        self._acknowledged = False

    async def acknowledge(self) -> None:
        """Show "thinking": the one acknowledgement Discord allows."""
        response = self._interaction.response
        await _once(lambda: response.defer(ephemeral=self._private, thinking=True))
        self._acknowledged = True

    async def send(self, messages: tuple[Message, ...], *, private: bool) -> tuple[str, ...]:
        """Send the first message in place of the acknowledgement or as it, the others after."""
        first, *others = messages
        if not self._acknowledged:
            ids = [await self._first(first, private=private)]
        elif private == self._private or self._private:
            ids = [await self._in_place(first)]
        else:
            # An acknowledgement that all can see cannot become private: it makes room.
            await self._interaction.delete_original_response()
            ids = [await self._follow_up(first, private=private)]
        ids += [await self._follow_up(message, private=private) for message in others]
        seen_by_all = not (private or (self._acknowledged and self._private))
        return tuple(filter(None, ids)) if seen_by_all else ()

    async def tell(self, sentence: str) -> None:
        """Send the sentence, to the asker alone where that is still possible."""
        message = Message(content=sentence)
        if self._acknowledged or self._interaction.response.is_done():
            await self._follow_up(message, private=True)
        else:
            await self._first(message, private=True)

    async def _first(self, message: Message, *, private: bool) -> str:
        response = self._interaction.response
        sent = await _once(
            lambda: response.send_message(
                **to_parts(message), files=to_files(message), ephemeral=private
            )
        )
        # Empty when an answer was lost on the way, and with it the message's id.
        return str(sent.message_id or "") if sent else ""

    async def _in_place(self, message: Message) -> str:
        sent = await _persist(
            lambda: self._interaction.edit_original_response(
                **to_parts(message), attachments=to_files(message)
            )
        )
        return str(sent.id)

    async def _follow_up(self, message: Message, *, private: bool) -> str:
        # A webhook message has no nonce: sending it again could show it twice.
        sent = await self._interaction.followup.send(
            **to_parts(message), files=to_files(message), ephemeral=private, wait=True
        )
        return str(sent.id)


class MessageSender:
    """Replies to a message; `key` names it, so that a repeated request shows one reply."""

    def __init__(self, message: discord.Message, *, key: str) -> None:
        self._message = message
        self._key = key
        self._parts = 0

    async def acknowledge(self) -> None:
        """Show that the bot is typing."""
        await self._message.channel.typing()

    async def send(self, messages: tuple[Message, ...], *, private: bool) -> tuple[str, ...]:
        """Send the messages; a channel has no private answers."""
        return tuple([await self._reply(message) for message in messages])

    async def tell(self, sentence: str) -> None:
        """Send the sentence as a reply."""
        await self._reply(Message(content=sentence))

    async def _reply(self, message: Message) -> str:
        nonce = to_nonce(f"{self._key}:{self._parts}")
        to_question = _Reference()
        if self._parts == 0:
            to_question["reference"] = self._message.to_reference(fail_if_not_exists=False)
        self._parts += 1
        sent = await _persist(
            lambda: self._message.channel.send(
                **to_parts(message), **to_question, files=to_files(message), nonce=nonce
            )
        )
        return str(sent.id)


async def _once(act: Callable[[], Awaitable[_Sent]]) -> _Sent | None:
    """Do what Discord accepts once: a repeat that it refuses says that the first arrived."""
    try:
        return await _persist(act)
    except discord.HTTPException as error:
        if error.code != _ALREADY_ANSWERED:
            raise
    return None


async def _persist(act: Callable[[], Awaitable[_Sent]]) -> _Sent:
    """Repeat an act that is safe to repeat when its answer was lost on the way."""
    for _ in range(ATTEMPTS - 1):
        try:
            return await act()
        except _LOST:
            continue
    return await act()
