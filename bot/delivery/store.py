"""The ports behind which the outbox and the postings are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.delivery.delivery import Delivery, DeliveryKey, State
from bot.delivery.posting import Posting
from bot.facts.ids import FactId
from bot.messages.request import Place, Platform


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """Who asks for work, and how much; the leases end at `now` + `lease`."""

    platform: Platform
    holder: str
    now: datetime
    lease: timedelta
    limit: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A delivery as it is now, and what it became when it was sent."""

    delivery: Delivery
    posting: Posting | None = None


class DeliveryStore(Protocol):
    """The outbox. Every method raises StoreError when the store cannot be reached."""

    async def add(self, deliveries: Sequence[Delivery]) -> int:
        """Put in those whose key is new, all in one commit, and return how many those were."""
        ...

    async def claim(self, claim: Claim) -> tuple[Delivery, ...]:
        """Lease what may be attempted, longest waiting first; nobody else gets the same.

        A part is left out until the parts before it in its edition are finished.
        """
        ...

    async def write(self, entries: Sequence[Entry]) -> frozenset[DeliveryKey]:
        """Replace deliveries and record their postings in one commit; return what was written.

        An entry whose delivery was claimed by somebody else since it was read changes nothing.
        A part that is written as dead ends the waiting parts after it too.
        """
        ...

    async def abandon(self, place: Place, *, reason: str) -> int:
        """End everything that waits for a place, but for what may have arrived; return how many."""
        ...

    async def withdraw(self, subscription: str, *, place: Place, reason: str) -> int:
        """Skip what is not sent yet of a subscription in its place; return how many that were.

        What may have arrived, or is being sent, is left as it is.
        """
        ...

    async def doubt(self) -> int:
        """Have whatever is open looked for before it is sent, and return how much that is.

        For a store that was put back from a backup: what it calls open may have been sent since.
        Every lease ends at once.
        """
        ...

    async def get(self, key: DeliveryKey) -> Delivery | None:
        """Return one delivery, None when there is none of that key."""
        ...

    async def find(
        self, *, state: State | None = None, subscription: str = "", limit: int = 100
    ) -> tuple[Delivery, ...]:
        """Return deliveries, newest first; both filters are optional."""
        ...

    async def count(self) -> Mapping[State, int]:
        """Return how many deliveries are in each state; a state with none is left out."""
        ...

    async def next_due(self, platform: Platform) -> datetime | None:
        """Return when the next delivery may be claimed, None when none ever will."""
        ...


class PostingStore(Protocol):
    """Every method raises StoreError when the store cannot be reached."""

    async def record(self, postings: Sequence[Posting]) -> None:
        """Remember messages; one that is already known in its place is left as it is."""
        ...

    async def find_carrying(self, fact: FactId) -> tuple[Posting, ...]:
        """Return the postings that carry any revision of a fact, newest first."""
        ...

    async def known(self, place: Place, message_ids: Sequence[str]) -> frozenset[str]:
        """Return those of the ids that are postings already."""
        ...
