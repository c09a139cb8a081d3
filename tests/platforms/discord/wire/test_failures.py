"""What Discord refuses, loses or takes back, on a real wire."""

import asyncio

import pytest
from structlog.testing import capture_logs

from bot.messages.health import Connection
from bot.messages.request import Call
from bot.platforms.discord.client import DiscordClient
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.discord_payloads import APPLICATION, a_command, a_message
from tests.fakes.discord_server import FakeDiscord, Fault
from tests.platforms.discord.conftest import Build

MENTION = f"<@{APPLICATION}> who was sanctioned?"


async def test_an_expired_interaction_is_logged_and_left(
    client: DiscordClient, discord: FakeDiscord
) -> None:
    discord.faults.append(Fault(path="/callback", status=404, code=10062))
    with capture_logs() as logs:
        await discord.gateway.dispatch("INTERACTION_CREATE", a_command("sanctions"))
        await discord.gateway.dispatch("INTERACTION_CREATE", a_command("aid", id="2009"))
        await discord.until(lambda it: it.messages)
    assert "discord_expired" in [each["event"] for each in logs]
    assert len(discord.sent("POST", "/interactions/2001")) == 1


async def test_a_place_that_refuses_the_bot_is_not_tried_again(
    client: DiscordClient, discord: FakeDiscord
) -> None:
    discord.faults.append(Fault(path="/messages", status=403, code=50013))
    with capture_logs() as logs:
        await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION))
        await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION, id="1002"))
        await discord.until(lambda it: it.messages)
    assert "discord_place_refused" in [each["event"] for each in logs]
    assert len(discord.sent("POST", "/messages")) == 2


async def test_a_place_without_embeds_gets_text(
    client: DiscordClient, discord: FakeDiscord
) -> None:
    discord.faults.append(Fault(path="/messages", status=400, code=50006))
    await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION))
    await discord.until(lambda it: it.messages)
    assert "Norland listed Delta Shipping." in discord.messages[0].body["content"]


async def test_a_message_that_discord_refuses_becomes_a_sentence_with_an_id(
    client: DiscordClient, discord: FakeDiscord
) -> None:
    discord.faults.append(Fault(path="/callback", status=400, code=50035))
    with capture_logs() as logs:
        await discord.gateway.dispatch("INTERACTION_CREATE", a_command("sanctions"))
        await discord.until(lambda it: it.messages)
    (error_id,) = [each["error_id"] for each in logs if each["event"] == "discord_answer_failed"]
    data = discord.messages[0].body["data"]
    assert error_id in data["content"]
    assert data["flags"] == 64


async def test_a_command_that_is_no_longer_in_the_table_gets_help(
    client: DiscordClient, discord: FakeDiscord, answerer: FakeAnswerer
) -> None:
    await discord.gateway.dispatch("INTERACTION_CREATE", a_command("dropped"))
    await discord.until(lambda it: it.messages)
    assert answerer.requests[0].asked == Call(command="help")
    assert discord.messages[0].body["data"]["flags"] == 64


async def test_answers_under_way_are_sent_before_the_bot_stops(
    client: DiscordClient, discord: FakeDiscord, answerer: FakeAnswerer, impatient: None
) -> None:
    answerer.gate.clear()
    await discord.gateway.dispatch("INTERACTION_CREATE", a_command("sanctions"))
    await discord.until(lambda it: it.sent("POST", "/callback"))
    stopping = asyncio.create_task(client.stop())
    await asyncio.wait({stopping}, timeout=0.2)
    answerer.gate.set()
    await stopping
    assert discord.messages


async def test_a_bad_token_is_said_and_ends_the_run(build: Build, discord: FakeDiscord) -> None:
    discord.faults.append(Fault(path="/users/@me", status=401))
    client = build()
    await client.run()
    assert client.health().connection is Connection.FAILED
    assert "DISCORD_TOKEN" in client.health().detail


async def test_a_token_that_the_gateway_refuses_is_said(build: Build, discord: FakeDiscord) -> None:
    discord.gateway.refuse_with = 4004
    client = build()
    await client.run()
    assert client.health().connection is Connection.FAILED


async def test_an_outage_at_the_start_is_waited_out(
    build: Build, discord: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.platforms.discord.client._FIRST_PAUSE", 0.01)
    discord.faults.extend([Fault(path="/users/@me", status=503), Fault(path="/users/@me")])
    client = build()
    running = asyncio.create_task(client.run())
    await discord.until(lambda it: it.sent("PUT", "commands"))
    await client.stop()
    await running
    assert len(discord.sent("GET", "/users/@me")) == 3
