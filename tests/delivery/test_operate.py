"""What an operator does about a delivery that is too late to be sent."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.delivery import Delivery, State
from bot.delivery.operate import resolve_as_not_sent, retry
from bot.delivery.steps import claim, close
from bot.errors import RequestError
from tests.fakes.outbox import MemoryDeliveryStore, MemoryPostingStore
from tests.storage.outbox import NOW, a_delivery

LATE = NOW + timedelta(hours=1)


async def kept(state: State, *, unsure: bool = False) -> tuple[MemoryDeliveryStore, Delivery]:
    """Keep one that ended, and was of use for half an hour."""
    store = MemoryDeliveryStore(MemoryPostingStore())
    expiring = replace(a_delivery(), expires_at=NOW + timedelta(minutes=30))
    leased = claim(expiring, holder="one", until=NOW)
    ended = close(
        replace(leased, unsure_since=NOW if unsure else None), state, reason=f"{state}: why"
    )
    await store.add([ended])
    return store, ended


async def test_one_that_is_too_late_is_not_tried_again_and_why_is_said() -> None:
    store, dead = await kept(State.DEAD)
    with pytest.raises(RequestError, match=r"not to be sent after 08:30:00 UTC on 2 November 2026"):
        await retry(store, dead.key, now=LATE)
    assert await store.get(dead.key) == dead


async def test_one_in_time_is_tried_again() -> None:
    store, dead = await kept(State.DEAD)
    assert (await retry(store, dead.key, now=NOW)).state is State.RETRY


async def test_one_that_may_have_arrived_is_looked_for_however_late() -> None:
    store, unsure = await kept(State.UNCERTAIN, unsure=True)
    assert (await retry(store, unsure.key, now=LATE)).state is State.RETRY


async def test_one_that_did_not_arrive_is_sent_in_time_and_skipped_when_it_is_late() -> None:
    store, unsure = await kept(State.UNCERTAIN, unsure=True)
    assert (await resolve_as_not_sent(store, unsure.key, now=NOW)).state is State.RETRY
    store, unsure = await kept(State.UNCERTAIN, unsure=True)
    skipped = await resolve_as_not_sent(store, unsure.key, now=LATE)
    assert skipped.state is State.SKIPPED
    assert "too late to send it" in skipped.reason
