"""How far a subscription's slots are decided, and which come next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.digests.schedule import Schedule
from bot.digests.slot import Slot, WallTime
from bot.digests.subscription import Review, Subscription, SubscriptionId
from bot.digests.timetable import FARTHEST, slots_after, slots_from
from bot.facts.fact import require_aware

_DAY = timedelta(days=1)
_ASTRAY = timedelta(days=1)
"""What was decided farther ahead than this was decided by a clock that was wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """Only slots due later than `since_at` and with a wall time later than `last` count.

    It was made, rescheduled or resumed at `since_at`. `last` is a wall time and no instant, so
    that neither a clock set back nor a new time-zone database brings a slot up again.
    """

    since_at: datetime
    last: WallTime | None = None

    def __post_init__(self) -> None:
        require_aware(self.since_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A subscription with its progress; `next_due_at` is None while it is paused.

    It is when the next slot has to be seen to: when it is due, or when its draft is.
    """

    subscription: Subscription
    progress: Progress
    next_due_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Scheduled:
    """What a tick has to know of an active subscription, which reads ten thousand at once."""

    id: SubscriptionId
    version: int
    schedule: Schedule
    zone: str
    lead: timedelta
    progress: Progress
    next_due_at: datetime | None


def scheduled_of(standing: Standing) -> Scheduled:
    """Return what a tick has to know."""
    subscription = standing.subscription
    return Scheduled(
        id=subscription.id,
        version=subscription.version,
        schedule=subscription.schedule,
        zone=subscription.zone,
        lead=lead_of(subscription.review),
        progress=standing.progress,
        next_due_at=standing.next_due_at,
    )


def lead_of(review: Review | None) -> timedelta:
    """Return how long before a slot is due its edition is made."""
    return review.lead if review else timedelta(0)


def stand(subscription: Subscription, progress: Progress) -> Standing:
    """Return a subscription with its next slot.

    Raises ZoneInfoNotFoundError when the time-zone database does not have its zone any more.
    """
    next_due_at = None
    if not subscription.pause:
        coming = undecided_slots(subscription, progress, since_at=progress.since_at)
        lead = lead_of(subscription.review)
        next_due_at = next((slot.due_at - lead for slot in coming), None)
    return Standing(subscription=subscription, progress=progress, next_due_at=next_due_at)


def start_at(subscription: Subscription, *, now: datetime) -> Standing:
    """Return how a new subscription stands: slots later than now count."""
    return stand(subscription, Progress(since_at=now))


def restart_at(
    standing: Standing, subscription: Subscription, *, now: datetime, ahead: Slot | None = None
) -> Standing:
    """Return how a rescheduled or resumed one stands: later slots, and none a second time.

    `ahead` was decided ahead of its time. Where it comes no more, earlier ones count after all.
    """
    progress = replace(standing.progress, since_at=now)
    if ahead and not still_comes(ahead, subscription):
        progress = Progress(since_at=now)
    return stand(subscription, progress)


def still_comes(slot: Slot, subscription: Subscription) -> bool:
    """Tell whether a subscription has a slot at that wall time and instant.

    Raises ZoneInfoNotFoundError as `stand` does.
    """
    zone = ZoneInfo(subscription.zone)
    following = slots_from(subscription.schedule, zone, first_on=slot.wall.on - FARTHEST)
    found = next((each for each in following if each.due_at >= slot.due_at), None)
    return found is not None and (found.wall, found.due_at) == (slot.wall, slot.due_at)


def undecided_slots(
    subscription: Subscription | Scheduled, progress: Progress, *, since_at: datetime
) -> Iterator[Slot]:
    """Yield the slots that count and are due later than `since_at`, without end."""
    zone = ZoneInfo(subscription.zone)
    # A day more, since the date in UTC may be one ahead of the local one.
    last, first_on = progress.last, since_at.date() - FARTHEST - _DAY
    if last is not None:
        first_on = max(first_on, last.on)
    slots = slots_from(subscription.schedule, zone, first_on=first_on, past=last)
    return (slot for slot in slots if slot.due_at > since_at)


def coming_slots(standing: Standing, *, now: datetime, n: int) -> tuple[Slot, ...]:
    """Return the first `n` slots due later than now of which something is still to come.

    None that was decided before a clock was set back; but one whose draft is due by now.
    Raises ZoneInfoNotFoundError as `stand` does.
    """
    subscription, lead = standing.subscription, lead_of(standing.subscription.review)
    progress = mend_progress(standing.progress, now=now)
    last, since_at = progress.last, max(now, progress.since_at)
    following = slots_after(subscription.schedule, ZoneInfo(subscription.zone), after=since_at)
    coming = (
        slot
        for slot in following
        if last is None or slot.wall > last or (lead and slot.due_at - lead <= now)
    )
    return tuple(islice(coming, n))


def mend_progress(progress: Progress, *, now: datetime) -> Progress:
    """Return progress that starts again now when it is ahead of any clock that is right.

    Otherwise a clock that was once years ahead would silence a subscription for years. Slots
    that were decided before are in the store, which takes none of them twice.
    """
    farthest = now + _ASTRAY
    # A local date may be one day ahead of the date in UTC.
    last_on = progress.last.on - _DAY if progress.last else None
    if progress.since_at > farthest or (last_on and last_on > farthest.date()):
        return Progress(since_at=now)
    return progress
