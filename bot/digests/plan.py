"""What is to be done about a subscription's slots that have come due."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.digests.record import SlotRecord, Timeliness
from bot.digests.slot import Slot, WallTime
from bot.digests.standing import Progress, Scheduled, Standing


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
class Decision:
    """What is decided about one slot, in the words of `SlotRecord`."""

    slot: Slot
    timeliness: Timeliness
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """What is decided, and how far that leads; subscriptions that are scheduled alike share one.

    `decisions` are in order; of slots whose time has come, all are missed but perhaps the last.
    `since_at` is None where it stays what it was.
    """

    last: WallTime | None
    next_due_at: datetime | None
    decisions: tuple[Decision, ...] = ()
    since_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """It is written only while its subscription stands as it did `before`."""

    before: Scheduled
    course: Course
    decided_at: datetime

    @property
    def moves(self) -> bool:
        """Whether its subscription stands otherwise once it is written."""
        before, course = self.before, self.course
        there = (before.progress.last, before.next_due_at, None)
        return there != (course.last, course.next_due_at, course.since_at)

    def carry_out(self, standing: Standing) -> Standing:
        """Return how its subscription stands once it is written."""
        since_at = self.course.since_at or standing.progress.since_at
        return replace(
            standing,
            progress=Progress(since_at=since_at, last=self.course.last),
            next_due_at=self.course.next_due_at,
        )

    @property
    def records(self) -> tuple[SlotRecord, ...]:
        """What the ledger keeps of it, in order."""
        return tuple(
            SlotRecord(
                subscription=self.before.id,
                slot=each.slot,
                timeliness=each.timeliness,
                why=each.why,
                decided_at=self.decided_at,
            )
            for each in self.course.decisions
        )
