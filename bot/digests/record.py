"""What was decided about one slot of one subscription, kept for good."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.digests.slot import Slot, SlotKey, slot_key
from bot.digests.subscription import SubscriptionId
from bot.facts.fact import require_aware


class Timeliness(StrEnum):
    """A missed slot has no edition; what comes of the others' is for the outbox to tell."""

    ON_TIME = "on time"
    LATE = "late"
    MISSED = "missed"


@dataclass(frozen=True, kw_only=True, slots=True)
class SlotRecord:
    """`why` is a sentence or two; it may be empty for a slot that is on time."""

    subscription: SubscriptionId
    slot: Slot
    timeliness: Timeliness
    why: str
    decided_at: datetime

    def __post_init__(self) -> None:
        require_aware(self.decided_at)
        if not self.why and self.timeliness is not Timeliness.ON_TIME:
            raise ValueError("what is not on time has a reason")

    @property
    def key(self) -> SlotKey:
        """The key that there is one record of."""
        return slot_key(self.subscription, self.slot.wall)
