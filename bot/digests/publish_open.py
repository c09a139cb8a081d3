"""Makes the editions of slots that were decided, page by page, shared where they are alike."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from bot.digests.commission import Commission
from bot.digests.edition import Mark, Publication
from bot.digests.press import Press
from bot.digests.publish import Publisher
from bot.digests.record import SlotRecord, Timeliness
from bot.digests.reviews import Reviews
from bot.digests.slot import SlotKey
from bot.digests.standing import Standing
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import SubscriptionId
from bot.errors import DeliveryError, StoreError

_PAGE = 100
_RETRY = timedelta(minutes=1)
_log = structlog.stdlib.get_logger(__name__)


class OpenRecords:
    """The records that have neither an issue nor a draft; after a crash, those left so."""

    def __init__(self, *, store: SubscriptionStore, publisher: Publisher) -> None:
        self._store = store
        self._publisher = publisher
        self._reviews = Reviews(store=store, publisher=publisher)
        self._retry_at: dict[SlotKey, datetime] = {}

    async def publish(self) -> int:
        """Go through all of them once, and return how many have an issue or a draft now.

        What cannot be made stays open, and is tried again until it is too late for it; it holds
        nobody up. Raises StoreError.
        """
        press, done = self._publisher.press(), 0
        after: SlotRecord | None = None
        while page := await self._store.list_open(limit=_PAGE, after=after):
            done += await self._publish(page, press)
            after = page[-1]
        if after is None:
            self._retry_at.clear()
        return done

    async def _publish(self, page: Sequence[SlotRecord], press: Press) -> int:
        ids = [each.subscription for each in page]
        standings = await self._store.get_many(ids)
        marks = await self._store.last_marks(ids)
        made: list[Publication] = []
        proposed, seen = 0, set[SubscriptionId]()
        for record in page:
            await asyncio.sleep(0)  # each may be the first of its sort, and be composed
            standing = standings.get(record.subscription)
            if standing is None or record.subscription in seen or self._waits(record, press):
                continue
            # A second one of the same subscription has to know what the first has told.
            seen.add(record.subscription)
            try:
                publication = await self._make(standing, record, marks, press)
            except StoreError:
                raise
            except DeliveryError as error:
                self._retry_at[record.key] = press.now + _RETRY
                _log.warning("edition_not_set", slot=record.key, fault=str(error))
            except Exception:  # noqa: BLE001  # one that cannot be made keeps no other back
                self._retry_at[record.key] = press.now + _RETRY
                _log.exception("edition_not_made", slot=record.key)
            else:
                made += [publication] if publication else []
                proposed += publication is None
        return proposed + len(await self._store.publish(made))

    def _waits(self, record: SlotRecord, press: Press) -> bool:
        """Whether it could not be made a moment ago, and is not to be tried again yet."""
        retry_at = self._retry_at.pop(record.key, None)
        if retry_at and press.now < retry_at <= press.now + _RETRY:
            self._retry_at[record.key] = retry_at
            return True
        return False

    async def _make(
        self,
        standing: Standing,
        record: SlotRecord,
        marks: Mapping[SubscriptionId, Mark],
        press: Press,
    ) -> Publication | None:
        """Return what is to be written; None when it went to editors first."""
        subscription, last = standing.subscription, marks.get(record.subscription)
        if subscription.review:
            await self._reviews.propose(subscription, record, last, press)
            return None
        late = (record.why,) if record.timeliness is Timeliness.LATE else ()
        commission = Commission(
            subscription=subscription,
            occasion=str(record.slot.wall),
            due_at=record.slot.due_at,
            opening=late,
        )
        return await self._publisher.make(commission, last, press)
