"""The port behind which subscriptions are kept, with what was decided about their slots."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.delivery.delivery import Delivery
from bot.digests.edition import Edition, EditionId, Issue, Mark, Publication
from bot.digests.plan import Plan
from bot.digests.record import SlotRecord
from bot.digests.review import Draft
from bot.digests.slot import WallTime
from bot.digests.standing import Scheduled, Standing
from bot.digests.subscription import SubscriptionId
from bot.facts.ids import FactId, StoryId
from bot.messages.request import Person, Place


class SubscriptionStore(Protocol):
    """Every method raises StoreError when the store cannot be reached.

    What a method writes, it writes all of or nothing. Standings come back as they were written.
    """

    async def add(self, standing: Standing) -> None:
        """Keep a new subscription.

        Raises StoreConflictError when its id is taken, or its `twin_key`.
        """
        ...

    async def get(self, subscription: SubscriptionId) -> Standing | None:
        """Return a subscription, None when there is none of that id."""
        ...

    async def get_many(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, Standing]:
        """Return those of the ids that there are."""
        ...

    async def find(self, place: Place) -> tuple[Standing, ...]:
        """Return the subscriptions of a place and of no other thread in it, oldest first."""
        ...

    async def save(self, standing: Standing, *, expected_version: int) -> None:
        """Replace a subscription. Its own version is the expected one plus one.

        Raises StoreConflictError when it is gone or at another version, or when another one
        has its `twin_key`.
        """
        ...

    async def remove(self, subscription: SubscriptionId, *, expected_version: int) -> None:
        """Forget a subscription; its slot records stay.

        Raises StoreConflictError when it is gone or at another version.
        """
        ...

    async def next_at(self) -> datetime | None:
        """Return when there is next something for a tick to do; it may be long past.

        The earliest of: a slot that falls due, a record that is open, a draft's nudge or
        deadline. None when there is nothing at all.
        """
        ...

    async def due(
        self, now: datetime, *, limit: int, after: Scheduled | None = None
    ) -> tuple[Scheduled, ...]:
        """Return those whose next slot is due by now, the longest overdue first, then by id.

        `after` is the last one of the page before, as it stood then.
        """
        ...

    async def list_active(
        self, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Scheduled, ...]:
        """Return those that are not paused, in order of id, from the one after `after`."""
        ...

    async def list_paused(
        self, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        """Return those that are paused, as `list_active` does."""
        ...

    async def record(self, plans: Sequence[Plan]) -> None:
        """Write plans: their slot records, and how their subscriptions stand now.

        A plan whose subscription is gone, or does not stand as it did `before`, is passed over.
        Of a slot that has a record, the first record holds.
        """
        ...

    async def list_records(
        self, subscription: SubscriptionId, *, limit: int
    ) -> tuple[SlotRecord, ...]:
        """Return a subscription's slot records, the latest wall time first."""
        ...

    async def list_open(
        self, *, limit: int, after: SlotRecord | None = None
    ) -> tuple[SlotRecord, ...]:
        """Return the records, missed ones aside, that have no issue and no draft yet.

        Oldest decision first, from the one after `after`; none of a subscription that is gone.
        A crash between `record` and `publish` leaves them so.
        """
        ...

    async def publish(self, publications: Sequence[Publication]) -> tuple[Publication, ...]:
        """Write issues, editions and deliveries in one commit; return what was written.

        An issue of an occasion that has one already is passed over, deliveries and all; so is
        one that was made from what holds no more (see `Publication`): of two that would tell the
        same, one is written. An edition that is known stays as it is.
        """
        ...

    async def last_marks(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, Mark]:
        """Return the mark of each one's latest edition of its story; one without is left out.

        Only what is posted tells anything, so an issue of another kind does not count, nor does
        one whose first message was skipped or is dead.
        """
        ...

    async def told_since(
        self, subscription: SubscriptionId, since_at: datetime
    ) -> frozenset[FactId]:
        """Return the facts of its editions that were issued since then and reached their place."""
        ...

    async def last_breaking(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, datetime]:
        """Return when each one's latest breaking post was issued; one without is left out."""
        ...

    async def list_issues(self, subscription: SubscriptionId, *, limit: int) -> tuple[Issue, ...]:
        """Return a subscription's issues, latest first."""
        ...

    async def get_edition(self, edition: EditionId) -> Edition | None:
        """Return an edition, None when there is none of that id."""
        ...

    async def list_breaking(
        self, story: StoryId, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        """Return a story's active subscriptions with the breaking rule, as `list_active` does."""
        ...

    async def list_reviewing(self, place: Place, *, limit: int) -> tuple[Draft, ...]:
        """Return the drafts of editors in a place, nearest deadline first.

        They wait, or are approved and not yet published: so long editors may decide otherwise.
        """
        ...

    async def put_draft(self, draft: Draft, edition: Edition, notice: Sequence[Delivery]) -> bool:
        """Keep a new draft with its edition, and put its message in the outbox, in one commit.

        Returns False, with nothing written, when its slot has a draft or an issue already, or
        another draft of the subscription is open.
        """
        ...

    async def get_draft(self, subscription: SubscriptionId, slot: WallTime) -> Draft | None:
        """Return a slot's draft, None when there is none."""
        ...

    async def get_open_draft(self, subscription: SubscriptionId) -> Draft | None:
        """Return the draft that waits, or is approved and not yet published, if there is one."""
        ...

    async def save_draft(
        self,
        draft: Draft,
        *,
        expected_version: int,
        edition: Edition | None = None,
        notice: Sequence[Delivery] = (),
        publication: Publication | None = None,
    ) -> None:
        """Replace a draft, with the messages and the publication that follow, in one commit.

        Raises StoreConflictError, with nothing written, when it is at another version.
        """
        ...

    async def due_drafts(self, now: datetime, *, limit: int) -> tuple[Draft, ...]:
        """Return drafts whose nudge or deadline has come, nearest deadline first.

        They wait for an editor, or are approved and not yet published.
        """
        ...

    async def vote(
        self, subscription: SubscriptionId, occasion: str, *, voter: Person, useful: bool
    ) -> None:
        """Keep what a person thinks of an edition; a second vote replaces the first."""
        ...

    async def tally(self, subscription: SubscriptionId) -> tuple[int, int]:
        """Return how many votes found its editions useful, and how many did not."""
        ...
