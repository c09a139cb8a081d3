"""`/healthz` for whoever runs the bot, and `/metrics` for Prometheus."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from bot.messages.health import Connection, Health

STORE_SECONDS = 2.0
"""How long the store may take to be called reachable."""


def health_routes(
    *,
    platforms: Callable[[], Sequence[Health]],
    book_version: Callable[[], int | None],
    store_reachable: Callable[[], Awaitable[bool]],
    registry: CollectorRegistry,
) -> list[web.RouteDef]:
    """Return the two routes.

    `book_version` gives None until the first Book stands. `/healthz` is 503 until then, and 200
    after: an unreachable store or platform makes it "degraded", for the bot goes on answering.
    """

    async def healthz(request: web.Request) -> web.Response:
        version, healths = book_version(), platforms()
        reachable = await _asked_in_time(store_reachable)
        broken = not reachable or any(each.connection is Connection.FAILED for each in healths)
        ready = version is not None
        body = {
            "live": True,
            "ready": ready,
            "state": ("degraded" if broken else "ready") if ready else "starting",
            "book_version": version,
            "store": "reachable" if reachable else "unreachable",
            "platforms": {
                each.name: {"connection": each.connection.value, "detail": each.detail}
                for each in healths
            },
        }
        return web.json_response(body, status=200 if ready else 503)

    async def metrics(request: web.Request) -> web.Response:
        headers = {"Content-Type": CONTENT_TYPE_PLAIN_0_0_4}
        return web.Response(body=generate_latest(registry), headers=headers)

    return [web.get("/healthz", healthz), web.get("/metrics", metrics)]


async def _asked_in_time(store_reachable: Callable[[], Awaitable[bool]]) -> bool:
    try:
        async with asyncio.timeout(STORE_SECONDS):
            return await store_reachable()
    except TimeoutError:
        return False
