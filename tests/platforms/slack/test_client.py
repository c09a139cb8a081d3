"""What an operator is told about Slack."""

import asyncio
from typing import Any

import pytest
from pydantic import SecretStr

from bot.messages.health import Connection
from bot.platforms.slack.client import SlackClient
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.slack_server import FakeSlack
from tests.platforms.slack.conftest import Waits, Wire, a_setup, connected, some_ports, until


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"bot_token": None}, ["SLACK_BOT_TOKEN"]),
        ({"mode": "socket", "app_token": None}, ["SLACK_APP_TOKEN"]),
        ({"signing_secret": SecretStr("")}, ["SLACK_SIGNING_SECRET"]),
        (
            {"mode": "socket", "bot_token": None, "app_token": None},
            ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"],
        ),
    ],
)
async def test_what_is_missing_is_named_and_slack_stays_off(
    slack: FakeSlack,
    waits: Waits,
    answerer: FakeAnswerer,
    changes: dict[str, Any],
    named: list[str],
) -> None:
    client = SlackClient(a_setup(slack, waits, **changes), some_ports(answerer))

    await client.run()

    assert client.health().connection is Connection.OFF
    assert client.health().detail == f"Set {' and '.join(named)} to connect Slack."
    assert slack.calls == []


async def test_a_bot_token_slack_refuses_is_told_and_ends_nothing(
    slack: FakeSlack, waits: Waits, answerer: FakeAnswerer
) -> None:
    setup = a_setup(slack, waits, bot_token=SecretStr("xoxb-wrong"))
    client = SlackClient(setup, some_ports(answerer))

    running = asyncio.create_task(client.run())
    await slack.until(lambda it: "auth.test" in it.calls)
    await until(client, Connection.FAILED)

    assert "SLACK_BOT_TOKEN" in client.health().detail
    assert "xoxb-wrong" not in client.health().detail
    await client.stop()
    await running


async def test_ready_once_slack_has_told_whose_token_it_is(wire: Wire) -> None:
    assert wire.client.health().connection is Connection.READY


async def test_whose_token_it_is_is_asked_once(wire: Wire, slack: FakeSlack) -> None:
    for _ in range(3):
        await wire.command("/aid", response_url=slack.response_url())

    assert slack.calls == ["auth.test"]


async def test_commands_are_answered_while_slacks_api_is_down(
    waits: Waits, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    setup = a_setup(slack, waits, base_url="http://127.0.0.1:1/api/", sleep=_for_ever)
    async with connected(setup, answerer) as wire:
        answer = await wire.command("/aid", response_url=slack.response_url())

        assert answer["text"] == "Asked: /aid"
        assert wire.client.health().connection is Connection.CONNECTING


async def test_socket_mode_has_no_routes(
    slack: FakeSlack, waits: Waits, answerer: FakeAnswerer
) -> None:
    client = SlackClient(a_setup(slack, waits, mode="socket"), some_ports(answerer))

    assert client.slack_routes() == []


async def test_tokens_in_the_environment_are_not_used(
    slack: FakeSlack, waits: Waits, answerer: FakeAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-from-elsewhere")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "from-elsewhere")

    client = SlackClient(a_setup(slack, waits, bot_token=None), some_ports(answerer))

    assert client.health().connection is Connection.OFF


async def _for_ever(seconds: float) -> None:
    await asyncio.Event().wait()
