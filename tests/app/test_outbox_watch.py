"""What `/status` and `/metrics` tell of the outbox, without asking the store."""

from dataclasses import replace

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from bot.app.outbox_watch import OutboxWatch
from bot.app.outlets import Outlets
from bot.delivery.delivery import DeliveryKey, State
from bot.delivery.store import Entry
from bot.messages.health import Connection
from bot.web.outbox_gauges import OutboxGauges
from tests.app.test_outlets import Scene, a_delivery


class Watched(Scene):
    """A scene whose outbox is watched."""

    def __init__(self) -> None:
        super().__init__()
        self.registry = CollectorRegistry()
        self.watch = OutboxWatch(
            store=self.store,
            outlets=self.outlets,
            gauges=OutboxGauges(registry=self.registry),
            clock=self.time.clock,
        )
        self.connect()

    @property
    def metrics(self) -> str:
        return generate_latest(self.registry).decode()

    async def put(self, *states: State) -> None:
        for number, state in enumerate(states):
            new = replace(a_delivery(), key=DeliveryKey(subscription="s1", slot=str(number)))
            await self.store.add([new])
            if state is not State.DUE:
                ended = replace(new, state=state, next_attempt_at=None, reason="why")
                await self.store.write([Entry(delivery=ended)])


@pytest.fixture
def watched() -> Watched:
    return Watched()


async def test_an_idle_outbox_has_nothing_to_add(watched: Watched) -> None:
    await watched.watch.look()
    health = watched.watch.health()
    assert (health.connection, health.detail) == (Connection.READY, "")


async def test_what_waits_and_what_is_uncertain_are_counted(watched: Watched) -> None:
    await watched.put(State.DUE, State.DUE, State.UNCERTAIN, State.SENT)
    await watched.watch.look()
    said = watched.watch.health().detail
    assert said == "2 to be delivered. 1 uncertain: see `bot deliveries list --state uncertain`."
    assert 'dateline_deliveries{state="due"} 2.0' in watched.metrics
    assert 'dateline_deliveries{state="sent"} 1.0' in watched.metrics
    assert 'dateline_deliveries{state="dead"} 0.0' in watched.metrics


async def test_how_long_the_oldest_has_been_due_is_told(watched: Watched) -> None:
    await watched.put(State.DUE)
    watched.time.move(minutes=7)
    await watched.watch.look()
    assert "1 to be delivered, the oldest due for 7 minutes." in watched.watch.health().detail
    assert 'dateline_oldest_due_seconds{platform="discord"} 420.0' in watched.metrics


async def test_while_the_store_is_away_the_last_look_stands(watched: Watched) -> None:
    await watched.put(State.DUE)
    await watched.watch.look()
    watched.store.lost = True
    await watched.watch.look()
    assert watched.watch.health().detail == "1 to be delivered."


async def test_without_a_platform_the_status_says_only_that(watched: Watched) -> None:
    watch = OutboxWatch(
        store=watched.store,
        outlets=Outlets(clock=watched.time.clock),
        gauges=OutboxGauges(registry=CollectorRegistry()),
        clock=watched.time.clock,
    )
    await watched.put(State.DUE)
    await watch.look()
    assert watch.health().connection is Connection.OFF
