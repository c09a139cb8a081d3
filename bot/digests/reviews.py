"""Editions that editors see first: drafted, and approved, drafted anew or skipped by them."""

from dataclasses import replace
from datetime import datetime

from bot.digests.commission import Commission
from bot.digests.edition import Edition, IssueKind, Mark
from bot.digests.notices import draft_notice, ended_notice
from bot.digests.press import Press
from bot.digests.publication import Ruling, keep_silent, to_publication
from bot.digests.publish import Publisher
from bot.digests.record import SlotRecord
from bot.digests.review import Draft, DraftState
from bot.digests.say_draft import (
    LATE,
    NOTED,
    REDRAFTED,
    REPLANNED,
    say_emptied,
    say_replanned,
)
from bot.digests.standing import lead_of
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Review, Subscription
from bot.facts.book import Book
from bot.facts.fact import Fact
from bot.facts.history import Moment
from bot.messages.outline import Entry, Outline
from bot.messages.request import Person

_SHARE = 3
"""The nudge comes a third of the lead before the deadline; editors have that long at least."""
_ENDED, _WITHDRAWN = "A draft has ended", "A draft is withdrawn"
_LATE = LATE.partition(" ")[0]


class Reviews:
    """Every method raises StoreError, and DeliveryError when a draft cannot be set.

    Drafts are given as they were seen; StoreConflictError says that somebody else has decided.
    """

    def __init__(self, *, store: SubscriptionStore, publisher: Publisher) -> None:
        self._store = store
        self._publisher = publisher

    def press(self) -> Press:
        """Return a press for what is made from the record of this moment."""
        return self._publisher.press()

    async def propose(
        self, subscription: Subscription, record: SlotRecord, last: Mark | None, press: Press
    ) -> bool:
        """Put a slot's draft before its editors; with nothing new there is none.

        Returns False, with nothing done, while another draft of the digest is open: both would
        tell the same.
        """
        review = _require_review(subscription)
        if await self._store.get_open_draft(subscription.id):
            return False
        due_at = record.slot.due_at
        deadline_at = max(due_at, press.now + review.lead / _SHARE)
        late = (record.why,) if record.why and deadline_at > due_at else ()
        commission = Commission(
            subscription=subscription,
            occasion=str(record.slot.wall),
            due_at=deadline_at,
            opening=late,
        )
        ruling = await self._publisher.consider(commission, last, press)
        if ruling.kind is not IssueKind.EDITION or ruling.edition is None:
            await self._store.publish([await self._publisher.carry_out(commission, ruling, press)])
            return True
        nudge_at = deadline_at - review.lead / _SHARE
        draft = Draft(
            subscription=subscription.id,
            slot=record.slot,
            edition=ruling.edition.id,
            mark=ruling.mark,
            nudge_at=nudge_at,
            deadline_at=deadline_at,
            nudged=nudge_at <= press.now,
        )
        notice = await draft_notice(draft, ruling.edition, subscription, press)
        await self._store.put_draft(draft, ruling.edition, notice)
        return True

    async def approve(self, draft: Draft, subscription: Subscription, by: Person) -> Draft:
        """Have a draft posted when it is due, and return it as it is now.

        When its facts have moved since, there is a new draft instead, WAITING again; EXPIRED
        when that would have nothing to tell.
        """
        press = self._publisher.press()
        edition = await self._store.get_edition(draft.edition)
        if edition is None or has_moved(edition.outline, press.book, press.now):
            return await self.redraft(draft, subscription, press)
        approved = _next(draft, DraftState.APPROVED, by)
        await self._store.save_draft(approved, expected_version=draft.version)
        return approved

    async def annotate(self, draft: Draft, subscription: Subscription, *, note: str) -> Draft:
        """Put an editor's line above a draft, none for an empty one, and show it to all again.

        One that was approved is WAITING again: nobody has approved that line.
        """
        press, edition = self._publisher.press(), await self._store.get_edition(draft.edition)
        noted = replace(
            _next(draft, DraftState.WAITING),
            note=note,
            nudged=draft.nudged or draft.nudge_at <= press.now,
        )
        notice = (
            await draft_notice(noted, edition, subscription, press, again=NOTED) if edition else ()
        )
        await self._store.save_draft(noted, expected_version=draft.version, notice=notice)
        return noted

    async def skip(
        self, draft: Draft, subscription: Subscription, *, why: str, by: Person | None = None
    ) -> Draft:
        """Have nothing posted, because of `why`; what the draft told counts as not told."""
        press = self._publisher.press()
        marks = await self._store.last_marks([subscription.id])
        ruling = keep_silent(subscription, marks.get(subscription.id), why=why)
        commission = commission_of(draft, subscription)
        skipped = _next(draft, DraftState.SKIPPED, by)
        await self._store.save_draft(
            skipped,
            expected_version=draft.version,
            publication=to_publication(commission, ruling, now=press.now),
        )
        return skipped

    async def withdraw(self, draft: Draft, subscription: Subscription) -> None:
        """End a draft whose slot comes no more, and tell its editors."""
        press, marks = self._publisher.press(), await self._store.last_marks([subscription.id])
        ruling = keep_silent(subscription, marks.get(subscription.id), why=REPLANNED)
        said = say_replanned(draft, subscription)
        await self._store.save_draft(
            _next(draft, DraftState.SKIPPED),
            expected_version=draft.version,
            publication=to_publication(commission_of(draft, subscription), ruling, now=press.now),
            notice=await ended_notice(said, draft, subscription, press, title=_WITHDRAWN),
        )

    async def redraft(
        self, draft: Draft, subscription: Subscription, press: Press, *, again: str = REDRAFTED
    ) -> Draft:
        """Put a new draft in the old one's place, and tell the editors why; their note stays.

        It is due when the old one was, or as soon as editors have had their time for it. EXPIRED
        when there is nothing to tell any more.
        """
        lead = lead_of(subscription.review)
        deadline_at = max(draft.deadline_at, press.now + lead / _SHARE)
        renewed = replace(_next(draft, DraftState.WAITING), deadline_at=deadline_at)
        edition = await self._store.get_edition(draft.edition)
        late = late_lines(edition) or ((LATE,) if deadline_at > draft.deadline_at else ())
        commission = commission_of(renewed, subscription, opening=late)
        marks = await self._store.last_marks([subscription.id])
        ruling = await self._publisher.consider(commission, marks.get(subscription.id), press)
        if ruling.kind is not IssueKind.EDITION or ruling.edition is None:
            return await self._end(draft, subscription, ruling, press)
        nudge_at = deadline_at - lead / _SHARE
        renewed = replace(
            renewed,
            edition=ruling.edition.id,
            mark=ruling.mark,
            nudge_at=nudge_at,
            nudged=draft.nudged or nudge_at <= press.now,
        )
        notice = await draft_notice(renewed, ruling.edition, subscription, press, again=again)
        await self._store.save_draft(
            renewed, expected_version=draft.version, edition=ruling.edition, notice=notice
        )
        return renewed

    async def _end(
        self, draft: Draft, subscription: Subscription, ruling: Ruling, press: Press
    ) -> Draft:
        """End a draft that there is nothing left to tell of, and tell its editors."""
        ended, said = _next(draft, DraftState.EXPIRED), say_emptied(draft, subscription)
        commission = commission_of(draft, subscription)
        await self._store.save_draft(
            ended,
            expected_version=draft.version,
            publication=await self._publisher.carry_out(commission, ruling, press),
            notice=await ended_notice(said, draft, subscription, press, title=_ENDED),
        )
        return ended


