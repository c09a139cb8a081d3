"""What was decided about one slot of one subscription, kept for good."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.digests.slot import Slot, SlotKey, slot_key
from bot.digests.subscription import SubscriptionId
from bot.facts.fact import require_aware


class Outcome(StrEnum):
    """Due and late slots get an edition, whose own fate the outbox tells; missed ones do not."""

    DUE = "due"
    LATE = "late"
    MISSED = "missed"


@dataclass(frozen=True, kw_only=True, slots=True)
class SlotRecord:
    """`why` is a sentence or two; it may be empty for a slot that is due."""

    subscription: SubscriptionId
    slot: Slot
    outcome: Outcome
    why: str
    decided_at: datetime

    def __post_init__(self) -> None:
        require_aware(self.decided_at)
        if not self.why and self.outcome is not Outcome.DUE:
            raise ValueError("what is not on time has a reason")

    @property
    def key(self) -> SlotKey:
        """The key that there is one record of."""
        return slot_key(self.subscription, self.slot.wall)
