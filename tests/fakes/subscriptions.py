"""Subscriptions in memory. The double passes the same tests as the real store."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.delivery.delivery import Delivery, DeliveryKey, State
from bot.delivery.store import DeliveryStore
from bot.digests.edition import (
    BREAKING,
    Edition,
    EditionId,
    Issue,
    IssueKind,
    Mark,
    Publication,
)
from bot.digests.plan import Plan
from bot.digests.record import SlotRecord
from bot.digests.review import Draft
from bot.digests.rules import Rule
from bot.digests.slot import WallTime, slot_key
from bot.digests.standing import Scheduled, Standing, scheduled_of
from bot.digests.subscription import SubscriptionId
from bot.errors import StoreConflictError
from bot.facts.ids import FactId, StoryId
from bot.messages.request import Person, Place
from tests.fakes.outbox import MemoryDeliveryStore
from tests.fakes.stores import Outage
from tests.fakes.subscription_rows import Rows, deadline_of, order_of


class MemorySubscriptionStore(Outage):
    """A SubscriptionStore; `deliveries` is the outbox that publications go to."""

    def __init__(self, deliveries: DeliveryStore | None = None) -> None:
        super().__init__()
        self.deliveries = deliveries or MemoryDeliveryStore()
        self._rows = Rows()

    async def add(self, standing: Standing) -> None:
        self._require_reachable()
        if standing.subscription.id in self._rows.standings:
            raise StoreConflictError("The id is taken.")
        self._rows.put(standing)

    async def get(self, subscription: SubscriptionId) -> Standing | None:
        self._require_reachable()
        return self._rows.standings.get(subscription)

    async def get_many(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, Standing]:
        self._require_reachable()
        return {id: self._rows.standings[id] for id in subscriptions if id in self._rows.standings}

    async def find(self, place: Place) -> tuple[Standing, ...]:
        self._require_reachable()
        here = [each for each in self._rows.standings.values() if each.subscription.place == place]
        return tuple(
            sorted(here, key=lambda each: (each.subscription.made_at, each.subscription.id))
        )

    async def save(self, standing: Standing, *, expected_version: int) -> None:
        self._require_version(standing.subscription.id, expected_version)
        self._rows.put(standing)

    async def remove(self, subscription: SubscriptionId, *, expected_version: int) -> None:
        self._require_version(subscription, expected_version)
        del self._rows.standings[subscription]

    async def next_at(self) -> datetime | None:
        self._require_reachable()
        instants = [
            *(each.next_due_at for each in self._rows.standings.values() if each.next_due_at),
            *(each.decided_at for each in self._rows.open_records()),
            *(at for each in self._rows.drafts.values() if (at := self._rows.next_step_at(each))),
        ]
        return min(instants, default=None)

    async def due(
        self, now: datetime, *, limit: int, after: Scheduled | None = None
    ) -> tuple[Scheduled, ...]:
        self._require_reachable()
        due = [
            (each.next_due_at, each.subscription.id, scheduled_of(each))
            for each in self._rows.standings.values()
            if each.next_due_at is not None and each.next_due_at <= now
        ]
        if after and after.next_due_at:
            past = (after.next_due_at, after.id)
            due = [row for row in due if row[:2] > past]
        return tuple(each for _, _, each in sorted(due, key=lambda row: row[:2])[:limit])

    async def list_active(
        self, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Scheduled, ...]:
        self._require_reachable()
        return tuple(map(scheduled_of, self._rows.after(after, limit=limit, paused=False)))

    async def list_paused(
        self, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        self._require_reachable()
        return self._rows.after(after, limit=limit, paused=True)

    async def record(self, plans: Sequence[Plan]) -> None:
        self._require_reachable()
        for plan in plans:
            id = plan.before.id
            standing = self._rows.standings.get(id)
            if standing is None or scheduled_of(standing) != plan.before:
                continue
            self._rows.standings[id] = plan.carry_out(standing)
            for each in plan.records:
                self._rows.records.setdefault(each.key, each)

    async def list_records(
        self, subscription: SubscriptionId, *, limit: int
    ) -> tuple[SlotRecord, ...]:
        self._require_reachable()
        mine = [each for each in self._rows.records.values() if each.subscription == subscription]
        mine.sort(key=lambda each: each.slot.wall, reverse=True)
        return tuple(mine[:limit])

    async def list_open(
        self, *, limit: int, after: SlotRecord | None = None
    ) -> tuple[SlotRecord, ...]:
        self._require_reachable()
        found = sorted(self._rows.open_records(), key=order_of)
        if after:
            found = [each for each in found if order_of(each) > order_of(after)]
        return tuple(found[:limit])

    async def publish(self, publications: Sequence[Publication]) -> tuple[Publication, ...]:
        self._require_reachable()
        written = []
        for each in publications:
            occasion = (each.issue.subscription, each.issue.occasion)
            if occasion in self._rows.issues or not await self._holds(each):
                continue
            self._rows.issues[occasion] = each.issue
            if each.edition:
                self._rows.editions.setdefault(each.edition.id, each.edition)
            await self.deliveries.add(each.deliveries)
            written.append(each)
        return tuple(written)

    async def last_marks(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, Mark]:
        self._require_reachable()
        wanted, marks = set(subscriptions), dict[SubscriptionId, Mark]()
        for (id, occasion), issue in self._rows.issues.items():
            if id in wanted and self._rows.tells(issue) and not await self._lost(id, occasion):
                marks[id] = issue.mark
        return marks

    async def told_since(
        self, subscription: SubscriptionId, since_at: datetime
    ) -> frozenset[FactId]:
        self._require_reachable()
        told = set[FactId]()
        for (id, occasion), issue in self._rows.issues.items():
            if id != subscription or issue.issued_at < since_at or issue.edition is None:
                continue
            if issue.kind is IssueKind.EDITION and not await self._lost(id, occasion):
                told |= self._rows.editions[issue.edition].facts
        return frozenset(told)

    async def last_breaking(
        self, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, datetime]:
        self._require_reachable()
        found: dict[SubscriptionId, datetime] = {}
        for (id, occasion), issue in self._rows.issues.items():
            if id in subscriptions and occasion.startswith(BREAKING):
                found[id] = max(issue.issued_at, found.get(id, issue.issued_at))
        return found

    async def list_issues(self, subscription: SubscriptionId, *, limit: int) -> tuple[Issue, ...]:
        self._require_reachable()
        mine = [issue for (id, _), issue in self._rows.issues.items() if id == subscription]
        return tuple(mine[::-1][:limit])

    async def get_edition(self, edition: EditionId) -> Edition | None:
        self._require_reachable()
        return self._rows.editions.get(edition)

    async def list_breaking(
        self, story: StoryId, *, after: SubscriptionId | None, limit: int
    ) -> tuple[Standing, ...]:
        self._require_reachable()
        active = self._rows.after(after, limit=len(self._rows.standings), paused=False)
        breaking = [
            each
            for each in active
            if each.subscription.story == story and each.subscription.rules.rule is Rule.BREAKING
        ]
        return tuple(breaking[:limit])

    async def list_reviewing(self, place: Place, *, limit: int) -> tuple[Draft, ...]:
        self._require_reachable()
        there = self._rows.open_in(place)
        return tuple(sorted(there, key=deadline_of)[:limit])

    async def put_draft(self, draft: Draft, edition: Edition, notice: Sequence[Delivery]) -> bool:
        self._require_reachable()
        key = slot_key(draft.subscription, draft.slot.wall)
        had_issue = (draft.subscription, str(draft.slot.wall)) in self._rows.issues
        if had_issue or key in self._rows.drafts or draft.subscription not in self._rows.standings:
            return False
        if await self.get_open_draft(draft.subscription):
            return False
        self._rows.drafts[key] = draft
        self._rows.editions.setdefault(edition.id, edition)
        await self.deliveries.add(notice)
        return True

    async def get_draft(self, subscription: SubscriptionId, slot: WallTime) -> Draft | None:
        self._require_reachable()
        return self._rows.drafts.get(slot_key(subscription, slot))

    async def get_open_draft(self, subscription: SubscriptionId) -> Draft | None:
        self._require_reachable()
        mine = [each for each in self._rows.drafts.values() if each.subscription == subscription]
        return next((each for each in mine if self._rows.next_step_at(each)), None)

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
        there = self._rows.drafts.get(key)
        if there is None or there.version != expected_version:
            raise StoreConflictError("The draft has been decided or changed meanwhile.")
        had_issue = (draft.subscription, str(draft.slot.wall)) in self._rows.issues
        if publication and not had_issue and not await self._holds(publication):
            raise StoreConflictError("The digest has been changed meanwhile.")
        self._rows.drafts[key] = draft
        if edition:
            self._rows.editions.setdefault(edition.id, edition)
        await self.deliveries.add(notice)
        if publication:
            await self.publish([publication])

    async def due_drafts(self, now: datetime, *, limit: int) -> tuple[Draft, ...]:
        self._require_reachable()
        due = [
            each
            for each in self._rows.drafts.values()
            if (at := self._rows.next_step_at(each)) is not None and at <= now
        ]
        return tuple(sorted(due, key=deadline_of)[:limit])

    async def vote(
        self, subscription: SubscriptionId, occasion: str, *, voter: Person, useful: bool
    ) -> None:
        self._require_reachable()
        self._rows.votes[subscription, occasion, voter] = useful

    async def tally(self, subscription: SubscriptionId) -> tuple[int, int]:
        self._require_reachable()
        votes = [useful for (id, _, _), useful in self._rows.votes.items() if id == subscription]
        return votes.count(True), votes.count(False)

    async def _holds(self, publication: Publication) -> bool:
        """Whether the subscription and its latest mark are what they were."""
        id = publication.issue.subscription
        there = self._rows.standings.get(id)
        return (
            there is not None
            and there.subscription.version == publication.version
            and publication.follows == (await self.last_marks([id])).get(id)
        )

    async def _lost(self, subscription: str, occasion: str) -> bool:
        """Whether an issue never reached its place."""
        first = await self.deliveries.get(DeliveryKey(subscription=subscription, slot=occasion))
        return first is not None and first.state in {State.SKIPPED, State.DEAD}

    def _require_version(self, subscription: SubscriptionId, expected: int) -> None:
        self._require_reachable()
        there = self._rows.standings.get(subscription)
        if there is None or there.subscription.version != expected:
            raise StoreConflictError("The subscription is gone, or has been changed.")