def commission_of(
    draft: Draft, subscription: Subscription, *, opening: tuple[str, ...] = ()
) -> Commission:
    """Return what a draft stands for."""
    return Commission(
        subscription=subscription,
        occasion=str(draft.slot.wall),
        due_at=draft.deadline_at,
        opening=opening,
    )


def late_lines(edition: Edition | None) -> tuple[str, ...]:
    """Return what an edition says about being late."""
    opening = edition.outline.opening if edition else ()
    return tuple(line for line in opening if line.startswith(_LATE))


def has_moved(outline: Outline, book: Book, now: datetime) -> bool:
    """Tell whether a fact of an outline reads otherwise now, or may not be shown."""
    return any(
        (fact := shown(entry, book, now)) is None or fact.revision.number != entry.revision
        for chapter in outline.chapters
        for entry in chapter.entries
    )


def shown(entry: Entry, book: Book, now: datetime) -> Fact | None:
    """Return the fact of an entry as it may be shown now."""
    return book.get(entry.fact, Moment(now=now))


def _next(draft: Draft, state: DraftState, by: Person | None = None) -> Draft:
    return replace(draft, state=state, decided_by=by, version=draft.version + 1)


def _require_review(subscription: Subscription) -> Review:
    if subscription.review is None:
        raise ValueError("no editors see this digest first")
    return subscription.review
