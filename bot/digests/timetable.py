"""The slots of a schedule in a zone.

An instant is made of a local date and a wall time, never by adding hours to an instant: that
gives each local date one strictly later instant in every zone.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from bot.digests.schedule import Schedule
from bot.digests.slot import Slot, WallTime

_DAY = timedelta(days=1)
FARTHEST = timedelta(days=2)
"""How far a slot may come after its own date: quiet hours and a skipped date, a day each."""
_LAST_ON = date(9999, 12, 20)


def next_slots(schedule: Schedule, zone: ZoneInfo, *, after: datetime, n: int) -> tuple[Slot, ...]:
    """Return the first `n` slots due later than `after`, in order."""
    return tuple(islice(slots_after(schedule, zone, after=after), n))


def slots_between(
    schedule: Schedule, zone: ZoneInfo, *, after: datetime, until: datetime
) -> tuple[Slot, ...]:
    """Return the slots due later than `after` and no later than `until`, in order."""
    coming = slots_after(schedule, zone, after=after)
    return tuple(takewhile(lambda slot: slot.due_at <= until, coming))


def slots_after(schedule: Schedule, zone: ZoneInfo, *, after: datetime) -> Iterator[Slot]:
    """Yield the slots due later than `after`, without end."""
    first_on = after.astimezone(zone).date() - FARTHEST
    return (slot for slot in slots_from(schedule, zone, first_on=first_on) if slot.due_at > after)


def slots_from(
    schedule: Schedule, zone: ZoneInfo, *, first_on: date, past: WallTime | None = None
) -> Iterator[Slot]:
    """Yield the slots of a local date and of those after it, without end, later than `past`.

    Both `wall` and `due_at` strictly rise. Where a slot that was moved on meets the next one, or
    is overtaken by it, the next one stands for both.
    """
    waiting: list[Slot] = []
    for wall in _walls(schedule, first_on):
        if past and wall <= past:
            continue
        while waiting and waiting[0].due_at.astimezone(zone).date() <= wall.on - FARTHEST:
            yield waiting.pop(0)
        placed = _place(schedule, zone, wall)
        if placed is None:
            continue
        slot, moved = placed
        if not (moved or waiting):
            yield slot
            continue
        while waiting and waiting[-1].due_at >= slot.due_at:
            waiting.pop()
        waiting.append(slot)
        if not moved:  # nothing later can come before a slot that stands where it should
            yield from waiting
            waiting.clear()


def open_from(schedule: Schedule, zone: ZoneInfo, at: datetime) -> datetime:
    """Return the first instant, `at` or later, outside quiet hours and skipped dates, in UTC."""
    instant = at.astimezone(UTC)
    while True:
        local = instant.astimezone(zone)
        if skip := schedule.skipped(local.date()):
            instant = _first_after(instant, zone, skip.last_on + _DAY, time())
        elif schedule.quiet and schedule.quiet.cover(local.time()):
            instant = _quiet_end(instant, local, zone, schedule.quiet.end)
        else:
            return instant


def _walls(schedule: Schedule, first_on: date) -> Iterator[WallTime]:
    times, days, skips = schedule.hours.wall_times(), schedule.days, bool(schedule.skips)
    on = first_on
    while on <= _LAST_ON:
        if days.has(on) and not (skips and schedule.skipped(on)):
            for at in times:
                yield WallTime(on=on, at=at)
        on += _DAY


def _place(schedule: Schedule, zone: ZoneInfo, wall: WallTime) -> tuple[Slot, bool] | None:
    """Return the slot, and whether it was moved; None when it would wait into a skipped date."""
    due_at = datetime.combine(wall.on, wall.at, tzinfo=zone).astimezone(UTC)
    local = due_at.astimezone(zone)
    moved = (local.minute, local.hour, local.day) != (wall.at.minute, wall.at.hour, wall.on.day)
    held = False
    while schedule.quiet and schedule.quiet.cover(local.time()):
        due_at = _quiet_end(due_at, local, zone, schedule.quiet.end)
        local = due_at.astimezone(zone)
        held = True
    if (held or moved) and schedule.skipped(local.date()):
        return None
    return Slot(wall=wall, due_at=due_at, held=held), moved or held


def _quiet_end(instant: datetime, local: datetime, zone: ZoneInfo, end: time) -> datetime:
    on = local.date() if local.time() < end else local.date() + _DAY
    return _first_after(instant, zone, on, end)


def _first_after(instant: datetime, zone: ZoneInfo, on: date, at: time) -> datetime:
    """Return when a wall time comes after an instant: its second time when clocks went back."""
    first = datetime.combine(on, at, tzinfo=zone)
    found = first.astimezone(UTC)
    return found if found > instant else first.replace(fold=1).astimezone(UTC)
