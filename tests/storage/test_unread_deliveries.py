"""A row of the outbox that somebody changed by hand: it ends, and nothing waits for it."""

import pytest
from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.delivery import State
from bot.errors import StoreError
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.tables import deliveries
from tests.storage.outbox import ELSEWHERE, a_claim, a_delivery, a_key

FAULTS = [
    {"carries": "no JSON"},
    {"carries": "[[1]]"},
    {"carries": "7"},
    {"subscription": ""},
    {"slot": ""},
    {"state": "lost"},
    {"holder": "somebody"},
]


async def spoil(engine: AsyncEngine, fault: dict[str, str]) -> SqlDeliveryStore:
    """Keep two digests, and spoil the first part of the one that is claimed first."""
    store = SqlDeliveryStore(engine)
    await store.add([a_delivery(), a_delivery(part=2), a_delivery("weekly", place=ELSEWHERE)])
    async with engine.begin() as connection:
        changed = update(deliveries).where(deliveries.c.key == str(a_key()))
        await connection.execute(changed.values(fault))
    return store


@pytest.fixture(params=FAULTS, ids=str)
async def store(request: pytest.FixtureRequest, engine: AsyncEngine) -> SqlDeliveryStore:
    return await spoil(engine, request.param)


async def test_it_holds_up_no_other(store: SqlDeliveryStore) -> None:
    claimed = await store.claim(a_claim())
    assert a_key("weekly") in [each.key for each in claimed]
    assert a_key() not in [each.key for each in claimed]


async def test_it_is_dead_and_never_claimed_again(
    store: SqlDeliveryStore, engine: AsyncEngine
) -> None:
    await store.claim(a_claim())
    async with engine.connect() as connection:
        query = text("SELECT state, reason, next_attempt_at FROM deliveries WHERE key = :key")
        (row,) = await connection.execute(query, {"key": str(a_key())})
    assert row == ("dead", "dead: its record in the database cannot be read", None)


async def test_it_can_be_asked_for_and_the_rest_are_listed(store: SqlDeliveryStore) -> None:
    assert a_key("weekly") in [each.key for each in await store.find()]
    with pytest.raises(StoreError, match="Delivery daily/2026-11-02T08:00/1 in the database"):
        await store.get(a_key())


async def test_the_parts_after_it_end_with_it(engine: AsyncEngine) -> None:
    store = await spoil(engine, {"carries": "no JSON"})
    await store.claim(a_claim())
    after = await store.get(a_key(part=2))
    assert after
    assert after.state is State.DEAD
