"""Opens forms for commands that lack what only the asker can say."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import structlog

from bot.answers.command import Command, Option, OptionKind
from bot.answers.parse import read_line
from bot.errors import DeliveryError, RequestError
from bot.messages.answerer import Answerer, Suggestion
from bot.messages.request import Line, Person, Request
from bot.platforms.slack.first_words import first_word, first_words_of
from bot.platforms.slack.form import Form, fill_form, is_incomplete, make_form
from bot.platforms.slack.inputs import Input
from bot.platforms.slack.modal import fits, to_modal
from bot.platforms.slack.render import to_notice
from bot.platforms.slack.rich import Json
from bot.platforms.slack.sender import SlackSender
from bot.platforms.slack.targets import Target
from bot.platforms.slack.tasks import OwnedTasks

MOST_SUGGESTED = 25
"""As many as this may not be all there are, so they are looked for instead of listed."""
_FOR_FILLING = 0.4
"""How much of the time to open a form may go by until it is known what it is filled in with."""
_OPENED_BEFORE = "exchanged_trigger_id"
_LISTED = frozenset({OptionKind.STORY, OptionKind.COMMAND, OptionKind.ZONE})
_log = structlog.stdlib.get_logger(__name__)


class SlackForms:
    """`zone_of` returns a person's own time zone, empty where Slack does not tell.

    `seconds` is how long opening may take; Slack takes a form within three of what it is for.
    """

    def __init__(
        self,
        *,
        commands: Sequence[Command],
        answerer: Answerer,
        sender: SlackSender,
        zone_of: Callable[[Person], Awaitable[str]],
        tasks: OwnedTasks,
        seconds: float,
    ) -> None:
        self._seconds = seconds
        self._commands = commands
        self._words = first_words_of(commands).forms
        self._answerer = answerer
        self._sender = sender
        self._zone_of = zone_of
        self._tasks = tasks

    def find(self, request: Request) -> Form | None:
        """Return the form to show for a line, None when it can be answered as it is."""
        if not isinstance(request.asked, Line) or first_word(request.asked.text) not in self._words:
            return None
        try:
            call = read_line(request.asked.text, self._commands)
        except RequestError:
            return None
        command = next(each for each in self._commands if each.name == call.command)
        if not command.form or not is_incomplete(command, dict(call.options)):
            return None
        form = make_form(command, dict(call.options), request.place)
        return form if fits(form) else None

    def begin(
        self,
        form: Form,
        request: Request,
        *,
        trigger: str,
        asker: Target,
        answer: Callable[[], None],
    ) -> None:
        """Open a form alongside; `asker` is told how to type it instead when that fails.

        `answer` begins to answer the request where that says more than a form would.
        """
        opening = self._open(form, request, trigger=trigger, asker=asker, answer=answer)
        self._tasks.start(opening)

    def modal(self, form: Form, *, fault: str = "") -> Json:
        """Return a form as Slack shows it."""
        options = [each for each in form.command.options if each.name not in form.carried]
        return to_modal(form, [self._input(form, option) for option in options], fault=fault)

    def suggest(self, form: Form, option: str, typed: str) -> tuple[Suggestion, ...]:
        """Return what an input of a form may hold that fits what was typed."""
        return self._answerer.suggest(
            command=form.command.name, option=option, typed=typed, place=form.place
        )

    async def _open(
        self,
        form: Form,
        request: Request,
        *,
        trigger: str,
        asker: Target,
        answer: Callable[[], None],
    ) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                filled = await self._filled(form, request)
                await self._sender.open_view(trigger, self.modal(filled))
        except RequestError:
            answer()
        except (DeliveryError, TimeoutError) as error:
            fault = str(error) or type(error).__name__
            if fault == _OPENED_BEFORE:
                return
            _log.warning("slack_form_not_opened", command=form.command.name, fault=fault)
            await _tell(asker, _say_typed_instead(form))

    async def _filled(self, form: Form, request: Request) -> Form:
        """Fill in what there is, or the person's own zone for something new; late for neither."""
        try:
            async with asyncio.timeout(self._seconds * _FOR_FILLING):
                filled = fill_form(form, await self._answerer.fill(request))
                return filled if filled.filled else await self._with_zone(form, request.person)
        except TimeoutError:
            return form

    async def _with_zone(self, form: Form, person: Person) -> Form:
        options = form.command.options
        zones = [each.name for each in options if each.kind is OptionKind.ZONE]
        if not zones or zones[0] in form.values or any(each.leads for each in options):
            return form
        zone = await self._zone_of(person)
        return replace(form, values={**form.values, zones[0]: zone}) if zone else form

    def _input(self, form: Form, option: Option) -> Input:
        value = form.values.get(option.name, "")
        choices = tuple(Suggestion(label=each, value=each) for each in option.choices)
        if not choices and option.kind in _LISTED:
            choices = self.suggest(form, option.name, "")
        return Input(
            option=option,
            value=value,
            choices=choices,
            searched=not option.choices and len(choices) >= MOST_SUGGESTED,
            long=option.required and option.name == form.command.rest,
        )


def _say_typed_instead(form: Form) -> str:
    return (
        "The form could not be opened. If you do not see one, type the command with its options, "
        f"for example: {form.command.examples[0]}"
    )


async def _tell(target: Target, words: str) -> None:
    try:
        await target.send(to_notice(words), part=0)
    except DeliveryError as error:
        _log.error("slack_asker_not_reached", fault=str(error))
