"""A server on loopback, and somebody who asks it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack

import pytest
from aiohttp import ClientSession, web

from bot.web.server import WebServer

Serve = Callable[[Sequence[web.RouteDef]], Awaitable[str]]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Serve routes, and return their address."""
    async with AsyncExitStack() as stack:

        async def start(routes: Sequence[web.RouteDef]) -> str:
            server = WebServer("127.0.0.1", 0, routes, new_id=lambda: "fault-1")
            address = await server.start()
            stack.push_async_callback(server.stop)
            return address

        yield start


@pytest.fixture
async def client() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session
