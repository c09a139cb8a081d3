"""The whole bot: desk, jobs, web server and platforms, started and stopped together."""

import asyncio
import gc
import random
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from functools import partial
from typing import Protocol
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.answers.commands import COMMANDS
from bot.app.desk import Desk
from bot.charts.paint import MatplotlibPainter
from bot.clock import system_clock
from bot.errors import StoreError
from bot.logs import new_error_id
from bot.messages.answerer import Answerer
from bot.messages.health import Health
from bot.platforms.page.routes import page_routes
from bot.scheduling.scheduler import IntervalJob, Scheduler
from bot.settings import Settings, find_lacks
from bot.web.health import health_routes
from bot.web.metrics import MeasuredAnswerer
from bot.web.server import WebServer

_log = structlog.stdlib.get_logger(__name__)
_STOP_SECONDS = 20.0


class Client(Protocol):
    """What every platform's client can do."""

    def health(self) -> Health:
        """Return how the connection is now."""
        ...

    async def run(self) -> None:
        """Connect and answer until `stop`."""
        ...

    async def stop(self) -> None:
        """Have `run` return."""
        ...


async def serve(
    desk: Desk,
    *,
    say: Callable[[str], None],
    foreground: Callable[[Answerer], Coroutine[object, object, None]],
) -> None:
    """Serve until `foreground` returns or is cancelled, then stop everything within 20 s.

    `say` is given one line for each thing an operator wants to know at the start.
    Raises ConfigError when the web address cannot be listened on.
    """
    registry = CollectorRegistry()
    answerer = MeasuredAnswerer(
        desk.service, commands=[command.name for command in COMMANDS], registry=registry
    )
    async with AsyncExitStack() as stack:
        painter = MatplotlibPainter()
        stack.push_async_callback(painter.stop)
        clients, routes = _connect(desk, answerer, painter)
        desk.healths.extend(client.health for client in clients)
        await _start_jobs(desk, stack)
        if desk.settings.web.page:
            routes += page_routes(
                answerer=answerer, commands=COMMANDS, painter=painter, clock=desk.clock
            )
        routes += _health_routes(desk, registry)
        say(f"Web page: {await _start_web(desk.settings, routes, stack)}")
        for lack in find_lacks(desk.settings):
            say(str(lack))
        tasks = [asyncio.create_task(client.run()) for client in clients]
        stack.push_async_callback(_stop_clients, clients, tasks)
        await foreground(answerer)


def _connect(
    desk: Desk, answerer: Answerer, painter: MatplotlibPainter
) -> tuple[list[Client], list[web.RouteDef]]:
    """Return the clients whose tokens are set, and the routes they need.

    discord.py and slack-bolt are imported here, only when they are used.
    """
    lacking = {lack.platform for lack in find_lacks(desk.settings)}
    clients: list[Client] = []
    routes: list[web.RouteDef] = []
    if "Discord" not in lacking:
        clients.append(_discord(desk, answerer, painter))
    if "Slack" not in lacking:
        slack, routes = _slack(desk, answerer, painter)
        clients.append(slack)
    return clients, routes


def _discord(desk: Desk, answerer: Answerer, painter: MatplotlibPainter) -> Client:
    from bot.platforms.discord.client import DiscordClient

    token = desk.settings.secrets.discord_token
    if token is None:
        raise ValueError("Discord is connected only with a token")
    return DiscordClient(
        settings=desk.settings.discord,
        token=token,
        answerer=answerer,
        commands=COMMANDS,
        painter=painter,
        marks=desk.marks,
        clock=desk.clock,
        random=random.SystemRandom(),
    )


def _slack(
    desk: Desk, answerer: Answerer, painter: MatplotlibPainter
) -> tuple[Client, list[web.RouteDef]]:
    from bot.platforms.slack.client import SlackClient, SlackPorts, SlackSetup

    secrets, slack = desk.settings.secrets, desk.settings.slack
    client = SlackClient(
        SlackSetup(
            mode=slack.mode,
            connections=slack.connections,
            base_url=slack.base_url,
            bot_token=secrets.slack_bot_token,
            app_token=secrets.slack_app_token,
            signing_secret=secrets.slack_signing_secret,
        ),
        SlackPorts(
            answerer=answerer,
            commands=COMMANDS,
            painter=painter,
            clock=desk.clock,
            new_error_id=partial(new_error_id, random.SystemRandom()),
        ),
    )
    return client, client.slack_routes()


def _health_routes(desk: Desk, registry: CollectorRegistry) -> list[web.RouteDef]:
    async def reachable() -> bool:
        try:
            await desk.facts.version()
        except StoreError:
            return False
        return True

    return health_routes(
        platforms=lambda: [health() for health in desk.healths],
        book_version=lambda: desk.shelf.snapshot.book.version,
        store_reachable=reachable,
        registry=registry,
    )


async def _start_jobs(desk: Desk, stack: AsyncExitStack) -> None:
    async def refresh() -> None:
        if await desk.shelf.refresh():
            _settle()

    _settle()
    seconds = desk.settings.store.refresh_seconds
    jobs = (IntervalJob(name="refresh", seconds=seconds, run=refresh),)
    scheduler = Scheduler(
        jobs, clock=system_clock, new_id=partial(new_error_id, random.SystemRandom())
    )
    scheduler.start()
    stack.push_async_callback(scheduler.stop)


def _settle() -> None:
    """Take the Book out of garbage collection, which would stop answers to walk all of it.

    A Book holds no cycles: an old one goes by reference counts.
    """
    gc.freeze()


async def _start_web(
    settings: Settings, routes: Sequence[web.RouteDef], stack: AsyncExitStack
) -> str:
    slack = urlsplit(settings.slack.public_url).hostname
    server = WebServer(
        settings.web.host,
        settings.web.port,
        routes,
        public_hosts=[*settings.web.public_hosts, *([slack] if slack else [])],
    )
    address = await server.start()
    stack.push_async_callback(server.stop)
    return address


async def _stop_clients(clients: Sequence[Client], tasks: Sequence[asyncio.Task[None]]) -> None:
    """Ask every client to finish; cancel what has not after 20 s."""
    for client in clients:
        await client.stop()
    if not tasks:
        return
    _, late = await asyncio.wait(tasks, timeout=_STOP_SECONDS)
    for task in late:
        task.cancel()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(result, Exception):
            _log.error("platform.failed", exc_info=result)
