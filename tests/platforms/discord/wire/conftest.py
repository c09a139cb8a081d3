"""A Discord client on a real wire, connected to a fake Discord."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.platforms.discord.client import DiscordClient
from bot.settings import DiscordSettings
from tests.fakes.discord_server import FakeDiscord, serve_discord
from tests.platforms.discord.conftest import Build


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with serve_discord() as served:
        yield served


@pytest.fixture
def settings(discord: FakeDiscord) -> DiscordSettings:
    return DiscordSettings(api_url=f"{discord.url}/api", gateway_url=discord.gateway.url)


@pytest.fixture
async def client(build: Build, discord: FakeDiscord) -> AsyncIterator[DiscordClient]:
    """A client connected to the fake on the wire."""
    made = build()
    running = asyncio.create_task(made.run())
    await discord.until(lambda it: it.sent("PUT", "commands"))
    yield made
    await made.stop()
    await running


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every answer that is not ready at once count as slow."""
    monkeypatch.setattr("bot.platforms.discord.respond.GRACE", 0.01)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library's pauses between attempts take no time."""
    sleep = asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda delay, result=None: sleep(0, result))
