"""From a request to its answer in the right place, in time."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import structlog

from bot.clock import Clock
from bot.delivery.posting import Carried, Posting
from bot.delivery.recorder import Remember
from bot.errors import DeliveryError, PlaceGoneError
from bot.messages.answerer import Answerer
from bot.messages.renderings import Renderings
from bot.messages.reply import Notice, Outcome, Reply
from bot.messages.request import Call, Line, Request
from bot.platforms.slack.faults import say_lost
from bot.platforms.slack.first_words import first_word
from bot.platforms.slack.limits import VALUE_CHARACTERS, size
from bot.platforms.slack.pictures import SlackPictures
from bot.platforms.slack.render import (
    Audience,
    Batch,
    charts_of,
    render,
    to_notice,
    to_response,
)
from bot.platforms.slack.rich import Json
from bot.platforms.slack.targets import Target
from bot.platforms.slack.tasks import OwnedTasks

_WAITING = "One moment, the answer follows."
_log = structlog.stdlib.get_logger(__name__)


def _let_be() -> None:
    """Do nothing about it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Errand:
    """A request, and where its answer goes.

    `asker` reaches the asker when `target` cannot be used; `private` is taken instead of
    `target` when the reply is best seen by the asker alone. `start` is the first message.
    `asks_again` is whether buttons below the answer may ask the same again. `if_lost` is called
    when the answer did not go out, or may not have.
    """

    request: Request
    target: Target
    asker: Target
    private: Target | None = None
    shared_by: str = ""
    start: int = 0
    asks_again: bool = True
    if_lost: Callable[[], None] = _let_be

    @property
    def line(self) -> str:
        """The line that asks the same again; empty when no button may or can hold it."""
        line = _line_of(self.request)
        return line if self.asks_again and size(line) <= VALUE_CHARACTERS else ""


