"""Posts what is new at once, where a place asks for that: rate-limited, outside quiet hours."""

from bisect import bisect_right
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog

from bot.clock import Clock
from bot.digests.commission import Commission
from bot.digests.edition import BREAKING, IssueKind, Mark, Publication
from bot.digests.press import Press
from bot.digests.publish import Publisher
from bot.digests.rules import Section
from bot.digests.standing import Standing
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Subscription, SubscriptionId
from bot.digests.timetable import open_from
from bot.errors import DeliveryError, StoreError
from bot.facts.book import Book
from bot.facts.changes import shown_from
from bot.facts.ids import StoryId

_PAGE = 100
_RETRY = timedelta(minutes=1)
_OPENING = ("Posted outside this digest's times, because something is new.",)
_SECTIONS = (Section.NEW, Section.CORRECTED, Section.QUOTES)
_log = structlog.stdlib.get_logger(__name__)


class Breaking:
    """Looks when the record has moved, an embargo has ended, or something that waited may go.

    What waits is not remembered: the mark of a place's latest issue tells, after a crash too.
    Where editors see drafts first, nothing is posted at once.
    """

    def __init__(
        self,
        *,
        store: SubscriptionStore,
        publisher: Publisher,
        book: Callable[[], Book],
        clock: Clock,
    ) -> None:
        self._store = store
        self._publisher = publisher
        self._book = book
        self._clock = clock
        self._seen: int | None = None
        self._again_at: datetime | None = None

    async def run(self) -> int:
        """Post what is new, and return in how many places. Raises StoreError."""
        book, now = self._book(), self._clock()
        if book.version == self._seen and not (self._again_at and self._again_at <= now):
            return 0
        ends = (each.embargo_until for each in book.embargoed if each.embargo_until)
        self._again_at = min((at for at in ends if at > now), default=None)
        press, posted = self._publisher.press(), 0
        for story in book.stories:
            async for page in self._pages(story):
                posted += await self._post(page, press)
        # Only now: a store that was lost meanwhile leaves all of it to the next look.
        self._seen = book.version
        return posted

    async def _pages(self, story: StoryId) -> AsyncIterator[tuple[Standing, ...]]:
        after: SubscriptionId | None = None
        while page := await self._store.list_breaking(story, after=after, limit=_PAGE):
            yield page
            after = page[-1].subscription.id

    async def _post(self, page: tuple[Standing, ...], press: Press) -> int:
        ids = [each.subscription.id for each in page]
        marks = await self._store.last_marks(ids)
        commissions: list[Commission] = []
        for each in page:
            id = each.subscription.id
            with self._caught(id, press):
                asked = await self._commission(each, marks.get(id), press)
                commissions += [asked] if asked else []
        if not commissions:
            return 0
        posted_at = await self._store.last_breaking(ids)
        made: list[Publication] = []
        for commission in commissions:
            id = commission.subscription.id
            with self._caught(id, press):
                if self._may_go(commission.subscription, posted_at.get(id), press.now):
                    publication = await self._make(commission, marks.get(id), press)
                    made += [publication] if publication else []
        written = await self._store.publish(made)
        if len(written) < len(made):
            self._look_at(press.now + _RETRY)  # told by another, who may have known less
        return len(written)

    async def _commission(
        self, standing: Standing, last: Mark | None, press: Press
    ) -> Commission | None:
        subscription, from_at = standing.subscription, standing.progress.since_at
        if subscription.review:
            return None
        since = last or _mark_made(subscription, press.book)
        await press.prepare(subscription, since)
        # What came in during a pause is no breaking news after it: it comes with the next post.
        if not any(shown_from(each) >= from_at for each in press.look(subscription, since).new):
            return None
        sections = tuple(each for each in subscription.sections if each in _SECTIONS)
        return Commission(
            subscription=replace(subscription, sections=sections or (Section.NEW,)),
            # Of two processes that make it from one mark, the store takes one, see `Publication`.
            occasion=f"{BREAKING}{since.position}-{press.now.timestamp() * 1000:.0f}",
            due_at=press.now,
            opening=_OPENING,
            since=since,
        )

    def _may_go(self, subscription: Subscription, last: datetime | None, now: datetime) -> bool:
        """Whether a post may go now; when not, there is another look as soon as it may."""
        apart = last + subscription.rules.apart if last else now
        if last and last > now:
            apart = now  # issued by a clock that was wrong
        try:
            may_at = open_from(subscription.schedule, ZoneInfo(subscription.zone), max(apart, now))
        except ZoneInfoNotFoundError:
            return False  # its slots say so, and pause it
        if may_at > now:
            self._look_at(may_at)
        return may_at <= now

    def _look_at(self, at: datetime) -> None:
        self._again_at = min(at, self._again_at or at)

    async def _make(
        self, commission: Commission, last: Mark | None, press: Press
    ) -> Publication | None:
        ruling = await self._publisher.consider(commission, last, press)
        if ruling.kind is not IssueKind.EDITION:
            return None  # what is new is in none of its sections
        return await self._publisher.carry_out(commission, ruling, press)

    @contextmanager
    def _caught(self, subscription: SubscriptionId, press: Press) -> Iterator[None]:
        """Have one that cannot be made keep no other back, and looked at again soon."""
        try:
            yield
        except StoreError:
            raise
        except DeliveryError as error:
            _log.warning("breaking_not_set", subscription=subscription, fault=str(error))
            self._look_at(press.now + _RETRY)
        except Exception:  # noqa: BLE001  # as above
            _log.exception("breaking_not_made", subscription=subscription)
            self._look_at(press.now + _RETRY)


def _mark_made(subscription: Subscription, book: Book) -> Mark:
    """Return the mark of a place that has had nothing yet: what was on record then is not new."""
    made_at = subscription.made_at
    position = bisect_right(book.recorded, made_at, key=lambda fact: fact.revision.recorded_at)
    return Mark(position=position, at=made_at)
