"""Which of the slots that have come due are on time, late or missed, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.digests.plan import CatchUp, Decision
from bot.digests.record import Timeliness
from bot.digests.say_span import say_span
from bot.digests.slot import Slot
from bot.messages.dates import say_date


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """When slots are looked at; `lead` is how long before its slot an edition is made.

    Nobody could look before `since_at`, None where that is long ago.
    """

    now: datetime
    lead: timedelta
    catch_up: CatchUp
    since_at: datetime | None = None

    @property
    def until(self) -> datetime:
        """Until when slots are due."""
        return self.now + self.lead

    def delay(self, slot: Slot) -> timedelta:
        """Return how late a slot is found."""
        ahead_at = slot.due_at - self.lead
        return self.now - max(ahead_at, self.since_at or ahead_at)

    def say_delay(self, slot: Slot) -> str:
        """Return that in words."""
        due = "its draft was due" if self.lead else "it was due"
        return f"found {say_span(self.delay(slot))} after {due}"


def decide(due: Sequence[Slot], look: Look) -> list[Decision]:
    """Decide about slots that are due, which are in order."""
    if not due:
        return []
    newest = due[-1]
    # One still ahead is no more overtaken than the newest: several drafts may be due at once.
    return [
        _decide_newest(slot, look)
        if slot is newest or slot.due_at > look.now
        else _missed(slot, _say_overtaken(slot, newest, look))
        for slot in due
    ]


def _decide_newest(newest: Slot, look: Look) -> Decision:
    delay, catch_up = look.delay(newest), look.catch_up
    if delay <= catch_up.grace:
        return Decision(slot=newest, timeliness=Timeliness.ON_TIME, why="")
    found = f"{look.say_delay(newest)} (the bot was not at work before)"
    if look.now - newest.due_at <= catch_up.window:
        return Decision(slot=newest, timeliness=Timeliness.LATE, why=f"Late: {found}.")
    window = say_span(catch_up.window)
    return _missed(newest, f"Missed: {found}; what is over {window} late is not made up for.")


def _missed(slot: Slot, why: str) -> Decision:
    return Decision(slot=slot, timeliness=Timeliness.MISSED, why=why)


def _say_overtaken(slot: Slot, newest: Slot, look: Look) -> str:
    return (
        f"Missed: {look.say_delay(slot)}, together with a later one "
        f"({say_date(newest.wall.on)}, {newest.wall.at:%H:%M}); only the latest may be made up for."
    )
