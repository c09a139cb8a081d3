"""What is to be done about the slots that have come due, whatever happened to the clock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.digests.record import SlotRecord, Timeliness
from bot.digests.say_span import say_span
from bot.digests.slot import Slot
from bot.digests.standing import (
    Progress,
    Standing,
    lead_of,
    mend_progress,
    undecided_slots,
)
from bot.digests.subscription import Subscription
from bot.digests.timetable import FARTHEST
from bot.digests.upcoming import Upcoming

_LISTED = timedelta(days=31)
"""Slots missed longer ago are not recorded one by one: a long sleep would fill the ledger."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CatchUp:
    """A slot found within `grace` is on time; within `window` it is late; then it is missed.

    Where editors see drafts first, a slot is on time when its draft is.
    """

    window: timedelta = timedelta(hours=6)
    grace: timedelta = timedelta(minutes=2)

    def __post_init__(self) -> None:
        if not timedelta(0) <= self.grace <= self.window:
            raise ValueError("the grace is no longer than the window")


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """`records` are in order; of slots whose time has come, all are missed but perhaps the last.

    `before` is the standing that it was made from: a plan is written only while that holds.
    """

    before: Standing
    after: Standing
    records: tuple[SlotRecord, ...]


def plan_slots(standing: Standing, *, now: datetime, catch_up: CatchUp, upcoming: Upcoming) -> Plan:
    """Decide the slots due by now and find the next one. Nothing is decided while it is paused.

    Many plans of one tick share an `upcoming`, which makes them quicker.
    Raises ZoneInfoNotFoundError when the time-zone database does not have its zone any more.
    """
    subscription = standing.subscription
    if subscription.pause:
        return Plan(before=standing, after=replace(standing, next_due_at=None), records=())
    progress = mend_progress(standing.progress, now=now)
    listed_from, lead = max(progress.since_at, now - _LISTED), lead_of(subscription)
    due, following = upcoming.split(subscription, progress, since_at=listed_from, now=now + lead)
    reached = Progress(since_at=progress.since_at, last=due[-1].wall) if due else progress
    judged = _judge(due, _Look(now=now, lead=lead, catch_up=catch_up))
    if due and _leaves_out(subscription, progress, listed_from, due[0]):
        judged[0] = _with_unlisted(due[0], judged[0])
    return Plan(
        before=standing,
        after=Standing(
            subscription=subscription,
            progress=reached,
            next_due_at=following - lead if following else None,
        ),
        records=tuple(
            SlotRecord(
                subscription=subscription.id,
                slot=slot,
                timeliness=timeliness,
                why=why,
                decided_at=now,
            )
            for slot, (timeliness, why) in zip(due, judged, strict=True)
        ),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    now: datetime
    lead: timedelta
    catch_up: CatchUp

    def delay(self, slot: Slot) -> timedelta:
        """Return how late a slot is found."""
        return self.now - (slot.due_at - self.lead)

    def say_delay(self, slot: Slot) -> str:
        due = "its draft was due" if self.lead else "it was due"
        return f"found {say_span(self.delay(slot))} after {due}"


def _judge(due: Sequence[Slot], look: _Look) -> list[tuple[Timeliness, str]]:
    if not due:
        return []
    newest = due[-1]
    # One still ahead is no more overtaken than the newest: several drafts may be due at once.
    return [
        _judge_newest(slot, look)
        if slot is newest or slot.due_at > look.now
        else (Timeliness.MISSED, _say_overtaken(slot, newest, look))
        for slot in due
    ]


def _judge_newest(newest: Slot, look: _Look) -> tuple[Timeliness, str]:
    delay, catch_up = look.delay(newest), look.catch_up
    if delay <= catch_up.grace:
        return Timeliness.ON_TIME, ""
    found = f"{look.say_delay(newest)}, as nothing looked before"
    if look.now - newest.due_at <= catch_up.window:
        return Timeliness.LATE, f"Late: {found}."
    window = say_span(catch_up.window)
    return Timeliness.MISSED, f"Missed: {found}; what is over {window} late is not made up for."


def _say_overtaken(slot: Slot, newest: Slot, look: _Look) -> str:
    return (
        f"Missed: {look.say_delay(slot)}, together with a later one "
        f"({newest.wall.on} {newest.wall.at:%H:%M}); only the latest may be made up for."
    )


def _leaves_out(
    subscription: Subscription, progress: Progress, listed_from: datetime, oldest: Slot
) -> bool:
    """Tell whether there are slots before the oldest of those that are listed."""
    if listed_from == progress.since_at:
        return False
    if progress.last and progress.last.on > listed_from.date() + FARTHEST:
        return False
    first = next(undecided_slots(subscription, progress, since_at=progress.since_at))
    return first.wall < oldest.wall


def _with_unlisted(oldest: Slot, judged: tuple[Timeliness, str]) -> tuple[Timeliness, str]:
    timeliness, why = judged
    unlisted = f"Those before {oldest.wall.on} were missed too and are not listed."
    return timeliness, f"{why} {unlisted}".lstrip()
