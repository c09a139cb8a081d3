"""What every SubscriptionStore does with drafts; its tests inherit this class too."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.delivery.store import DeliveryStore
from bot.digests.review import Draft, DraftState
from bot.digests.slot import Slot
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Review
from bot.errors import StoreConflictError
from bot.messages.request import Place
from tests.digests.builders import ADA, PLACE, a_subscription, a_wall, an_edition, utc
from tests.digests.issue_store_suite import MARK, SLOT, a_message, a_publication, an_issue
from tests.digests.plan_store_suite import plan
from tests.digests.store_suite import S1, S2, new

DESK = replace(PLACE, id="C-desk")
REVIEWED = a_subscription(review=Review(place=DESK))
DUE_AT = utc("2026-07-02T06:30")
DRAFT = Draft(
    subscription=S1,
    slot=Slot(wall=a_wall(SLOT), due_at=DUE_AT),
    edition=an_edition().id,
    mark=MARK,
    nudge_at=DUE_AT - timedelta(minutes=10),
    deadline_at=DUE_AT,
)
NOTICE = a_message(occasion=f"draft-{SLOT}")


class DraftStoreSuite:
    """Each test is given an empty store as `store`, over the same outbox as `deliveries`."""

    async def put(self, store: SubscriptionStore) -> None:
        await store.add(new(REVIEWED))
        assert await store.put_draft(DRAFT, an_edition(), [NOTICE])

    async def test_a_draft_comes_with_its_edition_and_message(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await self.put(store)
        assert await store.get_draft(S1, DRAFT.slot.wall) == DRAFT
        assert await store.get_edition(DRAFT.edition) == an_edition()
        assert await deliveries.find() == (NOTICE,)
        assert await store.get_draft(S2, DRAFT.slot.wall) is None

    async def test_a_slot_has_one_draft(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await self.put(store)
        another = replace(DRAFT, note="Another.")
        assert not await store.put_draft(another, an_edition(), [a_message(occasion="another")])
        assert await store.get_draft(S1, DRAFT.slot.wall) == DRAFT
        assert await deliveries.find() == (NOTICE,)

    async def test_a_digest_has_one_open_draft(self, store: SubscriptionStore) -> None:
        """Two would tell the same."""
        await self.put(store)
        wall = replace(DRAFT.slot.wall, at=time(18))
        second = replace(DRAFT, slot=replace(DRAFT.slot, wall=wall))
        assert not await store.put_draft(second, an_edition(), [])
        ended = replace(DRAFT, state=DraftState.EXPIRED, version=2)
        await store.save_draft(ended, expected_version=1)
        assert await store.put_draft(second, an_edition(), [])

    async def test_a_slot_with_an_issue_has_no_draft(self, store: SubscriptionStore) -> None:
        await store.add(new(REVIEWED))
        await store.publish([a_publication()])
        assert not await store.put_draft(DRAFT, an_edition(), [NOTICE])

    async def test_what_is_gone_has_no_draft(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        assert not await store.put_draft(DRAFT, an_edition(), [NOTICE])
        assert await deliveries.find() == ()

    async def test_a_record_with_a_draft_is_not_open(self, store: SubscriptionStore) -> None:
        await store.add(new(REVIEWED))
        await store.record([plan(new(REVIEWED), "2026-07-02T06:00")])
        await store.put_draft(DRAFT, an_edition(), [NOTICE])
        assert await store.list_open(limit=9) == ()

    async def test_of_two_editors_the_second_changes_nothing(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await self.put(store)
        approved = replace(DRAFT, state=DraftState.APPROVED, decided_by=ADA, version=2)
        await store.save_draft(approved, expected_version=1)
        skipped = replace(DRAFT, state=DraftState.SKIPPED, version=2)
        with pytest.raises(StoreConflictError):
            await store.save_draft(
                skipped, expected_version=1, publication=a_publication(), notice=[a_message("x")]
            )
        assert await store.get_draft(S1, DRAFT.slot.wall) == approved
        assert await store.list_issues(S1, limit=9) == ()
        assert await deliveries.find() == (NOTICE,)

    async def test_a_decision_comes_with_what_follows_from_it(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await self.put(store)
        other = an_edition("Another")
        told = a_message(occasion="told")
        await store.save_draft(
            replace(DRAFT, state=DraftState.EXPIRED, nudged=True, note="Late.", version=2),
            expected_version=1,
            edition=other,
            notice=[told],
            publication=a_publication(),
        )
        assert await store.get_edition(other.id) == other
        assert await store.list_issues(S1, limit=9) == (an_issue(),)
        assert set(await deliveries.find()) == {NOTICE, told, a_message()}

    async def test_a_decision_whose_edition_holds_no_more_is_refused_whole(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await self.put(store)
        approved = replace(DRAFT, state=DraftState.APPROVED, version=2)
        stale = replace(a_publication(), follows=DRAFT.mark)
        with pytest.raises(StoreConflictError):
            await store.save_draft(approved, expected_version=1, publication=stale)
        assert await store.get_draft(S1, DRAFT.slot.wall) == DRAFT
        assert await store.list_issues(S1, limit=9) == ()
        assert await deliveries.find() == (NOTICE,)

    async def test_a_draft_is_due_at_its_nudge_and_at_its_deadline(
        self, store: SubscriptionStore
    ) -> None:
        await self.put(store)
        soon = DRAFT.nudge_at - timedelta(seconds=1)
        assert await store.due_drafts(soon, limit=9) == ()
        assert await store.due_drafts(DRAFT.nudge_at, limit=9) == (DRAFT,)
        nudged = replace(DRAFT, nudged=True, version=2)
        await store.save_draft(nudged, expected_version=1)
        assert await store.due_drafts(DRAFT.nudge_at, limit=9) == ()
        assert await store.due_drafts(DUE_AT, limit=9) == (nudged,)

    async def test_an_approved_draft_is_due_until_it_is_published(
        self, store: SubscriptionStore
    ) -> None:
        await self.put(store)
        approved = replace(DRAFT, state=DraftState.APPROVED, version=2)
        await store.save_draft(approved, expected_version=1)
        assert await store.due_drafts(DRAFT.nudge_at, limit=9) == ()
        assert await store.due_drafts(DUE_AT, limit=9) == (approved,)
        assert await store.get_open_draft(S1) == approved
        assert await store.get_open_draft(S2) is None
        published = replace(approved, version=3)
        await store.save_draft(published, expected_version=2, publication=a_publication())
        assert await store.due_drafts(DUE_AT, limit=9) == ()
        assert await store.get_open_draft(S1) is None

    @pytest.mark.parametrize("state", [DraftState.SKIPPED, DraftState.EXPIRED])
    async def test_a_draft_that_ended_is_not_due(
        self, store: SubscriptionStore, state: DraftState
    ) -> None:
        await self.put(store)
        await store.save_draft(replace(DRAFT, state=state, version=2), expected_version=1)
        assert await store.due_drafts(DUE_AT, limit=9) == ()

    async def test_the_next_thing_to_do_may_be_a_draft(self, store: SubscriptionStore) -> None:
        await store.add(new(REVIEWED))
        early = replace(DRAFT, nudge_at=DUE_AT - timedelta(days=1))
        await store.put_draft(early, an_edition(), [])
        assert await store.next_at() == early.nudge_at

    async def test_editors_may_decide_what_is_open_in_their_place(
        self, store: SubscriptionStore
    ) -> None:
        await self.put(store)
        elsewhere: Place = replace(DESK, thread="1.1")
        assert await store.list_reviewing(DESK, limit=9) == (DRAFT,)
        assert await store.list_reviewing(elsewhere, limit=9) == ()
        approved = replace(DRAFT, state=DraftState.APPROVED, version=2)
        await store.save_draft(approved, expected_version=1)
        assert await store.list_reviewing(DESK, limit=9) == (approved,)
        ended = replace(DRAFT, state=DraftState.SKIPPED, version=3)
        await store.save_draft(ended, expected_version=2)
        assert await store.list_reviewing(DESK, limit=9) == ()
