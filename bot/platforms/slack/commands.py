"""Slash commands: typed by a person, answered to that person alone."""

from collections.abc import Awaitable, Callable, Collection
from functools import partial

from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.request.payload_utils import is_slash_command
from slack_bolt.response import BoltResponse

from bot.clock import Clock
from bot.platforms.slack.answer import Errand, SlackAnswers
from bot.platforms.slack.first_words import FirstWords
from bot.platforms.slack.forms import SlackForms
from bot.platforms.slack.sender import SlackSender
from bot.platforms.slack.targets import ResponseTarget, ThreadTarget
from bot.platforms.slack.to_request import RESERVED, UMBRELLA, to_command_request

Acknowledge = Callable[..., Awaitable[BoltResponse]]


class SlashCommands(AsyncMiddleware):
    """Answers every slash command that Slack sends the app.

    Not a listener, since Bolt gathers all it knows twice to call one: a fifth of the time.
    """

    def __init__(
        self,
        *,
        answers: SlackAnswers,
        forms: SlackForms,
        sender: SlackSender,
        words: FirstWords,
        clock: Clock,
    ) -> None:
        self._answers = answers
        self._forms = forms
        self._sender = sender
        self._words = words
        self._clock = clock

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse | None:
        """Answer a command; leave everything else to the listeners."""
        if not is_slash_command(req.body):
            return await next()
        asked_at = self._clock()
        request = to_command_request(req.body, words=self._words, asked_at=asked_at)
        url = str(req.body.get("response_url", ""))
        user = request.person.id
        target = ResponseTarget(self._sender, url=url)
        errand = Errand(
            request=request,
            target=target,
            asker=ThreadTarget(self._sender, channel=user, thread="", key=request.key),
        )
        if form := self._forms.find(request):
            trigger = str(req.body.get("trigger_id", ""))
            begin = partial(self._answers.begin, errand)
            self._forms.begin(form, request, trigger=trigger, asker=target, answer=begin)
            return BoltResponse(status=200, body="")
        answer = await self._answers.acknowledge(errand)
        return BoltResponse(status=200, body=answer if answer is not None else "")


def help_note(names: Collection[str]) -> str:
    """Return how to type the commands whose names Slack keeps for itself."""
    taken = sorted(RESERVED & set(names))
    if not taken:
        return ""
    ours = ", ".join(f"/{UMBRELLA} {name}" for name in taken)
    theirs = ", ".join(f"/{name}" for name in taken)
    return f"On Slack, {theirs} belong to Slack itself: write {ours}."
