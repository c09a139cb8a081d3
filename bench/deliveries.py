"""The outbox and its worker against a bare aiohttp loop, both to fakes that answer at once.

The rates are lifted: what is measured is the work around a call. Every message is remembered on
disk three times (claimed, being sent, sent), in an SQLite file.
"""

import asyncio
import json
import multiprocessing
import random
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from pydantic import SecretStr
from slack_sdk.web.async_client import AsyncWebClient

from bench.row import Row, at_least
from bot.app.garbage import settle
from bot.clock import system_clock
from bot.delivery.assemble import Setup, assemble_deliverer
from bot.delivery.carry import Ports
from bot.delivery.delivery import Delivery, DeliveryKey, State
from bot.delivery.pace import Rates
from bot.delivery.sender import Sender
from bot.delivery.store import Entry
from bot.delivery.terms import Terms
from bot.delivery.timing import Timing
from bot.delivery.trouble import Trouble
from bot.messages.request import Place, Platform
from bot.platforms.discord.connection import RestConnection
from bot.platforms.discord.frozen import freeze, thaw
from bot.platforms.discord.outbox import DiscordOutboxSender
from bot.platforms.discord.payload import Card, Message, to_json
from bot.platforms.slack.outbox import SlackOutboxSender, to_payload
from bot.platforms.slack.sender import SlackSender
from bot.settings import DiscordSettings
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.engine import Engine, open_engine
from bot.storage.migrate import upgrade
from bot.storage.postings import SqlPostingStore
from tests.fakes.discord_payloads import a_message, a_user, an_application

DELIVERIES = 1000
AT_ONCE = Terms().at_once
CHANNELS = 250
TURNS = 9
RATIO = 0.25
_TEXT = "Norland and Suderia signed the river accord. " * 20
_UNLIMITED = Rates(a_second=1e9, place_seconds=0.0)


def measure_deliveries() -> Iterator[Row]:
    """Yield deliveries a second on each platform beside what a bare loop posts."""
    with _served() as url:
        settle()  # as the bot does when it has started
        for platform in (Platform.DISCORD, Platform.SLACK):
            ours, bare = zip(
                *(asyncio.run(_turn(platform, url)) for _ in range(TURNS)), strict=True
            )
            yield at_least(
                f"deliveries_a_second_{platform.value}",
                statistics.median(ours),
                "1/s",
                statistics.median(bare),
                times=RATIO,
            )


async def _turn(platform: Platform, url: str) -> tuple[float, float]:
    deliveries = [_delivery(platform, number) for number in range(DELIVERIES)]
    bare = await _post_bare(deliveries, url)
    with tempfile.TemporaryDirectory() as folder:
        ours = await _deliver(platform, deliveries, url, Path(folder))
    return ours, bare


async def _deliver(
    platform: Platform, deliveries: Sequence[Delivery], url: str, folder: Path
) -> float:
    engine = open_engine(f"sqlite:///{folder / 'bench.db'}", None)
    await upgrade(engine)
    store = _CountingStore(engine, expected=len(deliveries))
    await store.add(deliveries)
    async with _SENDERS[platform](url) as sender:
        ports = Ports(
            sender=sender,
            store=store,
            postings=SqlPostingStore(engine),
            tell=_tell,
            random=random.Random(1),  # noqa: S311  # backoff, not a secret
        )
        setup = Setup(
            platform=platform,
            holder="bench",
            rates=_UNLIMITED,
            timing=Timing(clock=system_clock, monotonic=time.monotonic, sleep=asyncio.sleep),
            terms=Terms(at_once=AT_ONCE),
        )
        worker = assemble_deliverer(setup, ports)
        running = asyncio.create_task(worker.run())
        started = time.perf_counter()
        await store.all_sent.wait()
        seconds = time.perf_counter() - started
        await worker.stop()
        await running
    await engine.dispose()
    return len(deliveries) / seconds


