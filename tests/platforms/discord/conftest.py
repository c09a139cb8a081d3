"""A Discord client in a simulated Discord, and what it is made of."""

import asyncio
import random
from collections.abc import Iterator
from typing import Protocol

import pytest
import simcord
from discord import Client
from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr

from bot.answers.commands import COMMANDS
from bot.delivery.posting import Posting
from bot.platforms.discord.client import DiscordClient
from bot.settings import DiscordSettings
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.discord import FakePainter, a_reply, at_now
from tests.fakes.discord_server import TOKEN
from tests.fakes.stores import MemoryMarkStore
from tests.platforms.discord.scene import Scene, set_scene


class Build(Protocol):
    """Makes a client of the fixtures; called again, one that knows nothing of the first."""

    def __call__(self, other: DiscordSettings | None = None, /) -> DiscordClient: ...


@pytest.fixture(autouse=True)
def library_addresses() -> Iterator[None]:
    """Put back where discord.py looks for Discord: it is process-wide."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@pytest.fixture
def answerer() -> FakeAnswerer:
    return FakeAnswerer(lambda request: a_reply())


@pytest.fixture
def painter() -> FakePainter:
    return FakePainter()


@pytest.fixture
def marks() -> MemoryMarkStore:
    return MemoryMarkStore()


@pytest.fixture
def settings() -> DiscordSettings:
    return DiscordSettings()


@pytest.fixture
def postings() -> asyncio.Queue[Posting]:
    """What the client noted as seen by everybody."""
    return asyncio.Queue()


@pytest.fixture
def build(
    answerer: FakeAnswerer,
    painter: FakePainter,
    marks: MemoryMarkStore,
    settings: DiscordSettings,
    postings: asyncio.Queue[Posting],
) -> Build:
    def build_client(other: DiscordSettings | None = None) -> DiscordClient:
        return DiscordClient(
            settings=other or settings,
            token=SecretStr(TOKEN),
            answerer=answerer,
            commands=COMMANDS,
            painter=painter,
            marks=marks,
            clock=at_now,
            random=random.Random(7),
            remember=postings.put_nowait,
        )

    return build_client


@pytest.fixture
async def simcord_bot(build: Build) -> Client:
    return to_simulate(build())


def to_simulate(made: DiscordClient) -> Client:
    """Return the inner client; simcord looks for the command tree on it."""
    vars(made.client)["tree"] = made.tree
    return made.client


@pytest.fixture
async def scene(simcord_env: simcord.Env) -> Scene:
    return set_scene(simcord_env)
