"""What was asked of the desk, and what the desk works with."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.clock import Clock
from bot.delivery.store import DeliveryStore
from bot.digests.people import People, Resolve
from bot.digests.publish import Publisher
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import SubscriptionId
from bot.facts.book import Book
from bot.facts.ids import StoryId
from bot.messages.request import Place, Platform, Request


def _wake_nobody() -> None:
    """Leave the workers to find what has come in by themselves."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DeskPorts:
    """`wake` has the workers look into the outbox; `pause` waits so many seconds.

    `default_zone` stands where neither the option nor the platform tells a time zone;
    `public_url` is the web page's address, empty for none.
    """

    store: SubscriptionStore
    deliveries: DeliveryStore
    people: People
    publisher: Publisher
    book: Callable[[], Book]
    resolve: Resolve
    clock: Clock
    new_id: Callable[[], SubscriptionId]
    default_zone: str = "UTC"
    public_url: str = ""
    wake: Callable[[], None] = _wake_nobody
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """`request` is as if asked where the digest would be; `verb` is the command's second word.

    `story` is the one that the place follows; `options` are texts by the table's names.
    """

    request: Request
    story: StoryId
    verb: str
    options: Mapping[str, str]
    now: datetime

    @property
    def place(self) -> Place:
        """Where it was asked, and where digests go that are asked for here."""
        return self.request.place

    def line(self, **options: str) -> str:
        """Return the command line of this with some options changed, for a button."""
        merged = {**self.options, **options}
        words = (f"{name}:{_quote(value)}" for name, value in merged.items() if value)
        return " ".join((f"/digest {self.verb}", *words))


def settle(request: Request) -> Request:
    """Return the request as asked in the channel where answers are given in threads (Slack).

    A thread on Discord is a place of its own, like a channel.
    """
    if request.place.platform is Platform.SLACK and request.place.thread:
        return replace(request, place=replace(request.place, thread=""))
    return request


def _quote(value: str) -> str:
    return '"' + value.replace('"', "") + '"' if ":" in value or '"' in value else value
