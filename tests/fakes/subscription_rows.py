"""What a MemorySubscriptionStore holds, and what can be read off it."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.digests.edition import Edition, EditionId, Issue, IssueKind
from bot.digests.record import SlotRecord, Timeliness
from bot.digests.review import Draft, DraftState
from bot.digests.slot import SlotKey, WallTime
from bot.digests.standing import Standing
from bot.digests.subscription import SubscriptionId, twin_key
from bot.errors import StoreConflictError
from bot.messages.request import Person, Place


@dataclass(kw_only=True, slots=True)
class Rows:
    """`issues` are in the order in which they were issued."""

    standings: dict[SubscriptionId, Standing] = field(default_factory=dict)
    records: dict[SlotKey, SlotRecord] = field(default_factory=dict)
    issues: dict[tuple[SubscriptionId, str], Issue] = field(default_factory=dict)
    editions: dict[EditionId, Edition] = field(default_factory=dict)
    drafts: dict[SlotKey, Draft] = field(default_factory=dict)
    votes: dict[tuple[SubscriptionId, str, Person], bool] = field(default_factory=dict)

    def put(self, standing: Standing) -> None:
        """Keep a subscription. Raises StoreConflictError beside one of the same kind."""
        key, id = twin_key(standing.subscription), standing.subscription.id
        if any(
            each != id and twin_key(other.subscription) == key
            for each, other in self.standings.items()
        ):
            raise StoreConflictError("There is such a subscription already.")
        self.standings[id] = standing

    def after(
        self, last: SubscriptionId | None, *, limit: int, paused: bool
    ) -> tuple[Standing, ...]:
        """Return the subscriptions that are paused, or are not, after one, by their ids."""
        found = [
            each
            for id, each in sorted(self.standings.items())
            if bool(each.subscription.pause) is paused and (last is None or id > last)
        ]
        return tuple(found[:limit])

    def open_records(self) -> list[SlotRecord]:
        """Return the slots that nothing has been made of yet, and still can be."""
        return [
            each
            for each in self.records.values()
            if each.timeliness is not Timeliness.MISSED
            and each.subscription in self.standings
            and (each.subscription, str(each.slot.wall)) not in self.issues
            and each.key not in self.drafts
        ]

    def tells(self, issue: Issue) -> bool:
        """Whether an issue tells something of its digest's story."""
        standing = self.standings.get(issue.subscription)
        story = standing.subscription.story if standing else None
        return issue.kind is IssueKind.EDITION and issue.story == story

    def next_step_at(self, draft: Draft) -> datetime | None:
        """Return when something is to be done about a draft; None for one that is decided."""
        if (draft.subscription, str(draft.slot.wall)) in self.issues:
            return None
        match draft.state:
            case DraftState.WAITING if not draft.nudged:
                return min(draft.nudge_at, draft.deadline_at)
            case DraftState.WAITING | DraftState.APPROVED:
                return draft.deadline_at
            case _:
                return None

    def open_in(self, place: Place) -> list[Draft]:
        """Return the drafts that somebody in a place may decide on."""
        return [
            each
            for each in self.drafts.values()
            if self.next_step_at(each) and self._reviewed_in(each.subscription) == place
        ]

    def _reviewed_in(self, subscription: SubscriptionId) -> Place | None:
        standing = self.standings.get(subscription)
        review = standing.subscription.review if standing else None
        return review.place if review else None


def order_of(record: SlotRecord) -> tuple[datetime, SubscriptionId, WallTime]:
    """Return the key by which open slots are sorted."""
    return record.decided_at, record.subscription, record.slot.wall


def deadline_of(draft: Draft) -> tuple[datetime, SubscriptionId, WallTime]:
    """Return the key by which drafts are sorted."""
    return draft.deadline_at, draft.subscription, draft.slot.wall
