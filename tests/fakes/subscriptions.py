"""Subscriptions in memory. The double passes the same tests as the real store."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.delivery.delivery import Delivery
from bot.delivery.store import DeliveryStore
from bot.digests.edition import BREAKING, Edition, EditionId, Issue, Mark, Publication
from bot.digests.plan import Plan
from bot.digests.record import SlotRecord, Timeliness
from bot.digests.review import Draft, DraftState
from bot.digests.rules import Rule
from bot.digests.slot import SlotKey, WallTime, slot_key
from bot.digests.standing import Standing
from bot.digests.subscription import SubscriptionId, twin_key
from bot.errors import StoreConflictError
from bot.facts.ids import StoryId
from bot.messages.request import Person, Place
from tests.fakes.outbox import MemoryDeliveryStore
from tests.fakes.stores import Outage


class MemorySubscriptionStore(Outage):
    """A SubscriptionStore; `deliveries` is the outbox that publications go to."""

    def __init__(self, deliveries: DeliveryStore | None = None) -> None:
        super().__init__()
        self.deliveries = deliveries or MemoryDeliveryStore()
        self._standings: dict[SubscriptionId, Standing] = {}
        self._records: dict[SlotKey, SlotRecord] = {}
        self._issues: dict[tuple[SubscriptionId, str], Issue] = {}
        """In the order in which they were issued."""
        self._editions: dict[EditionId, Edition] = {}
        self._drafts: dict[SlotKey, Draft] = {}
        self._votes: dict[tuple[SubscriptionId, str, Person], bool] = {}

    async def add(self, standing: Standing) -> None:
        self._require_reachable()
        if standing.subscription.id in self._standings:
            raise StoreConflictError("The id is taken.")
        self._put(standing)

    async def get(self, subscription: SubscriptionId) -> Standing | None:
        self._require_reachable()
        return self._standings.get(subscription)

    async def get_many(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, Standing]:
        self._require_reachable()
        return {id: self._standings[id] for id in subscriptions if id in self._standings}

    async def find(self, place: Place) -> tuple[Standing, ...]:
        self._require_reachable()
        here = [each for each in self._standings.values() if each.subscription.place == place]
        return tuple(
            sorted(here, key=lambda each: (each.subscription.made_at, each.subscription.id))
        )

    async def save(self, standing: Standing, *, expected_version: int) -> None:
        self._require_version(standing.subscription.id, expected_version)
        self._put(standing)

    async def remove(self, subscription: SubscriptionId, *, expected_version: int) -> None:
        self._require_version(subscription, expected_version)
        del self._standings[subscription]

    async def next_at(self) -> datetime | None:
        self._require_reachable()
        instants = [
            *(each.next_due_at for each in self._standings.values() if each.next_due_at),
            *(each.decided_at for each in self._open()),
            *(at for each in self._drafts.values() if (at := self._draft_at(each))),
        ]
        return min(instants, default=None)

    async def due(
        self, now: datetime, *, limit: int, after: Standing | None = None
    ) -> tuple[Standing, ...]:
        self._require_reachable()
        due = [
            (each.next_due_at, each.subscription.id, each)
            for each in self._standings.values()
            if each.next_due_at is not None and each.next_due_at <= now
        ]
        if after and after.next_due_at:
            past = (after.next_due_at, after.subscription.id)
            due = [row for row in due if row[:2] > past]
        return tuple(each for _, _, each in sorted(due, key=lambda row: row[:2])[:limit])

    async def list_active(
        self, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        self._require_reachable()
        active = [
            each
            for id, each in sorted(self._standings.items())
            if not each.subscription.pause and (after is None or id > after)
        ]
        return tuple(active[:limit])

    async def list_paused(
        self, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        self._require_reachable()
        paused = [
            each
            for id, each in sorted(self._standings.items())
            if each.subscription.pause and (after is None or id > after)
        ]
        return tuple(paused[:limit])

    async def record(self, plans: Sequence[Plan]) -> tuple[SlotRecord, ...]:
        self._require_reachable()
        new: list[SlotRecord] = []
        for plan in plans:
            id = plan.before.subscription.id
            if self._standings.get(id) != plan.before:
                continue
            self._standings[id] = replace(
                plan.before, progress=plan.after.progress, next_due_at=plan.after.next_due_at
            )
            fresh = [each for each in plan.records if each.key not in self._records]
            self._records.update((each.key, each) for each in fresh)
            new += fresh
        return tuple(new)

    async def list_records(
        self, subscription: SubscriptionId, *, limit: int
    ) -> tuple[SlotRecord, ...]:
        self._require_reachable()
        mine = [each for each in self._records.values() if each.subscription == subscription]
        mine.sort(key=lambda each: each.slot.wall, reverse=True)
        return tuple(mine[:limit])

    async def list_open(
        self, *, limit: int, after: SlotRecord | None = None
    ) -> tuple[SlotRecord, ...]:
        self._require_reachable()
        found = sorted(self._open(), key=_order)
        if after:
            found = [each for each in found if _order(each) > _order(after)]
        return tuple(found[:limit])

    async def publish(self, publications: Sequence[Publication]) -> tuple[Publication, ...]:
        self._require_reachable()
        written = []
        for each in publications:
            occasion = (each.issue.subscription, each.issue.occasion)
            if each.issue.subscription not in self._standings or occasion in self._issues:
                continue
            self._issues[occasion] = each.issue
            if each.edition:
                self._editions.setdefault(each.edition.id, each.edition)
            await self.deliveries.add(each.deliveries)
            written.append(each)
        return tuple(written)

    async def last_marks(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, Mark]:
        self._require_reachable()
        wanted = set(subscriptions)
        return {id: issue.mark for (id, _), issue in self._issues.items() if id in wanted}

    async def last_breaking(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, datetime]:
        self._require_reachable()
        found: dict[SubscriptionId, datetime] = {}
        for (id, occasion), issue in self._issues.items():
            if id in subscriptions and occasion.startswith(BREAKING):
                found[id] = max(issue.issued_at, found.get(id, issue.issued_at))
        return found

    async def list_issues(self, subscription: SubscriptionId, *, limit: int) -> tuple[Issue, ...]:
        self._require_reachable()
        mine = [issue for (id, _), issue in self._issues.items() if id == subscription]
        return tuple(mine[::-1][:limit])

    async def get_edition(self, edition: EditionId) -> Edition | None:
        self._require_reachable()
        return self._editions.get(edition)

    async def list_breaking(
        self, story: StoryId, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        active = await self.list_active(after=after, limit=len(self._standings))
        breaking = [
            each
            for each in active
            if each.subscription.story == story and each.subscription.rules.rule is Rule.BREAKING
        ]
        return tuple(breaking[:limit])

    async def list_reviewing(self, place: Place, *, limit: int) -> tuple[Draft, ...]:
        self._require_reachable()
        waiting = [
            each
            for each in self._drafts.values()
            if each.state is DraftState.WAITING
            and self._draft_at(each)
            and self._reviewed_in(each.subscription) == place
        ]
        return tuple(sorted(waiting, key=_deadline)[:limit])

    async def put_draft(self, draft: Draft, edition: Edition, notice: Sequence[Delivery]) -> bool:
        self._require_reachable()
        key = slot_key(draft.subscription, draft.slot.wall)
        had_issue = (draft.subscription, str(draft.slot.wall)) in self._issues
        if had_issue or key in self._drafts or draft.subscription not in self._standings:
            return False
        self._drafts[key] = draft
        self._editions.setdefault(edition.id, edition)
        await self.deliveries.add(notice)
        return True

    async def get_draft(self, subscription: SubscriptionId, slot: WallTime) -> Draft | None:
        self._require_reachable()
        return self._drafts.get(slot_key(subscription, slot))

    async def save_draft(
        self,
        draft: Draft,
        *,
        expected_version: int,
        edition: Edition | None = None,
        notice: Sequence[Delivery] = (),
        publication: Publication | None = None,
    ) -> None:
        self._require_reachable()
        key = slot_key(draft.subscription, draft.slot.wall)
        there = self._drafts.get(key)
        if there is None or there.version != expected_version:
            raise StoreConflictError("The draft has been decided or changed meanwhile.")
        self._drafts[key] = draft
        if edition:
            self._editions.setdefault(edition.id, edition)
        await self.deliveries.add(notice)
        if publication:
            await self.publish([publication])

    async def due_drafts(self, now: datetime, *, limit: int) -> tuple[Draft, ...]:
        self._require_reachable()
        due = [
            each
            for each in self._drafts.values()
            if (at := self._draft_at(each)) is not None and at <= now
        ]
        return tuple(sorted(due, key=_deadline)[:limit])

    async def vote(
        self, subscription: SubscriptionId, occasion: str, *, voter: Person, useful: bool
    ) -> None:
        self._require_reachable()
        self._votes[subscription, occasion, voter] = useful

    async def tally(self, subscription: SubscriptionId) -> tuple[int, int]:
        self._require_reachable()
        votes = [useful for (id, _, _), useful in self._votes.items() if id == subscription]
        return votes.count(True), votes.count(False)

    def _open(self) -> list[SlotRecord]:
        return [
            each
            for each in self._records.values()
            if each.timeliness is not Timeliness.MISSED
            and each.subscription in self._standings
            and (each.subscription, str(each.slot.wall)) not in self._issues
            and each.key not in self._drafts
        ]

    def _draft_at(self, draft: Draft) -> datetime | None:
        if (draft.subscription, str(draft.slot.wall)) in self._issues:
            return None
        match draft.state:
            case DraftState.WAITING if not draft.nudged:
                return min(draft.nudge_at, draft.deadline_at)
            case DraftState.WAITING | DraftState.APPROVED:
                return draft.deadline_at
            case _:
                return None

    def _reviewed_in(self, subscription: SubscriptionId) -> Place | None:
        standing = self._standings.get(subscription)
        review = standing.subscription.review if standing else None
        return review.place if review else None

    def _put(self, standing: Standing) -> None:
        key, id = twin_key(standing.subscription), standing.subscription.id
        if any(
            each != id and twin_key(other.subscription) == key
            for each, other in self._standings.items()
        ):
            raise StoreConflictError("There is such a subscription already.")
        self._standings[id] = standing

    def _require_version(self, subscription: SubscriptionId, expected: int) -> None:
        self._require_reachable()
        there = self._standings.get(subscription)
        if there is None or there.subscription.version != expected:
            raise StoreConflictError("The subscription is gone, or has been changed.")


def _order(record: SlotRecord) -> tuple[datetime, SubscriptionId, WallTime]:
    return record.decided_at, record.subscription, record.slot.wall


def _deadline(draft: Draft) -> tuple[datetime, SubscriptionId, WallTime]:
    return draft.deadline_at, draft.subscription, draft.slot.wall
