"""Servers on 127.0.0.1, and what they do with a request."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web


@asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[str]:
    """Serve an application on a free port of 127.0.0.1; yields its address."""
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


async def read_body(request: web.Request) -> dict[str, Any]:
    """Return the fields of a body, whichever way they are written; of a form also the query's."""
    if request.content_type == "application/json":
        body: dict[str, Any] = await request.json()
        return body
    return {**request.query, **await request.post()}


def drop(request: web.Request) -> web.StreamResponse:
    """Break the connection off before an answer."""
    if request.transport:
        request.transport.abort()
    return web.Response()
