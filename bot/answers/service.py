"""Answers requests: reads what is asked, runs the command, turns errors into sentences."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.answers.command import Command
from bot.answers.decline import ask_back, decline
from bot.answers.digesting import AnswerDigests, FillDigests, digest_nowhere, fill_nothing
from bot.answers.filing import FileGap, file_nowhere
from bot.answers.filters import read_date
from bot.answers.parse import check_call, read_line
from bot.answers.places import PlaceStore
from bot.answers.questions.explain import explain_question
from bot.answers.repeats import Repeats
from bot.answers.scope import Scope, Surroundings
from bot.answers.shelf import Shelf
from bot.answers.snapshot import Snapshot
from bot.answers.suggest import suggest_values
from bot.answers.threads import Threads
from bot.clock import Clock
from bot.errors import RequestError, StoreError
from bot.facts.history import Moment
from bot.facts.ids import StoryId
from bot.messages.answerer import Suggestion
from bot.messages.dates import say_date
from bot.messages.health import Connection, Health
from bot.messages.reply import Action, Notice, Outcome, Reply
from bot.messages.request import Call, Line, Place, Request

_log = structlog.get_logger(__name__)


def _suggest_nothing(_typed: str) -> Sequence[str]:
    return ()


class AnswerService:
    """The `Answerer` of the whole bot: one for all platforms."""

    def __init__(  # noqa: PLR0913  # its ports and its settings, each by name
        self,
        *,
        shelf: Shelf,
        places: PlaceStore,
        commands: Sequence[Command],
        health: Callable[[], Sequence[Health]],
        clock: Clock,
        new_error_id: Callable[[], str],
        versions: tuple[tuple[str, str], ...] = (),
        default_story: str = "",
        thread_lifetime: timedelta = timedelta(minutes=30),
        file_gap: FileGap = file_nowhere,
        digests: AnswerDigests = digest_nowhere,
        fill_digests: FillDigests = fill_nothing,
        suggest_zones: Callable[[str], Sequence[str]] = _suggest_nothing,
    ) -> None:
        self._shelf = shelf
        self._places = places
        self._commands = {command.name: command for command in commands}
        self._surroundings = Surroundings(
            choose=self._choose,
            health=health,
            versions=versions,
            file_gap=file_gap,
            digests=digests,
            fill_digests=fill_digests,
        )
        self._suggest_zones = suggest_zones
        self._clock = clock
        self._new_error_id = new_error_id
        self.default_story = StoryId(default_story)
        self._chosen: dict[Place, StoryId] = {}
        self._repeats = Repeats()
        self._threads = Threads(lifetime=thread_lifetime)

    async def remember(self) -> None:
        """Read which stories the channels chose. Raises StoreError."""
        self._chosen = {
            _channel(place): story for place, story in (await self._places.load()).items()
        }

    async def answer(self, request: Request) -> Reply:
        """Return a reply to anything; an error becomes a sentence with an id."""
        earlier = self._threads.recall(request)
        try:
            reply = await self._answer(replace(request, earlier=earlier))
        except RequestError as error:
            return ask_back(str(error))  # what cannot be read is no turn to lean on
        except StoreError as error:
            return self._failed(request, error, "The record cannot be written to right now.")
        except Exception as error:  # noqa: BLE001  # the edge: no request stays unanswered
            return self._failed(request, error, "Something went wrong on my side.")
        self._threads.remember(request)
        return reply

    async def fill(self, request: Request) -> Mapping[str, str]:
        """Return what a form for a command is filled in with, by its options; empty for nothing.

        Raises RequestError where the command is to be answered instead; that answer says why.
        """
        try:
            call = self._read(request)
            command, snapshot = self._commands[call.command], self._shelf.snapshot
            story = self._story(snapshot, request.place)
            if command.fill is None or story is None:
                return {}
            return await command.fill(
                self._scope(request, snapshot, story, command, dict(call.options))
            )
        except RequestError:
            raise
        except Exception as error:  # the edge: whatever it is, the answer meets it too
            raise RequestError("This form cannot be filled in right now.") from error

    def explain(self, request: Request, question: str) -> tuple[str, ...]:
        """Return how a question is read and why facts are taken or refused; for curators."""
        snapshot = self._shelf.snapshot
        story = self._story(snapshot, request.place)
        if story is None:
            return ("no story is loaded",)
        scope = self._scope(request, snapshot, story, self._commands["ask"], {})
        return tuple(explain_question(scope, question))

    def suggest(
        self, *, command: str, option: str, typed: str, place: Place
    ) -> tuple[Suggestion, ...]:
        """Return at most 25 completions for an option, best first; none for an unknown one."""
        row = self._commands.get(command)
        snapshot = self._shelf.snapshot
        story = self._story(snapshot, place)
        if row is None or story is None:
            return ()
        return suggest_values(
            snapshot,
            command=row,
            option=option,
            typed=typed,
            story=story,
            moment=Moment(now=self._clock()),
            commands=tuple(self._commands.values()),
            suggest_zones=self._suggest_zones,
        )

    async def _answer(self, request: Request) -> Reply:
        snapshot = self._shelf.snapshot
        story = self._story(snapshot, request.place)
        key = (request.asked, request.earlier, story)
        if known := self._repeats.get(key, snapshot=snapshot, now=self._clock()):
            return known
        call = self._read(request)
        command = check_call(call, tuple(self._commands.values()))
        if story is None:
            return self._nothing()
        scope = self._scope(request, snapshot, story, command, dict(call.options))
        answered = command.answer(scope)
        reply = _with_date(scope, await answered if inspect.isawaitable(answered) else answered)
        if command.repeatable:
            self._repeats.keep(key, reply)
        return reply

    def _nothing(self) -> Reply:
        if self._shelf.health().connection is Connection.FAILED:
            return ask_back("The record cannot be read right now.")
        return decline("No story is loaded yet, so nothing is on record.")

    def _read(self, request: Request) -> Call:
        match request.asked:
            case Line(text=text):
                return read_line(text, tuple(self._commands.values()))
            case Call() as call:
                return call

    def _scope(
        self,
        request: Request,
        snapshot: Snapshot,
        story: StoryId,
        command: Command,
        options: Mapping[str, str],
    ) -> Scope:
        now = self._clock()
        scope = Scope(
            request=request,
            snapshot=snapshot,
            story=story,
            moment=Moment(now=now),
            options={name: value.strip() for name, value in options.items() if value.strip()},
            surroundings=self._surroundings,
            command=command.name,
        )
        as_of = read_date(scope, "as_of")
        if as_of is None:
            return scope
        if as_of.start_on > now.date():
            raise RequestError("The date in as_of is in the future; the record ends today.")
        return replace(scope, moment=Moment(now=now, as_of=as_of.end_on))

    def _story(self, snapshot: Snapshot, place: Place) -> StoryId | None:
        stories = snapshot.book.stories
        for wanted in (self._chosen.get(_channel(place)), self.default_story):
            if wanted in stories:
                return wanted
        newest = max(stories.values(), key=lambda story: (story.opened_on, story.id), default=None)
        return newest.id if newest else None

    async def _choose(self, request: Request, story: StoryId) -> None:
        await self._places.choose(_channel(request.place), story)
        self._chosen[_channel(request.place)] = story

    def _failed(self, request: Request, error: Exception, sentence: str) -> Reply:
        error_id = self._new_error_id()
        _log.error(
            "answer.failed",
            id=error_id,
            platform=request.place.platform.value,
            exc_info=error,
        )
        return ask_back(f"{sentence} The operator finds it in the log under {error_id}.")


def _with_date(scope: Scope, reply: Reply) -> Reply:
    """Return the reply; one that declines for an earlier date says so and offers today's."""
    if scope.moment.as_of is None or reply.outcome is not Outcome.NO_ANSWER:
        return reply
    date = say_date(scope.moment.as_of)
    notice = Notice(text=f"This is the record as of {date}; more may be on record today.")
    today = Action(label="Without as_of", line=scope.line(as_of="", page=""))
    return replace(reply, blocks=(*reply.blocks, notice), actions=(today, *reply.actions))


def _channel(place: Place) -> Place:
    return replace(place, thread="")
