"""The whole bot: desk, jobs, web server, platforms and workers, started and stopped together."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from prometheus_client import CollectorRegistry

from bot.answers.commands import COMMANDS
from bot.app.archive import open_archive
from bot.app.connect import Client, Connected, connect
from bot.app.desk import Desk
from bot.app.jobs import start_jobs
from bot.app.lacks import find_lacks
from bot.app.outbox_watch import OutboxWatch
from bot.charts.paint import MatplotlibPainter
from bot.errors import StoreError
from bot.messages.answerer import Answerer
from bot.messages.health import Connection, Health
from bot.platforms.page.routes import page_routes
from bot.scheduling.scheduler import Scheduler
from bot.settings import Settings
from bot.web.health import health_routes
from bot.web.metrics import MeasuredAnswerer
from bot.web.outbox_gauges import OutboxGauges
from bot.web.server import WebServer

_log = structlog.stdlib.get_logger(__name__)
_STOP_SECONDS = 15.0
"""For clients and workers; the web server takes 5 s at most after them."""
_OFF = Health(name="digests", connection=Connection.OFF, detail="Off: [digests] enabled = false.")


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
        connected = connect(desk, answerer, painter)
        for close in (desk.digests.recorder.flush, *connected.closers):
            stack.push_async_callback(close)
        watch = _watch(desk, registry)
        desk.healths.extend(client.health for client in connected.clients)
        desk.healths.append(watch.health if desk.settings.digests.enabled else lambda: _OFF)
        routes = [*connected.routes, *_own_routes(desk, registry, answerer, painter)]
        say(f"Web page: {await _start_web(desk.settings, routes, stack)}")
        for lack in find_lacks(desk.settings):
            say(str(lack))
        if not desk.settings.digests.enabled:
            say("Digests: off; set [digests] enabled = true to take subscriptions and post them.")
        await watch.look()
        stack.push_async_callback(_start(desk, connected, start_jobs(desk, watch)))
        await foreground(answerer)


def _start(
    desk: Desk, connected: Connected, jobs: Scheduler
) -> Callable[[], Coroutine[object, object, None]]:
    """Start clients, then workers, and return what stops them and the jobs."""
    running = [asyncio.create_task(client.run()) for client in connected.clients]
    if desk.settings.digests.enabled:
        desk.digests.outlets.start()

    async def stop() -> None:
        ends_at = asyncio.get_running_loop().time() + _STOP_SECONDS
        # Workers first: what they hold travels over the clients' connections.
        await asyncio.gather(jobs.stop(), desk.digests.outlets.stop())
        await _stop_clients(connected.clients, running, ends_at=ends_at)

    return stop


def _watch(desk: Desk, registry: CollectorRegistry) -> OutboxWatch:
    digests = desk.digests
    return OutboxWatch(
        store=digests.deliveries,
        outlets=digests.outlets,
        gauges=OutboxGauges(registry=registry),
        clock=desk.clock,
    )


def _own_routes(
    desk: Desk, registry: CollectorRegistry, answerer: Answerer, painter: MatplotlibPainter
) -> list[web.RouteDef]:
    routes = _health_routes(desk, registry)
    if desk.settings.web.page:
        routes += page_routes(
            answerer=answerer,
            commands=COMMANDS,
            painter=painter,
            clock=desk.clock,
            archive=open_archive(desk.digests),
        )
    return routes


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


async def _start_web(
    settings: Settings, routes: Sequence[web.RouteDef], stack: AsyncExitStack
) -> str:
    hosts = [urlsplit(url).hostname for url in (settings.slack.public_url, settings.web.public_url)]
    server = WebServer(
        settings.web.host,
        settings.web.port,
        routes,
        public_hosts=[*settings.web.public_hosts, *filter(None, hosts)],
    )
    address = await server.start()
    stack.push_async_callback(server.stop)
    return address


async def _stop_clients(
    clients: Sequence[Client], running: Sequence[asyncio.Task[None]], *, ends_at: float
) -> None:
    """Ask every client to finish; cancel what has not by then."""
    stopping = [asyncio.create_task(client.stop()) for client in clients]
    tasks = {*stopping, *running}
    if not tasks:
        return
    seconds = max(ends_at - asyncio.get_running_loop().time(), 1.0)
    _, late = await asyncio.wait(tasks, timeout=seconds)
    for task in late:
        task.cancel()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(result, Exception):
            _log.error("platform.failed", exc_info=result)
