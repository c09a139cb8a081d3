"""The steps a delivery takes from state to state; each returns a new delivery."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.delivery.delivery import WAITING, Delivery, State
from bot.delivery.posting import Posting
from bot.messages.dates import say_date

DOUBTED = "waiting: to be looked for where it belongs before it is sent"


def claim(delivery: Delivery, *, holder: str, until: datetime) -> Delivery:
    """Lease it to `holder`, whoever had it before."""
    return replace(
        delivery,
        state=State.CLAIMED,
        holder=holder,
        next_attempt_at=until,
        claims=delivery.claims + 1,
    )


def start(delivery: Delivery, *, now: datetime, lease: timedelta) -> Delivery:
    """Write down that the platform is about to be called; the lease begins anew."""
    return replace(
        delivery,
        state=State.SENDING,
        next_attempt_at=now + lease,
        unsure_since=delivery.unsure_since or now,
    )


def finish(
    delivery: Delivery, *, message_id: str, now: datetime, reason: str = ""
) -> tuple[Delivery, Posting]:
    """Return it as sent, with the posting that it became."""
    posting = Posting(
        place=delivery.place,
        message_id=message_id,
        posted_at=now,
        carries=delivery.carries,
        delivery=str(delivery.key),
    )
    return close(delivery, State.SENT, reason=reason or f"sent at {say_when(now)}"), posting


def wait(delivery: Delivery, *, until: datetime, reason: str, failed: bool = False) -> Delivery:
    """Give it back, to be claimed from `until` on; `failed` counts an attempt."""
    untouched = not delivery.attempts and not failed and delivery.unsure_since is None
    return replace(
        delivery,
        state=State.DUE if untouched else State.RETRY,
        reason=reason,
        holder="",
        next_attempt_at=until,
        attempts=delivery.attempts + failed,
    )


def close(delivery: Delivery, state: State, *, reason: str) -> Delivery:
    """End it: sent, skipped, dead, or uncertain until somebody looks.

    What nobody can want to send again loses its payload, so that the outbox stays small.
    """
    certain = state in (State.SENT, State.SKIPPED)
    return replace(
        delivery,
        state=state,
        payload="" if certain else delivery.payload,
        reason=reason,
        holder="",
        next_attempt_at=None,
        unsure_since=None if certain else delivery.unsure_since,
    )


def say_when(at: datetime) -> str:
    """Return an instant as reasons name it: "06:57:34 UTC on 23 November 2026"."""
    return f"{at:%H:%M:%S} UTC on {say_date(at.date())}"


def let_go_at(delivery: Delivery, *, until: datetime) -> datetime | None:
    """Return when a delivery that waits so long is too late to be sent; None when it is not."""
    expires_at = delivery.expires_at
    return expires_at if expires_at and expires_at <= until else None


def doubt(delivery: Delivery) -> Delivery:
    """Have it looked for before it is sent, whoever had it before; it is open."""
    unsure_since = delivery.unsure_since or delivery.created_at
    waiting = delivery.next_attempt_at if delivery.state in WAITING else None
    return replace(
        delivery,
        state=State.RETRY,
        reason=DOUBTED,
        holder="",
        next_attempt_at=waiting or delivery.created_at,
        claims=delivery.claims + 1,
        unsure_since=unsure_since,
    )
