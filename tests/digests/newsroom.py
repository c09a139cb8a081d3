"""A record, a clock, subscriptions and an outbox, with all that publishes between them."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.delivery.delivery import Delivery
from bot.digests.edition import Issue
from bot.digests.owners import Owners
from bot.digests.plan import CatchUp
from bot.digests.publish import Publisher
from bot.digests.read_schedule import read_schedule
from bot.digests.reviews import Reviews
from bot.digests.standing import Standing, start_at
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Subscription, SubscriptionId
from bot.digests.tick import DigestTick
from bot.facts.book import Book, build_book
from bot.facts.fact import Fact
from bot.facts.story import Story
from bot.messages.outline import Outline
from bot.messages.reply import Carried, Notice, Reply
from bot.messages.request import Platform
from tests.builders import a_quote_fact, a_revision, an_event_fact, records
from tests.digests.builders import a_subscription
from tests.fakes.moving_time import START, MovingTime
from tests.fakes.outbox import MemoryDeliveryStore
from tests.fakes.subscriptions import MemorySubscriptionStore

NINE = read_schedule("daily 09:00")
"""In UTC an hour after START, when everything here begins."""
S1 = SubscriptionId("s1")


def an_early_bird(**changes: object) -> Subscription:
    """Subscribe for 09:00 UTC."""
    at_nine = a_subscription(schedule=NINE, zone="UTC", made_at=START)
    return replace(at_nine, **changes)  # type: ignore[arg-type]  # as given


@dataclass
class Newsroom:
    """`fail` are errors for the next calls that set something; `told` counts what is told."""

    time: MovingTime = field(default_factory=MovingTime)
    facts: list[Fact] = field(default_factory=list)
    deliveries: MemoryDeliveryStore = field(default_factory=MemoryDeliveryStore)
    fail: list[Exception] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    set: Counter[tuple[str, Platform]] = field(default_factory=Counter)
    woken: int = 0
    public_url: str = ""

    def __post_init__(self) -> None:
        self.store: SubscriptionStore = MemorySubscriptionStore(self.deliveries)
        self._book = build_book(records())
        self.publisher = self.new_publisher(self.store)
        self.reviews = Reviews(store=self.store, publisher=self.publisher)
        self.tick = self.new_tick()

    def new_publisher(self, store: SubscriptionStore) -> Publisher:
        return Publisher(
            store=store,
            book=self.book,
            tell=self.tell,
            typeset=self.typeset,
            clock=self.time.clock,
            public_url=self.public_url,
        )

    def new_tick(self, store: SubscriptionStore | None = None) -> DigestTick:
        """Return a tick as another process, or the next one, would have it."""
        store = store or self.store
        return DigestTick(
            store=store,
            publisher=self.new_publisher(store),
            book=self.book,
            clock=self.time.clock,
            catch_up=CatchUp(),
            owners=Owners(deliveries=self.deliveries, typeset=self.typeset, clock=self.time.clock),
            wake=self.wake,
        )

    async def subscribe(self, subscription: Subscription | None = None) -> Standing:
        standing = start_at(subscription or an_early_bird(), now=self.time.clock())
        await self.store.add(standing)
        return standing

    def record(self, *facts: Fact) -> None:
        """Put facts on record now."""
        at = self.time.clock()
        self.facts += [
            replace(each, revision=replace(each.revision, recorded_at=at)) for each in facts
        ]
        self._book = build_book(records(*self.facts, version=len(self.facts) + 1))

    def record_event(self, name: str = "signing") -> None:
        self.record(an_event_fact(name))

    def correct(self, name: str = "signing") -> None:
        """Record a second revision of an event."""
        old = next(each for each in self.facts[::-1] if each.id.endswith(f"/{name}"))
        number = old.revision.number + 1
        changed = a_quote_fact(name, revision=a_revision(number=number, why="misread"))
        self.record(changed)

    def load(self, *stories: Story) -> None:
        """Have these stories on record, with the facts there are."""
        version = len(self.facts) + 1
        self._book = build_book(records(*self.facts, stories=stories, version=version))

    def forget(self) -> None:
        """Have no record at all, as before it is read."""
        self._book = build_book(records(stories=()))

    def book(self) -> Book:
        return self._book

    def tell(self, outline: Outline) -> Reply:
        self.told[outline.title] += 1
        entries = {
            each.fact: each.revision for chapter in outline.chapters for each in chapter.entries
        }
        return Reply(
            title=outline.title,
            blocks=tuple(Notice(text=text) for text in (*outline.opening, *outline.closing)),
            actions=outline.actions,
            carries=tuple(
                Carried(fact=fact, revision=revision) for fact, revision in entries.items()
            ),
        )

    async def typeset(self, reply: Reply, platform: Platform) -> tuple[str, ...]:
        self.set[reply.title, platform] += 1
        if self.fail:
            raise self.fail.pop(0)
        notices = [block for block in reply.blocks if isinstance(block, Notice)]
        said = [f"{each.text} {each.url}".strip() for each in notices]
        return ("\n".join([reply.title, *said, *(each.line for each in reply.actions)]),)

    def wake(self) -> None:
        self.woken += 1

    async def tick_at(self, **elapsed: float) -> None:
        """Let time pass, then tick."""
        self.time.move(**elapsed)
        await self.tick.run_once()

    async def posted(self) -> list[Delivery]:
        """Return what is in the outbox, oldest first."""
        return list(self.deliveries.deliveries.values())

    async def issues(self, subscription: SubscriptionId = S1) -> tuple[Issue, ...]:
        """Return a subscription's issues, oldest first."""
        return (await self.store.list_issues(subscription, limit=99))[::-1]


def in_minutes(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)
