"""A delivery: the work of putting one part of an edition in one place, and how far it has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.delivery.posting import Carried
from bot.messages.request import Place


class State(StrEnum):
    """due → claimed → sending → sent | retry | uncertain | dead; or skipped from the start.

    `sending` is on record before the platform is called, so that a crash leaves a trace of
    every message that may have gone out.
    """

    DUE = "due"
    CLAIMED = "claimed"
    SENDING = "sending"
    RETRY = "retry"
    SENT = "sent"
    SKIPPED = "skipped"
    UNCERTAIN = "uncertain"
    DEAD = "dead"


WAITING = frozenset({State.DUE, State.RETRY})
LEASED = frozenset({State.CLAIMED, State.SENDING})
OPEN = WAITING | LEASED
"""What the worker still has to do something about."""
FINISHED = frozenset({State.SENT, State.SKIPPED, State.DEAD})
"""What lets the next part of the same edition go; an uncertain part holds it back."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class DeliveryKey:
    """Unique: a subscription, its slot, and which message of that edition, counted from 1."""

    subscription: str
    slot: str
    part: int = 1

    def __post_init__(self) -> None:
        """Refuse what could not be told apart as text."""
        if not self.subscription or not self.slot or "/" in self.slot or self.part < 1:
            raise ValueError("a key has a subscription, a slot without “/”, and a part from 1")

    def __str__(self) -> str:
        """Return the key as people type it; `read_key` reads it."""
        return f"{self.subscription}/{self.slot}/{self.part}"


def read_key(text: str) -> DeliveryKey:
    """Return the key of a text. Raises ValueError for what is none."""
    subscription, slot, part = text.rsplit("/", 2)
    return DeliveryKey(subscription=subscription, slot=slot, part=int(part))


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """`payload` is what the platform's sender wrote when it rendered the message.

    `next_attempt_at` is when it may be claimed: while it is leased, when the lease of `holder`
    ends; None when nothing is to be done. `claims` counts leases, so that who has lost one
    can write nothing. `attempts` counts calls that failed. `unsure_since` is when the oldest
    call began of which nobody knows whether the message went out. `reason` is in words.
    """

    key: DeliveryKey
    place: Place
    payload: str
    created_at: datetime
    next_attempt_at: datetime | None
    carries: tuple[Carried, ...] = ()
    expires_at: datetime | None = None
    state: State = State.DUE
    reason: str = ""
    attempts: int = 0
    claims: int = 0
    holder: str = ""
    unsure_since: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse a delivery that nobody would ever come back to, or two would."""
        if (self.next_attempt_at is not None) != (self.state in OPEN):
            raise ValueError(f"a delivery that is {self.state} and its next attempt do not agree")
        if bool(self.holder) != (self.state in LEASED):
            raise ValueError(f"a delivery that is {self.state} and its holder do not agree")

    def expired(self, now: datetime) -> bool:
        """Whether it is too late for the message to be of use."""
        return self.expires_at is not None and self.expires_at <= now
