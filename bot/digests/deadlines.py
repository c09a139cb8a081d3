"""Drafts whose time has come: editors are reminded, and the edition is sent or skipped."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.delivery.delivery import Delivery
from bot.digests.drafted import Drafted
from bot.digests.notices import ended_notice, nudge_notice
from bot.digests.press import Press
from bot.digests.publication import keep_silent
from bot.digests.publish import Publisher
from bot.digests.retries import Retries
from bot.digests.review import Draft, DraftState
from bot.digests.reviews import Reviews, commission_of
from bot.digests.say_draft import (
    EXPIRED,
    REOPENED,
    UNAPPROVED,
    say_expired,
    say_nudge,
)
from bot.digests.slot import SlotKey, slot_key
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Subscription, Unapproved
from bot.errors import DeliveryError, StoreConflictError, StoreError

_PAGE = 100
_FARTHEST = timedelta(days=1)
"""No draft's deadline is farther ahead."""
_log = structlog.stdlib.get_logger(__name__)


class Deadlines:
    """Run by the tick. Whoever changes a draft first, an editor or a process, is left alone."""

    def __init__(self, *, store: SubscriptionStore, publisher: Publisher) -> None:
        self._store = store
        self._publisher = publisher
        self._reviews = Reviews(store=store, publisher=publisher)
        self._retries = Retries()
        self._seen: int | None = None

    async def run(self, now: datetime) -> int:
        """See to the drafts that are due by now, and return how many were seen to.

        Raises StoreError. What cannot be set for its platform stays due until it is too late.
        """
        # As many more as are put off, so that those hold nobody up.
        drafts = await self._store.due_drafts(now, limit=_PAGE + len(self._retries))
        press, done = self._publisher.press(), 0
        for draft in drafts:
            if not self._retries.waits(_key(draft), now=now):
                done += await self._try(draft, press, self._see_to)
        if not drafts:
            self._retries.clear()
        return done

    async def follow(self) -> int:
        """Ask editors again about what they approved, as soon as its facts have moved.

        Returns how many of them are drafts again. Raises StoreError. What cannot be asked now is
        asked at its deadline.
        """
        press, done = self._publisher.press(), 0
        if press.book.version == self._seen:
            return 0
        for draft in await self._store.due_drafts(press.now + _FARTHEST, limit=_PAGE):
            if draft.state is DraftState.APPROVED:
                done += await self._try(draft, press, self._reopen)
        self._seen = press.book.version
        return done

    async def _try(
        self, draft: Draft, press: Press, see_to: Callable[[Draft, Press], Awaitable[bool]]
    ) -> bool:
        try:
            return await see_to(draft, press)
        except StoreConflictError:
            return False
        except StoreError:
            raise
        except DeliveryError as error:
            _log.warning("draft_not_set", subscription=draft.subscription, fault=str(error))
        except Exception:  # noqa: BLE001  # one that cannot be seen to keeps no other back
            _log.exception("draft_not_seen_to", subscription=draft.subscription)
        self._retries.put_off(_key(draft), now=press.now)
        return False

    async def _see_to(self, draft: Draft, press: Press) -> bool:
        standing = await self._store.get(draft.subscription)
        if standing is None:
            ended = replace(draft, state=DraftState.EXPIRED, version=draft.version + 1)
            await self._store.save_draft(ended, expected_version=draft.version)
        elif draft.state is DraftState.APPROVED:
            await self._send(draft, standing.subscription, press)
        elif press.now < draft.deadline_at:
            await self._nudge(draft, standing.subscription, press)
        else:
            await self._expire(draft, standing.subscription, press)
        return True

    async def _nudge(self, draft: Draft, subscription: Subscription, press: Press) -> None:
        nudged = replace(draft, nudged=True, version=draft.version + 1)
        notice: tuple[Delivery, ...] = ()
        if not subscription.pause:
            text = say_nudge(draft, subscription)
            notice = await nudge_notice(text, draft, subscription, press)
        await self._store.save_draft(nudged, expected_version=draft.version, notice=notice)

    async def _send(self, draft: Draft, subscription: Subscription, press: Press) -> None:
        """Post what was approved, or ask again when its facts have moved."""
        if await self._reask(draft, subscription, press):
            return
        drafted = await self._look_up(draft, subscription)
        ruling = await drafted.rule(self._publisher, press)
        commission = commission_of(draft, subscription)
        publication = await self._publisher.carry_out(commission, ruling, press)
        sent = replace(draft, version=draft.version + 1)
        await self._store.save_draft(sent, expected_version=draft.version, publication=publication)

    async def _reopen(self, draft: Draft, press: Press) -> bool:
        standing = await self._store.get(draft.subscription)
        return standing is not None and await self._reask(draft, standing.subscription, press)

    async def _reask(self, draft: Draft, subscription: Subscription, press: Press) -> bool:
        """Make a draft again of what its editors approved otherwise; False where that stands."""
        if subscription.review is None:
            return False
        drafted = await self._look_up(draft, subscription)
        if not drafted.moved(press) or drafted.keep_back(self._publisher, press):
            return False
        await self._reviews.redraft(draft, subscription, press, again=REOPENED)
        return True

    async def _expire(self, draft: Draft, subscription: Subscription, press: Press) -> None:
        """End what nobody approved, and tell the editors what became of it."""
        drafted, review = await self._look_up(draft, subscription), subscription.review
        if review and review.unapproved is Unapproved.SKIP:
            ruling = keep_silent(subscription, drafted.last, why=EXPIRED)
        else:
            opening = (UNAPPROVED,) if review else ()
            ruling = await drafted.rule(self._publisher, press, opening=opening)
        publication = await self._publisher.carry_out(
            commission_of(draft, subscription), ruling, press
        )
        said = say_expired(draft, subscription, sent=ruling.edition is not None)
        await self._store.save_draft(
            replace(draft, state=DraftState.EXPIRED, version=draft.version + 1),
            expected_version=draft.version,
            publication=publication,
            notice=await self._say_ended(said, draft, subscription, press),
        )

    async def _say_ended(
        self, said: str, draft: Draft, subscription: Subscription, press: Press
    ) -> tuple[Delivery, ...]:
        """Return what editors are told; nothing when that cannot be set and it is long past."""
        try:
            return await ended_notice(said, draft, subscription, press)
        except DeliveryError:
            if press.now - draft.deadline_at <= self._publisher.window:
                raise
            return ()

    async def _look_up(self, draft: Draft, subscription: Subscription) -> Drafted:
        marks = await self._store.last_marks([draft.subscription])
        edition = await self._store.get_edition(draft.edition)
        last = marks.get(draft.subscription)
        return Drafted(draft=draft, subscription=subscription, edition=edition, last=last)


def _key(draft: Draft) -> SlotKey:
    return slot_key(draft.subscription, draft.slot.wall)
