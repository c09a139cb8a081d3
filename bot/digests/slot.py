"""One local date and wall time at which a subscription is due."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NewType

from bot.facts.fact import require_aware

SlotKey = NewType("SlotKey", str)
"""A subscription's slot: the same whatever the time-zone database says of it later."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class WallTime:
    """A local date and a wall time on it; in order of date, then time."""

    on: date
    at: time

    def __str__(self) -> str:
        return f"{self.on.isoformat()}T{self.at:%H:%M}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """`due_at` (UTC) is when `wall` comes; later where the clocks skip it or quiet hours hold it.

    `held` is True when quiet hours moved it.
    """

    wall: WallTime
    due_at: datetime
    held: bool = False

    def __post_init__(self) -> None:
        require_aware(self.due_at)


def slot_key(subscription: str, wall: WallTime) -> SlotKey:
    """Return the key under which a subscription's slot is kept, once and for all."""
    return SlotKey(f"{subscription}/{wall}")