class SlackAnswers:
    """Puts requests to the answerer and sends what comes back.

    `patience` is how long a typed command may think before it is acknowledged, in seconds;
    Slack waits for three. `help_note` is added to what `/help` says. What stays for all to see
    is given to `remember`. Answers to commands that begin with `private` words have no buttons
    that ask again: sharing them would do again what they did.
    """

    def __init__(
        self,
        *,
        answerer: Answerer,
        pictures: SlackPictures,
        tasks: OwnedTasks,
        new_error_id: Callable[[], str],
        help_note: str,
        patience: float,
        private: Collection[str],
        remember: Remember,
        clock: Clock,
    ) -> None:
        self._answerer = answerer
        self._pictures = pictures
        self._tasks = tasks
        self._new_error_id = new_error_id
        self._help_note = help_note
        self._patience = patience
        self._private = private
        self._remember = remember
        self._clock = clock
        self._renderings: Renderings[Batch] = Renderings()

    async def acknowledge(self, errand: Errand) -> Json | None:
        """Return what a typed command is acknowledged with; the rest follows by itself.

        One message is the acknowledgement. None: several follow, which keep their order only
        when all of them travel the same way.
        """
        errand = self._without_line(errand)
        thinking = self._tasks.start(self.reply(errand.request))
        # Reading commands do not suspend, so they are done after one turn of the loop.
        await asyncio.sleep(0)
        if not thinking.done():
            await asyncio.wait({thinking}, timeout=self._patience)
        if not thinking.done():
            self._tasks.start(self._finish(thinking, errand))
            return to_response(to_notice(_WAITING))
        reply = thinking.result()
        batch = self._render(reply, errand)
        if len(batch.messages) > 1:
            self._tasks.start(self._deliver(reply, batch, errand))
            return None
        if charts_of(reply):
            self._tasks.start(self._show(reply, errand, part=1))
        return to_response(batch.messages[0])

    def begin(self, errand: Errand) -> None:
        """Answer alongside; what asked is acknowledged by itself."""
        self._tasks.start(self._answer(errand))

    async def send(self, reply: Reply, errand: Errand) -> None:
        """Send a reply; that it cannot be sent is told to the asker."""
        await self._deliver(reply, self._render(reply, errand), errand)

    async def _answer(self, errand: Errand) -> None:
        errand = self._without_line(errand)
        reply = await self.reply(errand.request)
        if errand.private is not None and reply.private:
            errand = replace(errand, target=errand.private)
        await self.send(reply, errand)

    def _without_line(self, errand: Errand) -> Errand:
        word = first_word(_line_of(errand.request))
        return replace(errand, asks_again=False) if word in self._private else errand

    async def _finish(self, thinking: asyncio.Task[Reply], errand: Errand) -> None:
        await self.send(await thinking, errand)

    def _render(self, reply: Reply, errand: Errand) -> Batch:
        audience, line, start = errand.target.audience, errand.line, errand.start

        def make() -> Batch:
            return render(
                reply, audience=audience, line=line, shared_by=errand.shared_by, start=start
            )

        return self._renderings.get(reply, (audience, line, errand.shared_by, start), make)

    async def reply(self, request: Request) -> Reply:
        """Return what is answered; whatever fails becomes a sentence with an id."""
        try:
            reply = await self._answerer.answer(request)
        except Exception:  # noqa: BLE001 - the edge: whatever failed, the asker gets a sentence
            error_id = self._new_error_id()
            _log.exception("slack_answer_failed", error_id=error_id, request=request.key)
            return _failure(error_id)
        if self._help_note and _line_of(request).split(" ")[0] == "/help":
            return replace(reply, blocks=(*reply.blocks, Notice(text=self._help_note)))
        return reply

    async def _deliver(self, reply: Reply, batch: Batch, errand: Errand) -> None:
        try:
            for part, message in enumerate(batch.messages, start=errand.start):
                self._note(await errand.target.send(message, part=part), reply, errand)
            if batch.left and not errand.line:
                await self._send_rest(reply, errand)
        except DeliveryError as error:
            errand.if_lost()
            await self._apologise(error, errand)
            return
        if errand.start == 0:
            parts = len(batch.messages) + batch.left
            await self._show(reply, errand, part=parts)

    async def _send_rest(self, reply: Reply, errand: Errand) -> None:
        start, left = errand.start, 1
        while left:
            batch = render(reply, audience=Audience.CHANNEL, start=start)
            if start > errand.start:
                for part, message in enumerate(batch.messages, start=start):
                    await errand.asker.send(message, part=part)
            start += len(batch.messages)
            left = batch.left

    async def _apologise(self, error: DeliveryError, errand: Errand) -> None:
        error_id = self._new_error_id()
        _log.error(
            "slack_answer_not_delivered",
            error_id=error_id,
            request=errand.request.key,
            fault=str(error),
            final=isinstance(error, PlaceGoneError),
        )
        words = say_lost(error, shared=bool(errand.shared_by))
        try:
            await errand.asker.send(to_notice(f"{words} (Error {error_id})"), part=0)
        except DeliveryError as second:
            _log.error("slack_asker_not_reached", error_id=error_id, fault=str(second))

    async def _show(self, reply: Reply, errand: Errand, *, part: int) -> None:
        for index, chart in enumerate(charts_of(reply)):
            ts = await self._pictures.show(chart, errand.target, part=part + index)
            self._note(ts, reply, errand)

    def _note(self, ts: str, reply: Reply, errand: Errand) -> None:
        """Remember a message that stays for all to see; it may carry any of the reply's facts."""
        if not ts:
            return
        self._remember(
            Posting(
                place=replace(errand.request.place, thread=errand.target.thread),
                message_id=ts,
                posted_at=self._clock(),
                carries=tuple(
                    Carried(fact=each.fact, revision=each.revision) for each in reply.carries
                ),
            )
        )


def _line_of(request: Request) -> str:
    match request.asked:
        case Line():
            return request.asked.text
        case Call():
            words = " ".join(value for _, value in request.asked.options)
            return f"/{request.asked.command} {words}".rstrip()


def _failure(error_id: str) -> Reply:
    words = f"Something went wrong here, and the desk can look it up. (Error {error_id})"
    return Reply(title="", blocks=(Notice(text=words),), outcome=Outcome.NO_ANSWER, private=True)
