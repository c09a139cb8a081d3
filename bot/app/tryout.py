"""Stories answered from memory: nothing is read from the store, and nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers.commands import COMMANDS
from bot.answers.service import AnswerService
from bot.answers.shelf import Shelf
from bot.answers.snapshot import Snapshot
from bot.clock import Clock
from bot.curation.candidate import CheckedStory
from bot.errors import StoreError
from bot.facts.book import Records
from bot.facts.fact import Revision
from bot.facts.ids import StoryId
from bot.facts.store import Change
from bot.messages.request import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Tryout:
    """Answers over stories that are not on record. `snapshot` is what they are made from."""

    service: AnswerService
    snapshot: Snapshot
    clock: Clock


class _GivenStore:
    """A `FactStore` that holds what it was given."""

    def __init__(self, records: Records) -> None:
        self._records = records

    async def version(self) -> int:
        """Return the number of the one version there is."""
        return self._records.version

    async def load(self) -> Records:
        """Return what it was given."""
        return self._records

    async def append(self, change: Change, *, expected_version: int) -> int:
        """Raise StoreError: a story that is tried out is changed in its files."""
        raise StoreError("what is tried out is only read")


class _NoPlaces:
    """A `PlaceStore` that forgets."""

    async def load(self) -> Mapping[Place, StoryId]:
        """Return nothing."""
        return {}

    async def choose(self, place: Place, story: StoryId) -> None:
        """Forget it."""


async def open_tryout(stories: Sequence[CheckedStory], *, clock: Clock, story: str = "") -> Tryout:
    """Put stories in memory; questions go to `story`, or else to the first."""
    shelf = Shelf(store=_GivenStore(_to_records(stories, clock)))
    await shelf.refresh()
    service = AnswerService(
        shelf=shelf,
        places=_NoPlaces(),
        commands=COMMANDS,
        health=lambda: (),
        clock=clock,
        new_error_id=lambda: "tryout",
        default_story=story or (stories[0].story.id if stories else ""),
    )
    return Tryout(service=service, snapshot=shelf.snapshot, clock=clock)


def _to_records(stories: Sequence[CheckedStory], clock: Clock) -> Records:
    revision = Revision(number=1, recorded_at=clock(), by="tryout", why="")
    return Records(
        stories=tuple(each.story for each in stories),
        sources=tuple(source for each in stories for source in each.sources),
        facts=tuple(one.accept(revision) for each in stories for one in each.candidates),
        version=1,
    )
