"""Digests over 100,000 subscriptions in an SQLite file: an idle tick, and ticks with 10,000 due."""

import asyncio
import gc
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bench.row import Row, at_most
from bench.start import resident
from bot.digests.owners import Owners
from bot.digests.plan import CatchUp
from bot.digests.publish import Publisher
from bot.digests.read_schedule import read_schedule
from bot.digests.record import SlotRecord
from bot.digests.rules import NothingNew, Rules, Section
from bot.digests.standing import Standing, start_at
from bot.digests.subscription import Subscription, SubscriptionId
from bot.digests.tick import DigestTick
from bot.facts.book import Book, build_book
from bot.messages.outline import Outline
from bot.messages.reply import Reply
from bot.messages.request import Person, Place, Platform
from bot.storage.digest_codec import DigestCodec
from bot.storage.digest_tables import subscriptions
from bot.storage.engine import open_engine
from bot.storage.migrate import upgrade
from bot.storage.subscription_rows import to_subscription_row
from bot.storage.subscriptions import SqlSubscriptionStore
from tests.bodies import STORY
from tests.builders import a_quote_fact, a_revision, an_event_fact, records
from tests.fakes.outbox import MemoryDeliveryStore

SUBSCRIPTIONS, DUE = 100_000, 10_000
IDLE_TICKS, ROUNDS = 300, 5
_MADE_AT = datetime(2026, 7, 1, tzinfo=UTC)
_FIRST_AT = datetime(2026, 7, 1, 1, 30, tzinfo=UTC)
_HOURS = SUBSCRIPTIONS // DUE
_SCHEDULES = tuple(read_schedule(f"daily {hour:02}:30") for hour in range(1, _HOURS + 1))
_NEEDS = tuple(
    (rules, sections)
    for rules in (Rules(), Rules(nothing_new=NothingNew.SAY))
    for sections in (tuple(Section), (Section.NEW,), (Section.NEW, Section.QUOTES))
)
_PLATFORMS = (Platform.DISCORD, Platform.SLACK)
_PAYLOAD = "{}" * 2000
_REST = 0.001
_RECORDED = a_revision(recorded_at=_MADE_AT)
_RECORDS = records(an_event_fact(revision=_RECORDED), a_quote_fact(revision=_RECORDED))


def measure_subscriptions() -> Iterator[Row]:
    """Yield what a tick takes and how long it keeps others waiting."""
    yield from asyncio.run(_measure())


async def _measure() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        async with _filled(Path(folder) / "bench.db") as engine:
            scene = _Scene(store=_Watched(engine))
            gc.collect()
            gc.freeze()  # as `bot run` does once it is ready
            idle = await _idle(scene)
            rounds = [await _round(scene, number) for number in range(ROUNDS)]
    # What else runs on the machine only adds, so the calmest round is the truest.
    return [
        at_most(f"digest_idle_tick_of_{SUBSCRIPTIONS}", idle * 1000, "ms", 1.0, times=1),
        at_most(f"digest_{DUE}_due_expanded", _least(rounds, "expand_s"), "s", 0.5, times=1),
        at_most("digest_expand_block", _least(rounds, "expand_block_s") * 1e3, "ms", 20, times=1),
        at_most(f"digest_{DUE}_due_published", _least(rounds, "publish_s"), "s", 10, times=1),
        at_most("digest_publish_block", _least(rounds, "publish_block_s") * 1e3, "ms", 20, times=1),
        at_most("digest_editions_set", max(each.set for each in rounds), "", _SHARED, times=1),
        at_most("digest_memory", rounds[-1].memory, "MiB", rounds[0].memory, times=1.05),
    ]


