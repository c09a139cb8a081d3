"""Forms that were sent: taken, or given back with a sentence and nothing lost."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import structlog

from bot.answers.command import Command
from bot.clock import Clock
from bot.errors import DeliveryError, RequestError
from bot.messages.reply import Outcome, Reply
from bot.messages.request import Request
from bot.platforms.slack.answer import Errand, SlackAnswers
from bot.platforms.slack.form import Form, read_form
from bot.platforms.slack.forms import SlackForms
from bot.platforms.slack.modal import to_note
from bot.platforms.slack.refusal import refuse, say_refusal
from bot.platforms.slack.render import to_notice
from bot.platforms.slack.rich import Json
from bot.platforms.slack.sender import SlackSender
from bot.platforms.slack.targets import MemberTarget, PersonTarget, Target, ThreadTarget
from bot.platforms.slack.tasks import OwnedTasks
from bot.platforms.slack.to_request import to_form_request

_REMEMBERED = 1_000
_WAITING = "One moment, this takes a little longer than usual."
_DONE = "Done. What came of it is told to you where you opened this form, for you alone."
_log = structlog.stdlib.get_logger(__name__)


class SlackSubmissions:
    """Takes a form once, however often it arrives. `patience` is in seconds; Slack waits three."""

    def __init__(
        self,
        *,
        commands: Sequence[Command],
        answers: SlackAnswers,
        forms: SlackForms,
        sender: SlackSender,
        tasks: OwnedTasks,
        clock: Clock,
        patience: float,
    ) -> None:
        self._commands = commands
        self._answers = answers
        self._forms = forms
        self._sender = sender
        self._tasks = tasks
        self._clock = clock
        self._patience = patience
        # By view: what is thought about, and what was taken. A refused form may come again.
        self._replies: dict[str, asyncio.Task[Reply]] = {}
        self._late: set[str] = set()

    async def receive(self, body: Mapping[str, Any]) -> Json | None:
        """Return what a form is acknowledged with; None closes it."""
        view = body["view"]
        try:
            form = read_form(view, self._commands)
        except RequestError as error:
            return refuse(view, str(error))
        view_id = str(view["id"])
        thinking = self._replies.get(view_id) or self._begin(body, form)
        await asyncio.wait({thinking}, timeout=self._patience)
        if not thinking.done():
            self._late.add(view_id)
            return {"response_action": "update", "view": to_note(f"/{form.command.name}", _WAITING)}
        reply = thinking.result()
        return refuse(view, say_refusal(reply)) if _is_refusal(reply) else None

    def _begin(self, body: Mapping[str, Any], form: Form) -> asyncio.Task[Reply]:
        request = to_form_request(body, form, asked_at=self._clock())
        view_id = str(body["view"]["id"])
        thinking = self._tasks.start(self._answers.reply(request))
        self._replies[view_id] = thinking
        if len(self._replies) > _REMEMBERED:
            del self._replies[next(iter(self._replies))]
        self._tasks.start(self._follow(thinking, request, form, view_id))
        return thinking

    async def _follow(
        self, thinking: asyncio.Task[Reply], request: Request, form: Form, view_id: str
    ) -> None:
        reply = await thinking
        late = view_id in self._late
        self._late.discard(view_id)
        errand = Errand(
            request=request,
            target=_alone(self._sender, request),
            asker=_direct(self._sender, request),
            asks_again=False,
        )
        if not _is_refusal(reply):
            if late:
                await self._update(view_id, to_note(f"/{form.command.name}", _DONE))
            await self._answers.send(reply, errand)
            return
        self._replies.pop(view_id, None)
        if late:
            await self._give_back(form, say_refusal(reply), view_id, errand.target)

    async def _give_back(self, form: Form, words: str, view_id: str, asker: Target) -> None:
        """Show the form again as it was filled in; closed meanwhile, say it as a line to copy."""
        if await self._update(view_id, self._forms.modal(form, fault=words)):
            return
        try:
            await asker.send(to_notice(f"{words}\n\nYou had written:\n{form.line}"), part=0)
        except DeliveryError as error:
            _log.error("slack_asker_not_reached", fault=str(error))

    async def _update(self, view_id: str, view: Json) -> bool:
        try:
            await self._sender.update_view(view_id, view)
        except DeliveryError as error:
            _log.info("slack_form_not_updated", fault=str(error))
            return False
        return True


def _is_refusal(reply: Reply) -> bool:
    """Whether nothing came of it: what was written may be needed once more."""
    return reply.outcome is not Outcome.ANSWERED


def _alone(sender: SlackSender, request: Request) -> Target:
    place, user = request.place, request.person.id
    if place.id.startswith("D"):
        return ThreadTarget(sender, channel=place.id, thread=place.thread, key=request.key)
    here = MemberTarget(sender, channel=place.id, user=user, thread=place.thread)
    return PersonTarget(here=here, direct=_direct(sender, request))


def _direct(sender: SlackSender, request: Request) -> ThreadTarget:
    key = f"{request.key}/asker"
    return ThreadTarget(sender, channel=request.person.id, thread="", key=key)
