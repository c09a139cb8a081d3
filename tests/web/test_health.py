"""What an operator's machines read: health and metrics."""

import asyncio

import pytest
from aiohttp import ClientSession
from prometheus_client import CollectorRegistry

from bot.messages.health import Connection, Health
from bot.web import health
from bot.web.health import health_routes
from tests.web.conftest import Serve


class Bot:
    """A bot in whatever state a test wants."""

    def __init__(self) -> None:
        self.version: int | None = 7
        self.reachable = True
        self.hangs = False
        self.platforms = [Health(name="Slack", connection=Connection.READY)]
        self.registry = CollectorRegistry()

    async def store_reachable(self) -> bool:
        if self.hangs:
            await asyncio.Event().wait()
        return self.reachable

    async def ask(self, serve: Serve, client: ClientSession) -> tuple[int, dict[str, object]]:
        routes = health_routes(
            platforms=lambda: self.platforms,
            book_version=lambda: self.version,
            store_reachable=self.store_reachable,
            registry=self.registry,
        )
        async with client.get(f"{await serve(routes)}healthz") as answer:
            return answer.status, await answer.json()


async def test_a_bot_with_a_book_is_ready(serve: Serve, client: ClientSession) -> None:
    assert await Bot().ask(serve, client) == (
        200,
        {
            "live": True,
            "ready": True,
            "state": "ready",
            "book_version": 7,
            "store": "reachable",
            "platforms": {"Slack": {"connection": "ready", "detail": ""}},
        },
    )


async def test_a_bot_without_a_book_is_not_ready(serve: Serve, client: ClientSession) -> None:
    bot = Bot()
    bot.version = None
    status, body = await bot.ask(serve, client)
    assert (status, body["ready"], body["state"]) == (503, False, "starting")


async def test_a_bot_whose_store_is_gone_answers_on(serve: Serve, client: ClientSession) -> None:
    bot = Bot()
    bot.reachable = False
    status, body = await bot.ask(serve, client)
    assert (status, body["state"], body["store"]) == (200, "degraded", "unreachable")


async def test_a_store_that_hangs_does_not_hold_up_the_answer(
    serve: Serve, client: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "STORE_SECONDS", 0.01)
    bot = Bot()
    bot.hangs = True
    status, body = await bot.ask(serve, client)
    assert (status, body["store"]) == (200, "unreachable")


async def test_a_platform_that_failed_is_named_and_one_that_is_off_is_no_fault(
    serve: Serve, client: ClientSession
) -> None:
    bot = Bot()
    bot.platforms = [Health(name="Slack", connection=Connection.OFF, detail="No token is set.")]
    assert (await bot.ask(serve, client))[1]["state"] == "ready"
    bot.platforms = [Health(name="Slack", connection=Connection.FAILED, detail="Revoked.")]
    status, body = await bot.ask(serve, client)
    assert (status, body["state"]) == (200, "degraded")
    assert body["platforms"] == {"Slack": {"connection": "failed", "detail": "Revoked."}}
