"""What a failed call makes of a delivery."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.delivery.delivery import Delivery, State
from bot.delivery.steps import close, let_go_at, say_when, wait
from bot.delivery.terms import Terms
from bot.delivery.trouble import TroubleKind
from bot.errors import (
    DeliveryError,
    PlaceGoneError,
    TokenGoneError,
    TryLaterError,
    UncertainError,
)

_LONGEST_WAIT = 86_400.0
REFUSED = "dead: refused"
"""With this begins the reason of what no other attempt would bring through."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """The delivery as it is to be written, and who has to hear of it, if anybody."""

    delivery: Delivery
    trouble: TroubleKind | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """How a call failed, and when; `chance` is between 0 and 1, for the backoff."""

    error: DeliveryError
    now: datetime
    chance: float


def after_post(sending: Delivery, failure: Failure, *, before: Delivery, terms: Terms) -> Outcome:
    """Return what comes of a delivery that was not posted; `before` is it before the call."""
    certain = replace(sending, unsure_since=before.unsure_since)
    error = failure.error
    match error:
        case TokenGoneError():
            return _without_token(certain, failure, terms)
        case PlaceGoneError():
            return _dead(certain, f"dead: {error}", TroubleKind.PLACE_GONE)
        case TryLaterError():
            return _later(certain, error, failure)
        case UncertainError():
            return _failed(sending, f"{error}, so it may have arrived", failure, terms)
        case _ if before.unsure_since:
            # Refused for what it is, though an earlier call of the same may have been accepted.
            return park(certain, f"uncertain: an earlier call may have arrived; now {error}")
        case _:
            return _dead(certain, f"{REFUSED}: {error}", TroubleKind.REFUSED)


def after_look(claimed: Delivery, failure: Failure, *, terms: Terms) -> Outcome:
    """Return what comes of a delivery that could not be looked for."""
    error = failure.error
    match error:
        case TokenGoneError():
            return _without_token(claimed, failure, terms)
        case PlaceGoneError():
            reason = f"dead: {error}; an earlier call may have arrived"
            return _dead(claimed, reason, TroubleKind.PLACE_GONE)
        case TryLaterError():
            return _later(claimed, error, failure)
        case UncertainError():
            return _failed(claimed, f"the place cannot be read: {error}", failure, terms)
        case _:
            return park(claimed, f"uncertain: it may have arrived, and {error}")


def bounded(retry_after: float) -> float:
    """Return the seconds that a platform asks to wait; a day for what cannot be meant."""
    return retry_after if 0 <= retry_after <= _LONGEST_WAIT else _LONGEST_WAIT


def park(delivery: Delivery, reason: str) -> Outcome:
    """Leave it to people: it is never sent blindly."""
    return Outcome(
        delivery=close(delivery, State.UNCERTAIN, reason=reason), trouble=TroubleKind.UNCERTAIN
    )


def _dead(delivery: Delivery, reason: str, kind: TroubleKind) -> Outcome:
    return Outcome(delivery=close(delivery, State.DEAD, reason=reason), trouble=kind)


def _without_token(delivery: Delivery, failure: Failure, terms: Terms) -> Outcome:
    # The token is the operator's to mend, and no place's fault: nothing ends for it.
    until = failure.now + terms.refused
    waiting = _again(delivery, f"waiting: {failure.error}", until=until)
    return Outcome(delivery=waiting, trouble=TroubleKind.TOKEN_REFUSED)


def _later(delivery: Delivery, error: TryLaterError, at: Failure) -> Outcome:
    # The platform said when; a little more, so that what it turned away does not come at once.
    until = at.now + timedelta(seconds=bounded(error.retry_after) * (1 + at.chance / 10))
    return Outcome(delivery=_again(delivery, f"waiting: {error}", until=until, said=" until"))


def _failed(delivery: Delivery, why: str, at: Failure, terms: Terms) -> Outcome:
    failures = delivery.attempts + 1
    if failures >= terms.backoff.attempts:
        return park(delivery, f"uncertain: {why}; given up after {failures} attempts")
    # What is still on its way has arrived by then, so that it is found when it is looked for.
    seconds = terms.backoff.seconds(failures, chance=at.chance)
    until = at.now + max(terms.call, timedelta(seconds=seconds))
    return Outcome(delivery=_again(delivery, f"waiting: {why}", until=until, failed=True))


def _again(
    delivery: Delivery,
    why: str,
    *,
    until: datetime,
    said: str = "; tried again from",
    failed: bool = False,
) -> Delivery:
    """Give it back, and say when it is tried again, or that it is too late by then."""
    late_at = let_go_at(delivery, until=until)
    when = f"; not sent after {say_when(late_at)}" if late_at else f"{said} {say_when(until)}"
    # What may have arrived is looked for after it has, and not before.
    ends_at = late_at if late_at and not failed else until
    return wait(delivery, until=ends_at, reason=f"{why}{when}", failed=failed)
