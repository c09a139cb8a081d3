"""Which slots have come due, found once for all subscriptions that are scheduled alike."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from bot.digests.schedule import Schedule
from bot.digests.slot import Slot, WallTime
from bot.digests.standing import Progress, undecided_slots
from bot.digests.subscription import Subscription
from bot.digests.timetable import slots_from

_Key = tuple[Schedule, str, WallTime | datetime]


class Upcoming:
    """Remembers slots for as long as it lives: one is made for each tick, and dropped after it."""

    def __init__(self) -> None:
        self._known: dict[_Key, tuple[Slot, ...]] = {}

    def split(
        self, subscription: Subscription, progress: Progress, *, since_at: datetime, now: datetime
    ) -> tuple[list[Slot], datetime | None]:
        """Return the undecided slots due after `since_at` and by now, and when the next is."""
        key = (subscription.schedule, subscription.zone, progress.last or since_at)
        two = self._known.get(key)
        if two is None:
            two = self._known[key] = tuple(islice(_following(subscription, progress, since_at), 2))
        if len(two) == 2 and two[0].due_at > since_at and two[1].due_at > now:
            return _split(two, now)  # as nearly always: nobody was away for long
        return _split(undecided_slots(subscription, progress, since_at=since_at), now)


def _following(
    subscription: Subscription, progress: Progress, since_at: datetime
) -> Iterator[Slot]:
    """Yield slots that depend on nothing but the key: all past `last`, if there is one."""
    last = progress.last
    if last is None:
        return undecided_slots(subscription, progress, since_at=since_at)
    zone = ZoneInfo(subscription.zone)
    return slots_from(subscription.schedule, zone, first_on=last.on, past=last)


def _split(slots: Iterable[Slot], now: datetime) -> tuple[list[Slot], datetime | None]:
    due: list[Slot] = []
    for slot in slots:
        if slot.due_at > now:
            return due, slot.due_at
        due.append(slot)
    return due, None
