"""A real answer to draw, a browser to draw it in, and where the pictures go."""

import random
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import discord
import pytest
from playwright.async_api import Browser, async_playwright
from pydantic import SecretStr

from bot.answers.commands import COMMANDS
from bot.app.desk import Desk
from bot.charts.paint import MatplotlibPainter
from bot.messages.reply import Reply
from bot.messages.request import Line, Person, Place, Platform, Request
from bot.platforms.discord.client import DiscordClient
from bot.settings import DiscordSettings
from tests.fakes.discord_server import TOKEN
from tests.fakes.stores import MemoryMarkStore
from tests.platforms.discord.conftest import library_addresses, to_simulate
from tests.platforms.page.conftest import ARGUMENTS, CHROMIUM
from tests.scenarios.desk import NOW, open_test_desk

__all__ = ["library_addresses"]

IMAGES = Path(__file__).parents[2] / "docs" / "images"


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    assert shutil.which(CHROMIUM), "Pictures need a browser: install Debian's chromium."
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield opened
        await opened.close()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_test_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def answer(desk: Desk) -> Callable[[str], Awaitable[Reply]]:
    """Answer a line from the first story."""

    async def ask(line: str) -> Reply:
        return await desk.service.answer(
            Request(
                key=line,
                asked=Line(text=line),
                place=Place(platform=Platform.CONSOLE, id="picture"),
                person=Person(platform=Platform.CONSOLE, id="picture"),
                asked_at=NOW,
            )
        )

    return ask


@pytest.fixture
async def simcord_bot(desk: Desk) -> AsyncIterator[discord.Client]:
    painter = MatplotlibPainter()
    yield to_simulate(
        DiscordClient(
            settings=DiscordSettings(),
            token=SecretStr(TOKEN),
            answerer=desk.service,
            commands=COMMANDS,
            painter=painter,
            marks=MemoryMarkStore(),
            clock=lambda: NOW,
            random=random.Random(7),
        )
    )
    await painter.stop()


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Check that a picture is one, and with --update-golden keep it for the README."""

    def check(name: str, picture: bytes) -> None:
        assert picture.startswith(b"\x89PNG")
        if request.config.getoption("--update-golden"):
            (IMAGES / name).write_bytes(picture)

    return check
