"""Makes the editions of slots that were decided, page by page, shared where they are alike."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta

import structlog

from bot.digests.commission import Commission
from bot.digests.edition import Mark, Publication
from bot.digests.press import Press
from bot.digests.publication import keep_silent
from bot.digests.publish import Publisher
from bot.digests.record import SlotRecord, Timeliness
from bot.digests.retries import Retries
from bot.digests.reviews import Reviews
from bot.digests.say_span import say_span
from bot.digests.standing import Standing
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import SubscriptionId
from bot.errors import DeliveryError, StoreError

_PAGE = 100
_GRACE = timedelta(minutes=2)
"""So late may an edition be without a word: making ten thousand takes a while."""
_OVERTAKEN = "Skipped: it could not be made before the next one was due."
_log = structlog.stdlib.get_logger(__name__)


class OpenRecords:
    """The records that have neither an issue nor a draft; after a crash, those left so."""

    def __init__(self, *, store: SubscriptionStore, publisher: Publisher) -> None:
        self._store = store
        self._publisher = publisher
        self._reviews = Reviews(store=store, publisher=publisher)
        self._retries = Retries()

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
            self._retries.clear()
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
            if standing is None or record.subscription in seen:
                continue
            if self._retries.waits(record.key, now=press.now):
                continue
            # A second one of the same subscription has to know what the first has told.
            seen.add(record.subscription)
            try:
                publication = await self._make(standing, record, marks, press)
            except StoreError:
                raise
            except DeliveryError as error:
                self._retries.put_off(record.key, now=press.now)
                _log.warning("edition_not_set", slot=record.key, fault=str(error))
            except Exception:  # noqa: BLE001  # one that cannot be made keeps no other back
                self._retries.put_off(record.key, now=press.now)
                _log.exception("edition_not_made", slot=record.key)
            else:
                made += [publication] if publication else []
                proposed += publication is None
        return proposed + len(await self._store.publish(made))

    async def _make(
        self,
        standing: Standing,
        record: SlotRecord,
        marks: Mapping[SubscriptionId, Mark],
        press: Press,
    ) -> Publication | None:
        """Return what is to be written; None when it went to editors first."""
        subscription, last = standing.subscription, marks.get(record.subscription)
        behind = press.now - record.slot.due_at
        commission = Commission(
            subscription=subscription,
            occasion=str(record.slot.wall),
            due_at=record.slot.due_at,
            opening=_say_late(record, behind),
        )
        reached = standing.progress.last
        if behind > _GRACE and reached and reached > record.slot.wall:
            ruling = keep_silent(subscription, last, why=_OVERTAKEN)
            return await self._publisher.carry_out(commission, ruling, press)
        if subscription.review:
            if not await self._reviews.propose(subscription, record, last, press):
                self._retries.put_off(record.key, now=press.now)
            return None
        return await self._publisher.make(commission, last, press)


def _say_late(record: SlotRecord, behind: timedelta) -> tuple[str, ...]:
    if record.timeliness is Timeliness.LATE:
        return (record.why,)
    if behind <= _GRACE:
        return ()
    return (f"Late: it could not be made before, and was due {say_span(behind)} ago.",)