class _CountingStore(SqlDeliveryStore):
    """Tells when all is sent, so that asking costs nothing of what is measured."""

    def __init__(self, engine: Engine, *, expected: int) -> None:
        super().__init__(engine)
        self.all_sent = asyncio.Event()
        self._left = expected

    async def write(self, entries: Sequence[Entry]) -> frozenset[DeliveryKey]:
        """Write them, and count those that are sent."""
        written = await super().write(entries)
        self._left -= sum(each.delivery.state is State.SENT for each in entries)
        if not self._left:
            self.all_sent.set()
        return written


async def _post_bare(deliveries: Sequence[Delivery], url: str) -> float:
    posts = [_bare(each, url) for each in deliveries]
    started = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        rest = iter(posts)

        async def post() -> None:
            for address, body in rest:
                async with session.post(address, json=body) as response:
                    await response.json()

        await asyncio.gather(*(post() for _ in range(AT_ONCE)))
    return len(posts) / (time.perf_counter() - started)


def _bare(delivery: Delivery, url: str) -> tuple[str, dict[str, object]]:
    if delivery.place.platform is Platform.DISCORD:
        address = f"{url}/channels/{delivery.place.id}/messages"
        return address, to_json(thaw(delivery.payload))
    return f"{url}/chat.postMessage", json.loads(delivery.payload) | {"channel": delivery.place.id}


def _delivery(platform: Platform, number: int) -> Delivery:
    now = system_clock()
    text = f"{number}: {_TEXT}"
    payload = (
        freeze(Message(cards=(Card(title="The river accord", text=text),)))
        if platform is Platform.DISCORD
        else to_payload({"text": text, "unfurl_links": False, "unfurl_media": False})
    )
    return Delivery(
        key=DeliveryKey(subscription=f"s{number}", slot="2026-11-02T08:00"),
        place=Place(platform=platform, workspace="1", id=str(1000 + number % CHANNELS)),
        payload=payload,
        created_at=now,
        next_attempt_at=now,
    )


@asynccontextmanager
async def _discord(url: str) -> AsyncIterator[Sender]:
    connection = RestConnection(settings=DiscordSettings(api_url=url), token=SecretStr("bench"))
    try:
        yield DiscordOutboxSender(connection)
    finally:
        await connection.close()


@asynccontextmanager
async def _slack(url: str) -> AsyncIterator[Sender]:
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(
            token="bench",  # noqa: S106  # for the fake alone
            base_url=f"{url}/",
            session=session,
            retry_handlers=[],
        )
        yield SlackOutboxSender(SlackSender(client=client, sleep=asyncio.sleep))


_SENDERS = {Platform.DISCORD: _discord, Platform.SLACK: _slack}


async def _tell(_trouble: Trouble) -> None:
    """Nothing goes wrong at a fake that answers at once."""


@contextmanager
def _served() -> Iterator[str]:
    """Serve both platforms in a process of their own; yields the address."""
    context = multiprocessing.get_context("spawn")
    near, far = context.Pipe()
    process = context.Process(target=_run_server, args=(far,))
    process.start()
    try:
        yield near.recv()
    finally:
        process.terminate()
        process.join(10)


def _run_server(pipe: Connection) -> None:
    asyncio.run(_serve(pipe))


async def _serve(pipe: Connection) -> None:
    app = web.Application()
    me = a_user("1", bot=True)
    numbers = count(1)
    app.router.add_get("/users/@me", lambda _: _answer(me))
    app.router.add_get("/oauth2/applications/@me", lambda _: _answer(an_application()))
    app.router.add_post(
        "/channels/{id}/messages", lambda _: _answer(a_message("", id=str(next(numbers))))
    )
    app.router.add_post(
        "/chat.postMessage", lambda _: _answer({"ok": True, "ts": f"1.{next(numbers)}"})
    )
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    pipe.send(f"http://{host}:{port}")
    await asyncio.Event().wait()


async def _answer(body: dict[str, Any]) -> web.Response:
    # discord.py reads JSON only from exactly this type, without a charset.
    headers = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(body).encode(), headers=headers)