_SHARED = len(_PLATFORMS) * len({sections for _, sections in _NEEDS})
"""Rules for when there is nothing new make no difference where there is something."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Round:
    expand_s: float
    publish_s: float
    expand_block_s: float
    publish_block_s: float
    set: int
    memory: float


class _Watched(SqlSubscriptionStore):
    """Notes when the slots are decided and the editions begin."""

    began_at = 0.0

    async def list_open(
        self, *, limit: int, after: SlotRecord | None = None
    ) -> tuple[SlotRecord, ...]:
        if after is None:
            self.began_at = time.perf_counter()
        return await super().list_open(limit=limit, after=after)


@dataclass
class _Scene:
    """A clock that is set by hand, and a platform that sets at once; `sets` counts that."""

    store: _Watched
    now: datetime = _FIRST_AT - timedelta(minutes=1)
    sets: int = 0
    _book: Book = field(default_factory=lambda: build_book(_RECORDS))

    def clock(self) -> datetime:
        return self.now

    def book(self) -> Book:
        return self._book

    async def typeset(self, _reply: Reply, _platform: Platform) -> tuple[str, ...]:
        self.sets += 1
        return (_PAYLOAD,)

    def tick(self) -> DigestTick:
        publisher = Publisher(
            store=self.store, book=self.book, tell=_tell, typeset=self.typeset, clock=self.clock
        )
        return DigestTick(
            store=self.store,
            publisher=publisher,
            book=self.book,
            clock=self.clock,
            catch_up=CatchUp(),
            owners=Owners(deliveries=MemoryDeliveryStore(), typeset=self.typeset, clock=self.clock),
            wake=_wake,
        )


def _tell(outline: Outline) -> Reply:
    return Reply(title=outline.title, blocks=(), actions=outline.actions)


def _wake() -> None:
    """Nobody delivers here."""


async def _idle(scene: _Scene) -> float:
    """Return the median of an idle tick, in seconds."""
    tick, taken = scene.tick(), []
    for _ in range(IDLE_TICKS):
        started = time.perf_counter()
        await tick.run_once()
        taken.append(time.perf_counter() - started)
        await asyncio.sleep(0.002)
    return statistics.median(taken)


async def _round(scene: _Scene, number: int) -> _Round:
    scene.now, scene.sets = _FIRST_AT + timedelta(hours=number), 0
    blocks: list[tuple[float, float]] = []
    watching = asyncio.create_task(_watch(blocks))
    await asyncio.sleep(0.05)
    started = time.perf_counter()
    await scene.tick().run_once()
    ended, began = time.perf_counter(), scene.store.began_at
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    return _Round(
        expand_s=began - started,
        publish_s=ended - began,
        expand_block_s=max(length for at, length in blocks if at <= began),
        publish_block_s=max(length for at, length in blocks if at > began),
        set=scene.sets,
        memory=resident(),
    )


async def _watch(blocks: list[tuple[float, float]]) -> None:
    """Note how much later than asked for a task gets its turn, in seconds."""
    while True:
        wanted = time.perf_counter() + _REST
        await asyncio.sleep(_REST)
        now = time.perf_counter()
        blocks.append((now, now - wanted))


@asynccontextmanager
async def _filled(file: Path) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(f"sqlite:///{file}", None)
    await upgrade(engine)
    codec = DigestCodec()
    for start in range(0, SUBSCRIPTIONS, DUE):
        rows = [to_subscription_row(_stand(each), codec) for each in range(start, start + DUE)]
        async with engine.begin() as connection:
            await connection.execute(insert(subscriptions), rows)
    try:
        yield engine
    finally:
        await engine.dispose()


def _stand(number: int) -> Standing:
    platform = _PLATFORMS[number % len(_PLATFORMS)]
    rules, sections = _NEEDS[number % len(_NEEDS)]
    subscription = Subscription(
        id=SubscriptionId(f"s{number:07}"),
        place=Place(platform=platform, workspace="1", id=str(number)),
        story=STORY,
        schedule=_SCHEDULES[number // DUE],
        zone="UTC",
        owner=Person(platform=platform, id="1"),
        made_at=_MADE_AT,
        sections=sections,
        rules=rules,
    )
    return start_at(subscription, now=_MADE_AT)


def _least(rounds: list[_Round], name: str) -> float:
    return min(_values(rounds, name))


def _values(rounds: list[_Round], name: str) -> list[float]:
    return [getattr(each, name) for each in rounds]
