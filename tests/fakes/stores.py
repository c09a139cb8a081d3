"""The stores' ports in memory. They pass the same tests as the real ones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.answers.gaps import MOST_GAPS, Asking, Gap
from bot.errors import StoreConflictError, StoreError
from bot.facts.book import Records
from bot.facts.fact import Fact
from bot.facts.ids import FactId, StoryId
from bot.facts.store import Change
from bot.messages.request import Place


class Outage:
    """A store that can be lost: while `lost` is True, every method raises StoreError."""

    def __init__(self) -> None:
        self.lost = False

    def _require_reachable(self) -> None:
        if self.lost:
            raise StoreError("The store is lost.")


class MemoryFactStore(Outage):
    """A FactStore; `records` is what it holds at first."""

    def __init__(self, records: Records | None = None) -> None:
        super().__init__()
        self._records = records or Records()

    async def version(self) -> int:
        self._require_reachable()
        return self._records.version

    async def load(self) -> Records:
        self._require_reachable()
        return self._records

    async def append(self, change: Change, *, expected_version: int) -> int:
        self._require_reachable()
        before = self._records
        if before.version != expected_version:
            raise StoreConflictError(f"The store is at version {before.version}.")
        _require_next(before.facts, change.facts)
        added = sorted(change.facts, key=lambda fact: fact.revision.number)
        self._records = Records(
            stories=tuple(
                {story.id: story for story in (*before.stories, *change.stories)}.values()
            ),
            sources=tuple(
                {source.id: source for source in (*before.sources, *change.sources)}.values()
            ),
            facts=(*before.facts, *added),
            version=before.version + 1,
        )
        return self._records.version


class MemoryPlaceStore(Outage):
    """A PlaceStore."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[Place, StoryId] = {}

    async def load(self) -> Mapping[Place, StoryId]:
        self._require_reachable()
        return dict(self._chosen)

    async def choose(self, place: Place, story: StoryId) -> None:
        self._require_reachable()
        self._chosen[replace(place, thread="")] = story


class MemoryMarkStore(Outage):
    """A MarkStore."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: dict[str, str] = {}

    async def get(self, key: str) -> str | None:
        self._require_reachable()
        return self._marks.get(key)

    async def put(self, key: str, value: str) -> None:
        self._require_reachable()
        self._marks[key] = value


class MemoryGapStore(Outage):
    """A GapStore."""

    def __init__(self, *, most: int = MOST_GAPS) -> None:
        super().__init__()
        self._most = most
        self._gaps: dict[str, Gap] = {}

    async def file(self, asking: Asking) -> Gap:
        self._require_reachable()
        before = self._gaps.get(asking.gap)
        again = before is not None and before.closed_at is None
        gap = Gap(
            id=asking.gap,
            story=asking.story,
            question=before.question if before else asking.question,
            platform=asking.platform.value,
            first_asked_at=before.first_asked_at if before and again else asking.asked_at,
            last_asked_at=asking.asked_at,
            asked=before.asked + 1 if before and again else 1,
            why=before.why if before else "",
        )
        self._keep(gap, weight=_weight)
        return gap

    async def load(self) -> Sequence[Gap]:
        self._require_reachable()
        return sorted(self._gaps.values(), key=_weight)

    async def close(self, gap: str, *, why: str, at: datetime) -> Gap | None:
        self._require_reachable()
        before = self._gaps.get(gap)
        if before is None or before.closed_at:
            return None
        closed = replace(before, closed_at=at, why=why)
        self._keep(closed, weight=_silence)
        return closed

    def _keep(self, gap: Gap, *, weight: Callable[[Gap], tuple[float, ...]]) -> None:
        self._gaps.pop(gap.id, None)
        alike = [
            each
            for each in self._gaps.values()
            if each.story == gap.story and bool(each.closed_at) is bool(gap.closed_at)
        ]
        for dropped in sorted(alike, key=weight)[self._most - 1 :]:
            del self._gaps[dropped.id]
        self._gaps[gap.id] = gap


def _weight(gap: Gap) -> tuple[float, ...]:
    return -gap.asked, -gap.last_asked_at.timestamp()


def _silence(gap: Gap) -> tuple[float, ...]:
    return (-gap.closed_at.timestamp() if gap.closed_at else 0,)


def _require_next(recorded: tuple[Fact, ...], added: tuple[Fact, ...]) -> None:
    newest: dict[FactId, int] = {}
    for fact in recorded:
        newest[fact.id] = max(fact.revision.number, newest.get(fact.id, 0))
    for fact in sorted(added, key=lambda fact: fact.revision.number):
        if fact.revision.number != newest.get(fact.id, 0) + 1:
            raise StoreConflictError(f"{fact.id} has a revision {fact.revision.number}.")
        newest[fact.id] = fact.revision.number
