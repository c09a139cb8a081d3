"""The page on a real server, and one real browser for all its tests."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from bot.answers.commands import COMMANDS
from bot.charts.paint import MatplotlibPainter
from bot.platforms.page.routes import page_routes
from bot.web.server import WebServer
from tests.fakes.answerer import FakeAnswerer, fake_painter
from tests.scenarios.desk import open_test_desk

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NOW = datetime(2024, 9, 12, 8, 0, tzinfo=UTC)


class HandClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Served:
    """The page's address, over an answerer that says what it is told."""

    address: str
    answerer: FakeAnswerer
    clock: HandClock


@pytest_asyncio.fixture(loop_scope="session")
async def served() -> AsyncIterator[Served]:
    answerer, clock = FakeAnswerer(), HandClock()
    server = WebServer("127.0.0.1", 0, page_routes(answerer, COMMANDS, fake_painter, clock))
    try:
        yield Served(address=await server.start(), answerer=answerer, clock=clock)
    finally:
        await server.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def channel(tmp_path: Path) -> AsyncIterator[str]:
    """The address of the page over the shipped stories, charts painted for real."""
    async with open_test_desk(tmp_path) as desk:
        painter = MatplotlibPainter()
        routes = page_routes(desk.service, COMMANDS, painter, lambda: NOW)
        server = WebServer("127.0.0.1", 0, routes)
        try:
            yield await server.start()
        finally:
            await server.stop()
            await painter.stop()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    assert shutil.which(CHROMIUM), "The page's tests need a browser: install Debian's chromium."
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        await browser.close()


@dataclass
class Watched:
    """What a browser page did besides showing: complaints, and addresses it asked for."""

    complaints: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.addresses.append(request.url))
