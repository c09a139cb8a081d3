"""Dateline over every story, in memory: the store is the tests' own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answers.commands import COMMANDS
from bot.answers.scope import Scope, Surroundings
from bot.answers.service import AnswerService
from bot.answers.shelf import Shelf
from bot.answers.snapshot import Snapshot
from bot.clock import Clock
from bot.curation.load import Intake, load_stories
from bot.facts.history import Moment
from bot.facts.ids import StoryId
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome
from bot.messages.request import Line, Person, Place, Platform, Request
from evaluation.grade import Answer
from evaluation.question import Question
from tests.fakes.stores import MemoryFactStore, MemoryMarkStore, MemoryPlaceStore


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Built by `open_desk`. Each story has a channel of its own name that follows it."""

    service: AnswerService
    snapshot: Snapshot
    clock: Clock
    faults: tuple[str, ...]

    def scope(self, story: StoryId) -> Scope:
        """Return what a command in a story's channel gets."""
        return Scope(
            request=self.request(story, Question(id="-", kind="-", text="-", answerable=False)),
            snapshot=self.snapshot,
            story=story,
            moment=Moment(now=self.clock()),
            options={},
            surroundings=Surroundings(choose=_choose_nothing, health=lambda: ()),
            command="ask",
        )

    def request(self, story: StoryId, question: Question) -> Request:
        """Return a question as it is asked in the story's channel."""
        return Request(
            key=f"evaluation:{question.id}",
            asked=Line(text=question.text),
            place=_channel(story),
            person=Person(platform=Platform.CONSOLE, id="evaluation"),
            asked_at=self.clock(),
            earlier=question.context,
        )

    async def answer(self, story: StoryId, question: Question) -> Answer:
        """Answer as `bot ask --batch` does."""
        reply = await self.service.answer(self.request(story, question))
        return Answer(answered=reply.outcome is Outcome.ANSWERED, text=to_plain(reply))


async def open_desk(*folders: Path, clock: Clock) -> Desk:
    """Load every story of some folders; `faults` tells of those that could not be."""
    store, places = MemoryFactStore(), MemoryPlaceStore()
    intake = Intake(
        store=store, marks=MemoryMarkStore(), clock=clock, by="evaluation", why="to be graded"
    )
    reports = [each for folder in folders for each in await load_stories(folder, intake)]
    shelf = Shelf(store=store)
    await shelf.refresh()
    service = _service(shelf, places, clock)
    for story in shelf.snapshot.book.stories:
        await places.choose(_channel(story), story)
    await service.remember()
    faults = tuple(line for report in reports if report.faults for line in report.lines())
    return Desk(service=service, snapshot=shelf.snapshot, clock=clock, faults=faults)


async def answer_all(
    desk: Desk, story: StoryId, questions: Sequence[Question]
) -> tuple[Answer, ...]:
    """Answer questions one after the other."""
    return tuple([await desk.answer(story, question) for question in questions])


def _service(shelf: Shelf, places: MemoryPlaceStore, clock: Clock) -> AnswerService:
    return AnswerService(
        shelf=shelf,
        places=places,
        commands=COMMANDS,
        health=lambda: (),
        clock=clock,
        new_error_id=lambda: "evaluation",
    )


def _channel(story: StoryId) -> Place:
    return Place(platform=Platform.CONSOLE, id=story)


async def _choose_nothing(request: Request, story: StoryId) -> None:
    """Leave every channel as it is."""
