"""Drafts whose time has come: editors are reminded, and the edition is sent or skipped."""

from dataclasses import replace
from datetime import datetime

import structlog

from bot.delivery.delivery import Delivery
from bot.digests.edition import Edition, IssueKind, Mark
from bot.digests.notices import ended_notice, nudge_notice
from bot.digests.press import Press
from bot.digests.publication import Ruling, keep_silent
from bot.digests.publish import Publisher
from bot.digests.retries import Retries
from bot.digests.review import Draft, DraftState
from bot.digests.reviews import commission_of, shown
from bot.digests.say_draft import (
    EXPIRED,
    TOLD,
    UNAPPROVED,
    WITHDRAWN,
    say_expired,
    say_note,
    say_nudge,
)
from bot.digests.slot import SlotKey, slot_key
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Subscription, Unapproved
from bot.errors import DeliveryError, StoreConflictError, StoreError

_PAGE = 100
_log = structlog.stdlib.get_logger(__name__)


class Deadlines:
    """Run by the tick. Whoever changes a draft first, an editor or a process, is left alone."""

    def __init__(self, *, store: SubscriptionStore, publisher: Publisher) -> None:
        self._store = store
        self._publisher = publisher
        self._retries = Retries()

    async def run(self, now: datetime) -> int:
        """See to the drafts that are due by now, and return how many were seen to.

        Raises StoreError. What cannot be set for its platform stays due until it is too late.
        """
        # As many more as are put off, so that those hold nobody up.
        drafts = await self._store.due_drafts(now, limit=_PAGE + len(self._retries))
        press, done = self._publisher.press(), 0
        for draft in drafts:
            if not self._retries.waits(_key(draft), now=now):
                done += await self._try(draft, press)
        if not drafts:
            self._retries.clear()
        return done

    async def _try(self, draft: Draft, press: Press) -> bool:
        try:
            await self._see_to(draft, press)
        except StoreConflictError:
            return False
        except StoreError:
            raise
        except DeliveryError as error:
            _log.warning("draft_not_set", subscription=draft.subscription, fault=str(error))
        except Exception:  # noqa: BLE001  # one that cannot be seen to keeps no other back
            _log.exception("draft_not_seen_to", subscription=draft.subscription)
        else:
            return True
        self._retries.put_off(_key(draft), now=press.now)
        return False

    async def _see_to(self, draft: Draft, press: Press) -> None:
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

    async def _nudge(self, draft: Draft, subscription: Subscription, press: Press) -> None:
        nudged = replace(draft, nudged=True, version=draft.version + 1)
        notice: tuple[Delivery, ...] = ()
        if not subscription.pause:
            text = say_nudge(draft, subscription)
            notice = await nudge_notice(text, draft, subscription, press)
        await self._store.save_draft(nudged, expected_version=draft.version, notice=notice)

    async def _send(self, draft: Draft, subscription: Subscription, press: Press) -> None:
        """Post what was approved, as its facts stand now."""
        edition, last = await self._look_up(draft)
        ruling = self._rule(draft, subscription, edition, last, press)
        commission = commission_of(draft, subscription)
        publication = await self._publisher.carry_out(commission, ruling, press)
        sent = replace(draft, version=draft.version + 1)
        await self._store.save_draft(sent, expected_version=draft.version, publication=publication)

    async def _expire(self, draft: Draft, subscription: Subscription, press: Press) -> None:
        """End what nobody approved, and tell the editors what became of it."""
        edition, last = await self._look_up(draft)
        review = subscription.review
        if review and review.unapproved is Unapproved.SKIP:
            ruling = keep_silent(subscription, last, why=EXPIRED)
        else:
            opening = (UNAPPROVED,) if review else ()
            ruling = self._rule(draft, subscription, edition, last, press, opening=opening)
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

    async def _look_up(self, draft: Draft) -> tuple[Edition | None, Mark | None]:
        marks = await self._store.last_marks([draft.subscription])
        return await self._store.get_edition(draft.edition), marks.get(draft.subscription)

    def _rule(
        self,
        draft: Draft,
        subscription: Subscription,
        edition: Edition | None,
        last: Mark | None,
        press: Press,
        *,
        opening: tuple[str, ...] = (),
    ) -> Ruling:
        if fault := self._publisher.forbid(commission_of(draft, subscription), press):
            return keep_silent(subscription, last, why=fault)
        if last and _covers(last, draft.mark):
            return keep_silent(subscription, last, why=TOLD)
        if edition is None or not _tells(edition, press):
            return keep_silent(subscription, last, why=WITHDRAWN)
        outline = edition.outline
        said = (*opening, *say_note(draft.note), *outline.opening)
        return Ruling(
            kind=IssueKind.EDITION,
            follows=last,
            mark=draft.mark,
            why=opening[0] if opening else _why(draft),
            edition=press.keep(replace(outline, opening=said)),
        )


def _key(draft: Draft) -> SlotKey:
    return slot_key(draft.subscription, draft.slot.wall)


def _covers(last: Mark, drafted: Mark) -> bool:
    """Tell whether an issue was written after a draft was made, and told what that would."""
    return last.position >= drafted.position and last.at >= drafted.at


def _tells(edition: Edition, press: Press) -> bool:
    """Tell whether anything of an edition may still be shown."""
    return any(
        shown(entry, press.book, press.now)
        for chapter in edition.outline.chapters
        for entry in chapter.entries
    )


def _why(draft: Draft) -> str:
    if draft.state is DraftState.APPROVED:
        return "An editor approved it."
    return "Its digest is no longer shown to editors first."
