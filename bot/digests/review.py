"""Drafts: an edition that an editor sees before the channel does."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.digests.edition import EditionId, Mark
from bot.digests.slot import Slot
from bot.digests.subscription import SubscriptionId
from bot.messages.request import Person


class DraftState(StrEnum):
    """WAITING until somebody decides or the deadline does."""

    WAITING = "waiting"
    APPROVED = "approved"
    SKIPPED = "skipped"
    EXPIRED = "expired"


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One slot's edition in the editors' channel.

    `deadline_at` is when the slot is due, or later where the draft itself came late.

    `note` is the editor's line, shown above the edition as theirs. `nudged` tells whether the
    editors have been reminded. `version` counts changes from 1, so that two editors cannot
    both decide.
    """

    subscription: SubscriptionId
    slot: Slot
    edition: EditionId
    mark: Mark
    nudge_at: datetime
    deadline_at: datetime
    state: DraftState = DraftState.WAITING
    note: str = ""
    decided_by: Person | None = None
    nudged: bool = False
    version: int = 1

    @property
    def seen_as(self) -> str:
        """Return a few digits that change with what editors are shown."""
        shown = f"{self.edition}\n{self.note}".encode()
        return str(int.from_bytes(hashlib.blake2b(shown, digest_size=3).digest(), "big"))
