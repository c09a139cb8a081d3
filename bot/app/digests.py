"""Digests put together: their stores, who makes editions, and who hears of trouble."""

import random
import secrets
import time
from asyncio import sleep
from dataclasses import dataclass
from datetime import timedelta

from bot.answers.edition import tell_outline
from bot.answers.shelf import Shelf
from bot.app.outlets import Outlets
from bot.clock import Clock
from bot.delivery.assemble import Setup, assemble_deliverer
from bot.delivery.carry import Ports
from bot.delivery.deliver import Deliverer
from bot.delivery.pace import Rates
from bot.delivery.recorder import PostingRecorder
from bot.delivery.sender import Sender
from bot.delivery.terms import Terms
from bot.delivery.timing import Timing
from bot.digests.owners import Owners
from bot.digests.plan import CatchUp
from bot.digests.publish import Publisher
from bot.digests.tick import DigestTick
from bot.digests.troubles import Troubles
from bot.facts.book import Book
from bot.messages.outline import Outline
from bot.messages.reply import Reply
from bot.messages.request import Platform
from bot.settings import Settings
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.engine import Engine
from bot.storage.postings import SqlPostingStore
from bot.storage.subscriptions import SqlSubscriptionStore

_TERMS = Terms(stop=timedelta(seconds=10))
"""Clients and the web server stop after the workers, and all of them within 20 s."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Digests:
    """One of each in a process; `outlets` is filled when the platforms are connected."""

    store: SqlSubscriptionStore
    deliveries: SqlDeliveryStore
    postings: SqlPostingStore
    recorder: PostingRecorder
    outlets: Outlets
    publisher: Publisher
    shelf: Shelf
    clock: Clock

    def book(self) -> Book:
        """Return the record as it is now."""
        return self.shelf.snapshot.book

    def tell(self, outline: Outline) -> Reply:
        """Write an outline's sentences from the record as it is now."""
        return tell_outline(self.shelf.snapshot, outline, now=self.clock())

    def tick(self) -> DigestTick:
        """Return what decides slots and publishes editions."""
        return DigestTick(
            store=self.store,
            publisher=self.publisher,
            book=self.book,
            clock=self.clock,
            catch_up=CatchUp(window=self.publisher.window),
            owners=self.owners(),
            wake=self.outlets.wake,
        )

    def owners(self) -> Owners:
        """Return who tells owners of what became of their digests."""
        return Owners(deliveries=self.deliveries, typeset=self.outlets.typeset, clock=self.clock)

    def worker(self, platform: Platform, sender: Sender, rates: Rates) -> Deliverer:
        """Return what posts to a platform from the outbox."""
        troubles = Troubles(
            store=self.store,
            owners=self.owners(),
            clock=self.clock,
            on_token=self.outlets.refuse_token,
        )
        setup = Setup(
            platform=platform,
            # No other worker has the name, on this machine or another.
            holder=f"{platform.value}-{secrets.token_hex(8)}",
            rates=rates,
            timing=Timing(clock=self.clock, monotonic=time.monotonic, sleep=sleep),
            terms=_TERMS,
        )
        ports = Ports(
            sender=sender,
            store=self.deliveries,
            postings=self.postings,
            tell=troubles.hear,
            random=random.SystemRandom(),
        )
        return assemble_deliverer(setup, ports)


def assemble_digests(settings: Settings, *, engine: Engine, shelf: Shelf, clock: Clock) -> Digests:
    """Return digests over a store and a shelf, connected to no platform yet."""
    store, postings = SqlSubscriptionStore(engine), SqlPostingStore(engine)
    outlets = Outlets(clock=clock)
    publisher = Publisher(
        store=store,
        book=lambda: shelf.snapshot.book,
        tell=lambda outline: tell_outline(shelf.snapshot, outline, now=clock()),
        typeset=outlets.typeset,
        clock=clock,
        window=timedelta(hours=settings.digests.catch_up_hours),
        public_url=settings.web.public_url,
    )
    return Digests(
        store=store,
        deliveries=SqlDeliveryStore(engine),
        postings=postings,
        recorder=PostingRecorder(postings),
        outlets=outlets,
        publisher=publisher,
        shelf=shelf,
        clock=clock,
    )
