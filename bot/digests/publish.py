"""Issues editions: what is new to a subscription becomes an issue and its deliveries, at once."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.digests.commission import Commission
from bot.digests.edition import IssueKind, Mark, Publication
from bot.digests.press import Press, Workshop
from bot.digests.publication import OWN_ID as OWN_ID
from bot.digests.publication import (
    Ruling,
    edition_actions,
    keep_silent,
    to_deliveries,
    to_publication,
)
from bot.digests.rules import NothingNew, Rule, Section
from bot.digests.say_span import say_span
from bot.digests.select import News
from bot.digests.standing import Standing
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Subscription
from bot.facts.book import Book
from bot.facts.ids import FactId
from bot.messages.outline import Outline, Tell
from bot.messages.reply import Reply
from bot.messages.request import Platform

Typeset = Callable[[Reply, Platform], Awaitable[tuple[str, ...]]]
"""Returns the payloads of a reply's messages, in order. Raises DeliveryError."""


class Publisher:
    """`book` returns the record as it is now; `window` is how late an edition may be posted.

    `public_url` is the web page's address, for links to editions; empty for none.
    """

    def __init__(
        self,
        *,
        store: SubscriptionStore,
        book: Callable[[], Book],
        tell: Tell,
        typeset: Typeset,
        clock: Clock,
        window: timedelta = timedelta(hours=6),
        public_url: str = "",
    ) -> None:
        self._store = store
        self._book = book
        self._workshop = Workshop(tell=tell, typeset=typeset, public_url=public_url)
        self._clock = clock
        self.window = window

    def press(self) -> Press:
        """Return a press for what is made from the record of this moment."""
        return Press(self._workshop, book=self._book(), now=self._clock())

    async def issue(
        self,
        standing: Standing,
        occasion: str,
        *,
        due_at: datetime | None = None,
        opening: tuple[str, ...] = (),
    ) -> Publication | None:
        """Issue one edition, now or at `due_at`; None when the occasion had its issue before.

        What is new counts from the latest issue. With nothing new there is a line that says so,
        or nothing, by the subscription's rules: give it other rules to have it otherwise.
        Raises StoreError, and DeliveryError when it cannot be set for its platform.
        """
        press = self.press()
        commission = Commission(
            subscription=standing.subscription,
            occasion=occasion,
            due_at=due_at or press.now,
            opening=opening,
        )
        last = await self._last_mark(commission.subscription)
        while True:
            made = await self.make(commission, last, press)
            if written := await self._store.publish([made]):
                return written[0]
            overtaken_by = await self._last_mark(commission.subscription)
            if overtaken_by == last:
                return None
            last = overtaken_by  # another issue was written while this one was made

    async def preview(self, standing: Standing) -> Reply:
        """Return what an edition would say now. Nothing is written. Raises StoreError."""
        press, subscription = self.press(), standing.subscription
        last = await self._last_mark(subscription)
        told = await self._told(subscription, last, press)
        await press.prepare(subscription, last, told=told)
        return press.preview(press.compose(subscription, last, told=told))

    async def make(self, commission: Commission, last: Mark | None, press: Press) -> Publication:
        """Return what is to be written, `last` being the mark of the latest issue.

        Raises DeliveryError when it cannot be set for its platform.
        """
        ruling = await self.consider(commission, last, press)
        return await self.carry_out(commission, ruling, press)

    async def consider(self, commission: Commission, last: Mark | None, press: Press) -> Ruling:
        """Do as `rule` does, with what takes long beside the event loop."""
        if not self.forbid(commission, press):
            subscription, since = commission.subscription, commission.since or last
            told = await self._told(subscription, since, press)
            commission = replace(commission, told=told)
            await press.prepare(subscription, since, commission.opening, told)
        return self.rule(commission, last, press)

    async def carry_out(self, commission: Commission, ruling: Ruling, press: Press) -> Publication:
        """Return what is to be written, with the edition set. Raises DeliveryError as `make`."""
        if ruling.edition is None:
            return to_publication(commission, ruling, now=press.now)
        galley = await press.set(
            ruling.edition,
            commission.subscription.place.platform,
            edition_actions(commission.occasion),
        )
        deliveries = to_deliveries(galley, commission, now=press.now, window=self.window)
        return to_publication(commission, ruling, now=press.now, deliveries=deliveries)

    def rule(self, commission: Commission, last: Mark | None, press: Press) -> Ruling:
        """Decide what there is to post on an occasion, and compose it; `consider` says more."""
        subscription = commission.subscription
        since = commission.since or last
        if fault := self.forbid(commission, press):
            return keep_silent(subscription, last, why=fault)
        always = subscription.rules.rule is Rule.ALWAYS
        news = press.look(subscription, since, commission.told)
        edition = press.compose(subscription, since, commission.opening, commission.told)
        outline = edition.outline
        if outline.chapters and (always or tells_news(outline, news, subscription.sections)):
            why = _say_news(news)
            return Ruling(
                kind=IssueKind.EDITION, follows=last, mark=news.mark, why=why, edition=edition
            )
        why = _say_nothing(subscription, since)
        if subscription.rules.nothing_new is NothingNew.SILENT and not always:
            why = f"Skipped. {why}"
            return Ruling(kind=IssueKind.SILENT, follows=last, mark=news.mark, why=why)
        line = press.keep(replace(outline, chapters=(), opening=(*commission.opening, why)))
        return Ruling(
            kind=IssueKind.NOTHING_NEW, follows=last, mark=news.mark, why=why, edition=line
        )

    def forbid(self, commission: Commission, press: Press) -> str:
        """Return why nothing may be posted on an occasion; empty when it may."""
        subscription = commission.subscription
        if subscription.story not in press.book.stories:
            return f"Skipped: the story {subscription.story} is no longer on record."
        if subscription.pause:
            return "Skipped: the digest was paused meanwhile."
        if press.now - commission.due_at > self.window:
            span = say_span(self.window)
            return f"Skipped: it could not be made within {span} of its time."
        return ""

    async def _told(
        self, subscription: Subscription, since: Mark | None, press: Press
    ) -> frozenset[FactId] | None:
        """Return what was told lately where an edit since has asked for other facts."""
        asked_since = subscription.asked_since
        if since is None or asked_since is None or since.at > asked_since:
            return None
        start_at = press.now - subscription.rules.lookback
        return await self._store.told_since(subscription.id, start_at)

    async def _last_mark(self, subscription: Subscription) -> Mark | None:
        return (await self._store.last_marks([subscription.id])).get(subscription.id)


def _say_news(news: News) -> str:
    counts = ((len(news.new), "new"), (len(news.corrected), "corrected"))
    said = [f"{count} {name}" for count, name in counts if count]
    if not said:
        return "It comes whether or not something is new."
    since = "since the last edition" if news.since else f"in the last {say_span(news.lookback)}"
    return f"{', '.join(said)} {since}."


def _say_nothing(subscription: Subscription, since: Mark | None) -> str:
    if since is None:
        return f"Nothing new in the last {say_span(subscription.rules.lookback)}."
    return "Nothing new since the last edition."


def tells_news(outline: Outline, news: News, sections: tuple[Section, ...]) -> bool:
    """Tell whether an outline says what its readers were not told before.

    Dates ahead and figures may stand there without: they are shown new or not.
    """
    changed = {fact.id for fact in news.new} | {each.fact.id for each in news.corrected}
    told = (entry.fact for chapter in outline.chapters for entry in chapter.entries)
    counted = (news.withdrawn and Section.CORRECTED in sections) or (
        news.older and Section.NEW in sections
    )
    return bool(counted) or any(fact in changed for fact in told)
