"""Answers to interactions and messages: acknowledged in time, sent once, never an exception."""

import asyncio
import random
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
import structlog

from bot.clock import Clock
from bot.delivery.posting import Carried, Posting
from bot.delivery.recorder import Remember
from bot.delivery.seen import SeenKeys
from bot.errors import RequestError
from bot.logs import new_error_id
from bot.messages.answerer import Answerer
from bot.messages.chart import Painter
from bot.messages.renderings import Renderings
from bot.messages.reply import Reply
from bot.messages.request import Call, Line, Place, Request
from bot.platforms.discord.forms import Form, to_modal
from bot.platforms.discord.payload import Message
from bot.platforms.discord.pictures import paint_charts
from bot.platforms.discord.render import render_bare, render_reply, render_sources
from bot.platforms.discord.sender import MessageSender, ResponseSender, Sender
from bot.platforms.discord.to_request import (
    from_interaction,
    from_message,
    interaction_key,
    message_key,
)

GRACE = 2.0
"""Seconds an answer may take before it is acknowledged; Discord's limit is 3."""

FILLING = 1.0
"""Seconds until a form is shown as it is: Discord takes none once an answer is under way."""

LONGEST = 120.0
"""Seconds from a question to its last message; an interaction's token lives 15 minutes."""

DRAINING = 5.0
"""Seconds that answers under way get when the bot stops."""

_EXPIRED = 10062
_EMPTY_MESSAGE = 50006
_REMEMBERED = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A reply, rendered."""

    reply: Reply
    messages: tuple[Message, ...]


class Responder:
    """Puts requests to the answerer and sends what it says; one for all connections."""

    def __init__(
        self,
        *,
        answerer: Answerer,
        painter: Painter,
        clock: Clock,
        random: random.Random,
        remember: Remember,
    ) -> None:
        self._answerer = answerer
        self._painter = painter
        self._clock = clock
        self._random = random
        self._remember = remember
        self._seen = SeenKeys(_REMEMBERED)
        self._renderings: Renderings[tuple[Message, ...]] = Renderings()
        self._busy: set[asyncio.Task[Any] | None] = set()
        self._log = structlog.get_logger(__name__)

    async def answer_interaction(
        self,
        interaction: discord.Interaction,
        *,
        asked: Line | Call,
        private: bool,
        sources: bool = False,
        form: Form | None = None,
    ) -> None:
        """Answer a command, a button or a context menu, within Discord's three seconds.

        A `form` is shown instead, filled in with what there is, unless an answer says more.
        """
        if not self._seen.first_time(interaction_key(interaction)):
            return
        sender = ResponseSender(interaction, private=private)
        request = from_interaction(interaction, asked=asked, private=private, now=self._clock())

        async def work() -> None:
            if form and (modal := await self._fill(form, request)):
                await interaction.response.send_modal(modal)
            else:
                await self._respond(request, sender, sources=sources)

        await self._guard(work(), sender, request.key)

    async def answer_message(self, message: discord.Message, *, asked: Line | Call) -> None:
        """Answer a mention or a direct message by a reply to it."""
        if not self._seen.first_time(message_key(message)):
            return
        request = from_message(message, asked=asked, now=self._clock())
        sender = MessageSender(message, key=request.key)
        await self._guard(self._respond(request, sender), sender, request.key)

    async def drain(self) -> None:
        """Wait until the answers under way are sent, `DRAINING` seconds at most."""
        if busy := {task for task in self._busy if task}:
            await asyncio.wait(busy, timeout=DRAINING)

    async def _respond(self, request: Request, sender: Sender, *, sources: bool = False) -> None:
        async with _acknowledged_in_time(sender):
            answer = await self._answer(request, sources=sources)
        private = request.private or answer.reply.private
        try:
            ids = await sender.send(answer.messages, private=private)
        except discord.HTTPException as error:
            if error.code != _EMPTY_MESSAGE:
                raise
            # Without the permission to embed, Discord finds nothing left in the message.
            ids = await sender.send(render_bare(answer.reply), private=private)
        self._note(request.place, ids, answer.reply)

    async def _fill(self, form: Form, request: Request) -> discord.ui.Modal | None:
        """Return the form, empty when what it holds cannot be told in time; None for none."""
        try:
            async with asyncio.timeout(FILLING):
                now = await self._answerer.fill(request)
        except RequestError:
            return None
        except TimeoutError:
            now = {}
        return to_modal(form, now)

    def _note(self, place: Place, ids: tuple[str, ...], reply: Reply) -> None:
        """Remember the messages that everybody sees; each may carry any of the reply's facts."""
        carries = tuple(Carried(fact=each.fact, revision=each.revision) for each in reply.carries)
        for message_id in ids:
            self._remember(
                Posting(
                    place=place, message_id=message_id, posted_at=self._clock(), carries=carries
                )
            )

    async def _answer(self, request: Request, *, sources: bool) -> Answer:
        reply = await self._answerer.answer(request)
        if sources:
            return Answer(reply=reply, messages=render_sources(reply))
        pictures = await paint_charts(reply, self._painter)

        def render() -> tuple[Message, ...]:
            return render_reply(reply, asked=request.asked, pictures=pictures)

        messages = self._renderings.get(reply, (request.asked, tuple(pictures)), render)
        return Answer(reply=reply, messages=messages)

    async def _guard(
        self,
        work: Coroutine[Any, Any, None],
        sender: Sender,
        key: str,
    ) -> None:
        """Do the work; whatever goes wrong is logged under an id that the asker is told."""
        task = asyncio.current_task()
        self._busy.add(task)
        try:
            async with asyncio.timeout(LONGEST):
                await work
        except (discord.NotFound, discord.Forbidden) as error:
            # Sending again would be refused again, and Discord counts refusals.
            name = "discord_expired" if error.code == _EXPIRED else "discord_place_refused"
            self._log.warning(name, request=key, code=error.code)
        except Exception:  # noqa: BLE001 - the edge: no error may end in silence
            error_id = new_error_id(self._random)
            self._log.exception("discord_answer_failed", request=key, error_id=error_id)
            await self._apologise(sender, error_id)
        finally:
            self._busy.discard(task)

    async def _apologise(self, sender: Sender, error_id: str) -> None:
        sentence = f"Something went wrong with this answer. The desk can look it up as {error_id}."
        try:
            async with asyncio.timeout(LONGEST):
                await sender.tell(sentence)
        except Exception:  # noqa: BLE001 - the last resort: the log knows, the asker cannot
            self._log.warning("discord_apology_failed", error_id=error_id, exc_info=True)


@asynccontextmanager
async def _acknowledged_in_time(sender: Sender) -> AsyncIterator[None]:
    """Acknowledge when what is done inside takes longer than `GRACE`; a quick one costs no task."""
    begun: list[asyncio.Task[None]] = []
    timer = asyncio.get_running_loop().call_later(
        GRACE, lambda: begun.append(asyncio.create_task(sender.acknowledge()))
    )
    try:
        yield
    finally:
        timer.cancel()
        for acknowledging in begun:
            await acknowledging
