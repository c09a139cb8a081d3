"""The real client, mounted on a server, with a fake Slack on the other side."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.answers.commands import COMMANDS
from bot.messages.health import Connection
from bot.platforms.slack.client import SlackClient, SlackPorts, SlackSetup
from tests.fakes.answerer import FakeAnswerer, fake_painter
from tests.fakes.serving import serving
from tests.fakes.slack_person import SIGNING_SECRET, a_command, as_form, signed
from tests.fakes.slack_server import APP_TOKEN, BOT_TOKEN, FakeSlack, running_slack

NOW = datetime(2024, 9, 12, 8, 0, tzinfo=UTC)


@dataclass
class Waits:
    """Sleeps that take no time, and how long they were meant to be, in seconds."""

    slept: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        """Note the wait."""
        self.slept.append(seconds)


def a_setup(slack: FakeSlack, waits: Waits, **changes: Any) -> SlackSetup:
    """Return how a desk would set Slack up, in http mode."""
    setup = SlackSetup(
        mode="http",
        connections=2,
        base_url=slack.api,
        bot_token=SecretStr(BOT_TOKEN),
        app_token=SecretStr(APP_TOKEN),
        signing_secret=SecretStr(SIGNING_SECRET),
        sleep=waits,
    )
    return replace(setup, **changes)


def some_ports(answerer: FakeAnswerer, **changes: Any) -> SlackPorts:
    """Return ports with fakes behind them."""
    ports = SlackPorts(
        answerer=answerer,
        commands=COMMANDS,
        painter=fake_painter,
        clock=lambda: NOW,
        new_error_id=lambda: "e4r0r",
    )
    return replace(ports, **changes)


class Wire:
    """Slack's side of http mode: sends what people do, signed."""

    def __init__(self, client: SlackClient, session: aiohttp.ClientSession, url: str) -> None:
        self.client = client
        self.session = session
        self.url = f"{url}/slack/events"

    async def send(
        self, body: bytes, headers: dict[str, str], *, settle: bool = True
    ) -> tuple[int, dict[str, Any], str]:
        """Post a body and return the status, the JSON and the text of the answer."""
        async with self.session.post(self.url, data=BytesIO(body), headers=headers) as response:
            text = await response.text()
        if settle:
            await self.client.settle()
        is_json = text.startswith("{")
        return response.status, json.loads(text) if is_json else {}, text

    async def command(self, line: str, *, response_url: str, settle: bool = True) -> dict[str, Any]:
        """Type a command and return what it is acknowledged with."""
        body = urlencode(a_command(line, response_url=response_url)).encode()
        headers = signed(body, at=NOW, kind="form")
        status, answer, text = await self.send(body, headers, settle=settle)
        assert status == 200, text
        return answer

    async def event(self, event: dict[str, Any], **headers: str) -> int:
        """Deliver an event and return the status."""
        body = json.dumps(event).encode()
        status, _, _ = await self.send(body, signed(body, at=NOW) | headers)
        return status

    async def interaction(self, payload: dict[str, Any]) -> int:
        """Deliver a press or a shortcut and return the status."""
        body = as_form(payload)
        status, _, _ = await self.send(body, signed(body, at=NOW, kind="form"))
        return status

    async def submit(self, payload: dict[str, Any], *, settle: bool = True) -> dict[str, Any]:
        """Deliver a form, or a search in one, and return what it is acknowledged with."""
        body = as_form(payload)
        headers = signed(body, at=NOW, kind="form")
        status, answer, text = await self.send(body, headers, settle=settle)
        assert status == 200, text
        return answer


async def until(client: SlackClient, connection: Connection) -> None:
    """Wait, five seconds at most, until the client's health is such."""
    async with asyncio.timeout(5):
        while client.health().connection is not connection:  # noqa: ASYNC110 - health is polled
            await asyncio.sleep(0)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with running_slack() as running:
        yield running


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
async def answerer() -> FakeAnswerer:
    return FakeAnswerer()


@asynccontextmanager
async def connected(
    setup: SlackSetup, answerer: FakeAnswerer, **changes: Any
) -> AsyncIterator[Wire]:
    """Run a client in http mode behind a server."""
    client = SlackClient(setup, some_ports(answerer, **changes))
    app = web.Application()
    app.add_routes(client.slack_routes())
    running = asyncio.create_task(client.run())
    async with serving(app) as url, aiohttp.ClientSession() as session:
        yield Wire(client, session, url)
    await client.stop()
    await running


@pytest.fixture
async def wire(slack: FakeSlack, waits: Waits, answerer: FakeAnswerer) -> AsyncIterator[Wire]:
    async with connected(a_setup(slack, waits), answerer) as running:
        await slack.until(lambda it: "auth.test" in it.calls)
        yield running


@pytest.fixture
async def impatient_wire(
    slack: FakeSlack, waits: Waits, answerer: FakeAnswerer
) -> AsyncIterator[Wire]:
    """A client that acknowledges whatever is not answered at once."""
    async with connected(a_setup(slack, waits, patience=0), answerer) as running:
        await slack.until(lambda it: "auth.test" in it.calls)
        yield running
