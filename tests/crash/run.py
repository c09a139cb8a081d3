"""One crash test from the first delivery to the count of what was shown."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bot.clock import system_clock
from bot.delivery.delivery import OPEN, Delivery, State
from bot.delivery.key import to_nonce
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.engine import open_engine
from bot.storage.migrate import upgrade
from tests.crash.kill import Victims
from tests.crash.task import (
    NONCE_SECONDS,
    Task,
    compose_deliveries,
    discord_channel,
    slack_channel,
)
from tests.crash.weather import Weather
from tests.fakes.discord_server import FakeDiscord, serve_discord
from tests.fakes.slack_server import FakeSlack, running_slack


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """How much is delivered, and how often who is killed; `seconds` is when it is given up."""

    deliveries: int
    kills: int
    folder: Path
    store: str
    channels: int = 100
    workers: int = 2
    unreadable: int = 0
    seed: int = 1
    seconds: float = 600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What became of the deliveries.

    `lost` was never shown, nor is it, or a part before it, uncertain; `doubled` counts messages
    too many; `held_back` waits behind an uncertain part; `misreported` is called sent, and was
    never shown; `ended` counts workers that ended otherwise than killed.
    """

    deliveries: int
    kills: int
    lost: int
    doubled: int
    uncertain: int
    held_back: int
    misreported: int
    ended: int
    looked_up: int
    seconds: float
    met: dict[str, int]


async def run(plan: Plan) -> Result:
    """Run the plan. Raises TimeoutError when it takes too long."""
    weather = Weather(plan.seed)
    async with AsyncExitStack() as stack:
        discord = await stack.enter_async_context(serve_discord())
        slack = await stack.enter_async_context(running_slack())
        _set_up(discord, slack, weather, plan)
        engine = open_engine(plan.store, None, timeout=20)
        stack.push_async_callback(engine.dispose)
        await upgrade(engine)
        store = SqlDeliveryStore(engine)
        task = Task(
            deliveries=plan.deliveries,
            channels=plan.channels,
            discord_api=f"{discord.url}/api",
            slack_api=slack.api,
            store=plan.store,
            folder=plan.folder,
        )
        await store.add(list(compose_deliveries(task, now=system_clock())))
        started = time.monotonic()
        victims = await _deliver(store, task, plan)
        seconds = time.monotonic() - started
        outcome = await _count(store, _shown(discord, slack, await _all(store)))
    return Result(
        **outcome,
        deliveries=plan.deliveries,
        kills=victims.kills,
        ended=victims.others,
        looked_up=_looked_up(discord, slack),
        seconds=round(seconds, 1),
        met=dict(sorted(weather.met.items())),
    )


def _set_up(discord: FakeDiscord, slack: FakeSlack, weather: Weather, plan: Plan) -> None:
    discord.weather, slack.weather = weather.on_discord, weather.on_slack
    discord.channels.nonce_seconds = NONCE_SECONDS
    slack.clock = time.time
    for channel in range(plan.unreadable):
        discord.channels.unreadable.add(discord_channel(channel))
        slack.unreadable.add(slack_channel(channel))


async def _deliver(store: SqlDeliveryStore, task: Task, plan: Plan) -> Victims:
    victims = Victims(task, count=plan.workers, random=random.Random(plan.seed))
    done = asyncio.Event()
    killing = asyncio.create_task(victims.kill(kills=plan.kills, done=done.is_set))
    try:
        async with asyncio.timeout(plan.seconds):
            while await _is_open(store) or victims.kills < plan.kills:  # noqa: ASYNC110  # other processes do it
                await asyncio.sleep(0.2)
    finally:
        done.set()
        await killing
    return victims


async def _is_open(store: SqlDeliveryStore) -> bool:
    """Whether anything is still to be done; a part behind an uncertain one waits for people."""
    counted = await store.count()
    if not any(counted.get(state) for state in OPEN):
        return False
    deliveries = await _all(store)
    uncertain = {_edition(each) for each in deliveries if each.state is State.UNCERTAIN}
    return any(each.state in OPEN and _edition(each) not in uncertain for each in deliveries)


async def _all(store: SqlDeliveryStore) -> tuple[Delivery, ...]:
    return await store.find(limit=1_000_000)


def _edition(delivery: Delivery) -> tuple[str, str]:
    return delivery.key.subscription, delivery.key.slot


def _shown(discord: FakeDiscord, slack: FakeSlack, deliveries: Sequence[Delivery]) -> Counter[str]:
    """Return how many messages people see of each delivery, by its key."""
    keys = {to_nonce(str(each.key)): str(each.key) for each in deliveries}
    nonces = (each["nonce"] for messages in discord.channels.messages.values() for each in messages)
    on_slack = (
        each["metadata"]["event_payload"]["key"] for each in slack.posted("chat.postMessage")
    )
    return Counter([*(keys[nonce] for nonce in nonces), *on_slack])


async def _count(store: SqlDeliveryStore, shown: Counter[str]) -> dict[str, int]:
    deliveries = await _all(store)
    uncertain = {_edition(each) for each in deliveries if each.state is State.UNCERTAIN}
    missing = [
        each for each in deliveries if not shown[str(each.key)] and _edition(each) not in uncertain
    ]
    return {
        "lost": len(missing),
        "doubled": sum(number - 1 for number in shown.values() if number > 1),
        "uncertain": sum(each.state is State.UNCERTAIN for each in deliveries),
        "held_back": sum(each.state in OPEN and _edition(each) in uncertain for each in deliveries),
        "misreported": sum(
            each.state is State.SENT and not shown[str(each.key)] for each in deliveries
        ),
    }


def _looked_up(discord: FakeDiscord, slack: FakeSlack) -> int:
    reads = len(discord.sent("GET", "/messages"))
    return reads + slack.calls.count("conversations.history")
