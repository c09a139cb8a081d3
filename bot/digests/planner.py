"""Plans the slots that have come due, whatever happened to the clock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.digests.decide import Look, decide
from bot.digests.plan import CatchUp, Course, Decision, Plan
from bot.digests.schedule import Schedule
from bot.digests.slot import Slot, WallTime
from bot.digests.standing import Progress, Scheduled, mend_progress, undecided_slots
from bot.digests.timetable import FARTHEST, slots_from

_LISTED = timedelta(days=31)
"""Slots missed longer ago are not recorded one by one: a long sleep would fill the ledger."""
_Key = tuple[Schedule, str, timedelta, WallTime | datetime]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shared:
    """A course, for all whose slots count from before `first_at`."""

    first_at: datetime
    course: Course


class Planner:
    """Makes the plans of one moment; what is alike in them is decided once, and remembered."""

    def __init__(self, *, now: datetime, catch_up: CatchUp) -> None:
        self._now = now
        self._catch_up = catch_up
        self._shared: dict[_Key, _Shared | None] = {}

    def plan(self, scheduled: Scheduled) -> Plan:
        """Decide the slots due by now and find the next one.

        Raises ZoneInfoNotFoundError when the time-zone database does not have its zone any more.
        """
        return Plan(before=scheduled, course=self._find_course(scheduled), decided_at=self._now)

    def _find_course(self, scheduled: Scheduled) -> Course:
        progress, since_at = scheduled.progress, scheduled.progress.since_at
        key = (scheduled.schedule, scheduled.zone, scheduled.lead, progress.last or since_at)
        try:
            shared = self._shared[key]
        except KeyError:
            shared = self._shared[key] = self._share(scheduled)
        if shared and since_at < shared.first_at and since_at <= self._now:
            return shared.course
        return self._course(scheduled)

    def _share(self, scheduled: Scheduled) -> _Shared | None:
        """Return the course that depends on nothing but the key, if there is one.

        As nearly always: nobody was away for long, so that at most one slot is due.
        """
        progress, look = scheduled.progress, self._look(scheduled)
        oldest = self._now - _LISTED
        if mend_progress(progress, now=self._now) is not progress:
            return None
        if progress.last is None and progress.since_at < oldest:
            return None
        two = tuple(islice(_following(scheduled), 2))
        if len(two) < 2 or two[0].due_at <= oldest or two[1].due_at <= look.until:
            return None
        due, following = _split(two, look.until)
        course = _lead_on(progress.last, due, following, look)
        return _Shared(first_at=two[0].due_at - look.lead, course=course)

    def _course(self, scheduled: Scheduled) -> Course:
        found = scheduled.progress
        progress = mend_progress(found, now=self._now)
        look = replace(self._look(scheduled), since_at=progress.since_at)
        since_at = max(progress.since_at, self._now - _LISTED)
        slots = undecided_slots(scheduled, progress, since_at=since_at)
        due, following = _split(slots, look.until)
        course = _lead_on(progress.last, due, following, look)
        if due and _leaves_out(scheduled, progress, since_at, due[0]):
            first, *others = course.decisions
            course = replace(course, decisions=(_with_unlisted(first), *others))
        return course if progress is found else replace(course, since_at=progress.since_at)

    def _look(self, scheduled: Scheduled) -> Look:
        return Look(now=self._now, lead=scheduled.lead, catch_up=self._catch_up)


def _following(scheduled: Scheduled) -> Iterator[Slot]:
    """Yield the slots past `last`, or where there is none, those due later than `since_at`."""
    progress, last = scheduled.progress, scheduled.progress.last
    if last is None:
        return undecided_slots(scheduled, progress, since_at=progress.since_at)
    zone = ZoneInfo(scheduled.zone)
    return slots_from(scheduled.schedule, zone, first_on=last.on, past=last)


def _split(slots: Iterable[Slot], until: datetime) -> tuple[list[Slot], Slot | None]:
    """Return the slots that are due, and the first that is not."""
    due: list[Slot] = []
    for slot in slots:
        if slot.due_at > until:
            return due, slot
        due.append(slot)
    return due, None


def _lead_on(last: WallTime | None, due: list[Slot], following: Slot | None, look: Look) -> Course:
    return Course(
        last=due[-1].wall if due else last,
        next_due_at=following.due_at - look.lead if following else None,
        decisions=tuple(decide(due, look)),
    )


def _leaves_out(
    scheduled: Scheduled, progress: Progress, listed_from: datetime, oldest: Slot
) -> bool:
    """Tell whether there are slots before the oldest of those that are listed."""
    if listed_from == progress.since_at:
        return False
    if progress.last and progress.last.on > listed_from.date() + FARTHEST:
        return False
    first = next(undecided_slots(scheduled, progress, since_at=progress.since_at))
    return first.wall < oldest.wall


def _with_unlisted(oldest: Decision) -> Decision:
    unlisted = f"Those before {oldest.slot.wall.on} were missed too and are not listed."
    return replace(oldest, why=f"{oldest.why} {unlisted}".lstrip())
