"""What an operator does about a delivery: try it again, or say what became of it."""

from dataclasses import replace
from datetime import datetime

from bot.delivery.delivery import LEASED, OPEN, Delivery, DeliveryKey, State
from bot.delivery.steps import close, finish, say_when
from bot.delivery.store import DeliveryStore, Entry
from bot.errors import RequestError

_TOO_LATE = "skipped: an operator found that it did not arrive, and it is too late to send it"
_BUSY = "{key} is being delivered right now; look again in a minute."


async def require_delivery(store: DeliveryStore, key: DeliveryKey) -> Delivery:
    """Return a delivery. Raises RequestError when there is none of that key."""
    found = await store.get(key)
    if found is None:
        raise RequestError(f"There is no delivery {key}; `bot deliveries list` shows them.")
    return found


async def retry(store: DeliveryStore, key: DeliveryKey, *, now: datetime) -> Delivery:
    """Have a delivery attempted at once; one that may have arrived is looked for first.

    Raises RequestError for one that was sent, was skipped, is too late, or is under way.
    """
    delivery = await require_delivery(store, key)
    if delivery.state in (State.SENT, State.SKIPPED):
        raise RequestError(f"{key} is not tried again: {delivery.reason}.")
    if delivery.expires_at and delivery.expired(now) and not delivery.unsure_since:
        latest = say_when(delivery.expires_at)
        raise RequestError(f"{key} is not tried again: it was not to be sent after {latest}.")
    reason = "waiting: an operator has it tried again"
    return await _write(store, _reopen(delivery, now=now, reason=reason))


async def resolve_as_sent(
    store: DeliveryStore, key: DeliveryKey, *, message_id: str, now: datetime
) -> Delivery:
    """Record that an uncertain delivery arrived, as the message of that id.

    Raises RequestError for one that is not uncertain.
    """
    delivery = await _require_uncertain(store, key)
    reason = "sent: an operator found it"
    sent, posting = finish(delivery, message_id=message_id, now=now, reason=reason)
    return await _write(store, sent, Entry(delivery=sent, posting=posting))


async def resolve_as_not_sent(store: DeliveryStore, key: DeliveryKey, *, now: datetime) -> Delivery:
    """Record that an uncertain delivery did not arrive, so that it is sent unless it is too late.

    Raises RequestError for one that is not uncertain.
    """
    delivery = replace(await _require_uncertain(store, key), unsure_since=None)
    if delivery.expired(now):
        return await _write(store, close(delivery, State.SKIPPED, reason=_TOO_LATE))
    reason = "waiting: an operator found that it did not arrive"
    return await _write(store, _reopen(delivery, now=now, reason=reason))


async def resolve_as_skipped(store: DeliveryStore, key: DeliveryKey) -> Delivery:
    """Record that an uncertain delivery is not to be sent, whether it arrived or not.

    Raises RequestError for one that is not uncertain.
    """
    delivery = await _require_uncertain(store, key)
    reason = "skipped: an operator let it be"
    return await _write(store, close(delivery, State.SKIPPED, reason=reason))


def _reopen(delivery: Delivery, *, now: datetime, reason: str) -> Delivery:
    _require_at_rest(delivery)
    return replace(delivery, state=State.RETRY, reason=reason, next_attempt_at=now, attempts=0)


async def _require_uncertain(store: DeliveryStore, key: DeliveryKey) -> Delivery:
    delivery = await require_delivery(store, key)
    if delivery.state is not State.UNCERTAIN:
        state = "still open" if delivery.state in OPEN else delivery.state.value
        raise RequestError(f"{key} is not uncertain, it is {state}: {delivery.reason or 'new'}.")
    return delivery


def _require_at_rest(delivery: Delivery) -> None:
    if delivery.state in LEASED:
        raise RequestError(_BUSY.format(key=delivery.key))


async def _write(store: DeliveryStore, delivery: Delivery, entry: Entry | None = None) -> Delivery:
    written = await store.write([entry or Entry(delivery=delivery)])
    if delivery.key not in written:
        raise RequestError(_BUSY.format(key=delivery.key))
    return delivery
