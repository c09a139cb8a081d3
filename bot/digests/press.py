"""Composes editions and has them set, each once for all subscriptions that share it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.delivery.posting import Carried
from bot.digests.compose import compose_edition
from bot.digests.edition import Edition, Mark, edition_id
from bot.digests.rules import Filters, Section
from bot.digests.select import News, select_news
from bot.digests.subscription import Subscription
from bot.facts.book import Book
from bot.facts.ids import FactId, StoryId
from bot.messages.outline import Outline, Tell
from bot.messages.reply import Action, Notice, Reply
from bot.messages.request import Platform

_MOST_KEPT = 256
_Told = frozenset[FactId] | None
_NewsKey = tuple[StoryId, Filters, Mark | None, timedelta, _Told]
_Key = TypeVar("_Key")
_Made = TypeVar("_Made")


@dataclass(frozen=True, kw_only=True, slots=True)
class Galley:
    """What goes to the outbox: the payloads of an edition's messages, in order."""

    payloads: tuple[str, ...]
    carries: tuple[Carried, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Workshop:
    """What every press works with. `public_url` is the web page's address, or empty."""

    tell: Tell
    typeset: Callable[[Reply, Platform], Awaitable[tuple[str, ...]]]
    public_url: str = ""


class Press:
    """Works for one run, over one book as of one instant; what it has made goes with it."""

    def __init__(self, workshop: Workshop, *, book: Book, now: datetime) -> None:
        self._workshop = workshop
        self.book = book
        self.now = now
        self._news: dict[_NewsKey, News] = {}
        self._editions: dict[tuple[_NewsKey, tuple[Section, ...], tuple[str, ...]], Edition] = {}
        self._galleys: dict[tuple[str, Platform, tuple[Action, ...]], Galley] = {}

    def look(self, subscription: Subscription, since: Mark | None, told: _Told = None) -> News:
        """Return what is new to a subscription; `told` is as in a `Commission`."""
        key = _news_key(subscription, since, told)
        return self._news.get(key) or _keep(
            self._news,
            key,
            select_news(
                self.book,
                story=subscription.story,
                filters=subscription.rules.filters,
                since=since,
                lookback=subscription.rules.lookback,
                now=self.now,
                told=told,
            ),
        )

    def compose(
        self,
        subscription: Subscription,
        since: Mark | None,
        opening: tuple[str, ...] = (),
        told: _Told = None,
    ) -> Edition:
        """Return the edition of what is new to a subscription."""
        key = (_news_key(subscription, since, told), subscription.sections, opening)
        return self._editions.get(key) or _keep(
            self._editions, key, self._compose(subscription, since, opening, told)
        )

    async def prepare(
        self,
        subscription: Subscription,
        since: Mark | None,
        opening: tuple[str, ...] = (),
        told: _Told = None,
    ) -> None:
        """Have `look` and `compose` answer at once: over a large record they take a while."""
        key = (_news_key(subscription, since, told), subscription.sections, opening)
        if key not in self._editions:
            await asyncio.to_thread(self.compose, subscription, since, opening, told)

    async def set(
        self, edition: Edition, platform: Platform, actions: tuple[Action, ...]
    ) -> Galley:
        """Return an edition as it is posted on a platform. Raises DeliveryError."""
        key = (edition.id, platform, actions)
        if key not in self._galleys:
            reply = self.reply(edition, actions)
            await asyncio.sleep(0)  # writing the sentences and setting them take a while each
            _keep(self._galleys, key, await self.set_reply(reply, platform))
        return self._galleys[key]

    def reply(self, edition: Edition, actions: tuple[Action, ...] = ()) -> Reply:
        """Return an edition in words, with a link to its page."""
        reply, url = self.preview(edition, actions), self._workshop.public_url
        if not url:
            return reply
        link = Notice(text="This edition on the web", url=f"{url}/editions/{edition.id}")
        return replace(reply, blocks=(*reply.blocks, link))

    def preview(self, edition: Edition, actions: tuple[Action, ...] = ()) -> Reply:
        """Return an edition in words as long as nobody is to find it on the page."""
        return self._workshop.tell(replace(edition.outline, actions=actions))

    def keep(self, outline: Outline) -> Edition:
        """Return the edition that an outline makes."""
        made = edition_id(outline.story, outline)
        return Edition(id=made, made_at=self.now, outline=outline)

    def _compose(
        self,
        subscription: Subscription,
        since: Mark | None,
        opening: tuple[str, ...],
        told: _Told,
    ) -> Edition:
        outline = compose_edition(
            self.look(subscription, since, told),
            book=self.book,
            story=subscription.story,
            sections=subscription.sections,
            opening=opening,
        )
        return self.keep(outline)

    async def set_reply(self, reply: Reply, platform: Platform) -> Galley:
        """Return a reply as it is posted on a platform. Raises DeliveryError."""
        return Galley(
            payloads=await self._workshop.typeset(reply, platform),
            carries=tuple(
                Carried(fact=each.fact, revision=each.revision) for each in reply.carries
            ),
        )


def _news_key(subscription: Subscription, since: Mark | None, told: _Told) -> _NewsKey:
    rules = subscription.rules
    return (subscription.story, rules.filters, since, rules.lookback, told)


def _keep(kept: dict[_Key, _Made], key: _Key, made: _Made) -> _Made:
    """Remember what was made; the oldest is forgotten, so that a run's memory is bounded."""
    if len(kept) >= _MOST_KEPT:
        del kept[next(iter(kept))]
    kept[key] = made
    return made
