"""The real discord.py on a real wire: what only a network shows."""

import json
from dataclasses import replace

import pytest
from discord import Intents
from structlog.testing import capture_logs

from bot.delivery.key import to_nonce
from bot.messages.health import Connection
from bot.messages.request import Call
from bot.platforms.discord.client import DiscordClient
from bot.platforms.discord.render import payload_json
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.discord import a_reply
from tests.fakes.discord_payloads import APPLICATION, a_command, a_message, a_press
from tests.fakes.discord_server import FakeDiscord, Fault

MENTION = f"<@{APPLICATION}> who was sanctioned?"


async def test_a_mention_is_answered_by_a_reply_to_it(
    client: DiscordClient, discord: FakeDiscord
) -> None:
    await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION))
    await discord.until(lambda it: it.messages)
    (sent,) = discord.messages
    assert str(sent.body["message_reference"]["message_id"]) == "1001"
    assert "Norland listed Delta Shipping." in sent.body["embeds"][0]["description"]


async def test_no_privileged_intent_is_asked_for(
    client: DiscordClient, discord: FakeDiscord
) -> None:
    asked = Intents._from_value(discord.gateway.intents)
    assert not (asked.message_content or asked.members or asked.presences)
    assert client.health().connection is Connection.READY


@pytest.mark.parametrize(
    "fault",
    [
        Fault(path="/messages", status=502, accepted=True),
        Fault(path="/messages", accepted=True),
        Fault(path="/messages", status=429),
    ],
    ids=["an error after it was accepted", "a lost answer", "a rate limit"],
)
async def test_one_reply_is_shown_through(
    fault: Fault, client: DiscordClient, discord: FakeDiscord, no_waiting: None
) -> None:
    discord.faults.append(fault)
    await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION))
    await discord.until(lambda it: len(it.sent("POST", "/messages")) == 2)
    first, second = discord.sent("POST", "/messages")
    assert len(discord.messages) == 1
    assert first.body["nonce"] == second.body["nonce"] == to_nonce("discord:message:1001:0")
    assert first.body["enforce_nonce"] is True


async def test_a_mention_replayed_after_a_reconnect_is_answered_once(
    client: DiscordClient, discord: FakeDiscord, answerer: FakeAnswerer
) -> None:
    await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION))
    await discord.until(lambda it: it.messages)
    discord.gateway.replays = 1
    await discord.gateway.close(4000)
    await discord.gateway.until(lambda it: it.resumed)
    await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION, id="1002"))
    await discord.until(lambda it: len(it.messages) == 2)
    assert [each.key for each in answerer.requests] == [
        "discord:message:1001",
        "discord:message:1002",
    ]
    assert discord.gateway.identified == 1


async def test_what_was_asked_while_disconnected_is_answered_after(
    client: DiscordClient, discord: FakeDiscord
) -> None:
    await discord.gateway.close(4000)
    await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION))
    await discord.until(lambda it: it.messages)


async def test_a_slow_answer_is_acknowledged_first(
    client: DiscordClient, discord: FakeDiscord, answerer: FakeAnswerer, impatient: None
) -> None:
    answerer.gate.clear()
    await discord.gateway.dispatch("INTERACTION_CREATE", a_command("sanctions"))
    await discord.until(lambda it: it.sent("POST", "/callback"))
    answerer.gate.set()
    await discord.until(lambda it: it.sent("PATCH", "/messages/@original"))
    (acknowledged,) = discord.sent("POST", "/callback")
    assert acknowledged.body["type"] == 5
    assert len(discord.messages) == 1


async def test_a_slow_private_answer_does_not_take_the_place_of_a_public_acknowledgement(
    client: DiscordClient, discord: FakeDiscord, answerer: FakeAnswerer, impatient: None
) -> None:
    answerer.say = lambda request: replace(a_reply(), private=True)
    answerer.gate.clear()
    await discord.gateway.dispatch("INTERACTION_CREATE", a_command("story"))
    await discord.until(lambda it: it.sent("POST", "/callback"))
    answerer.gate.set()
    await discord.until(lambda it: it.messages)
    assert discord.sent("DELETE", "/messages/@original")
    assert discord.messages[0].body["flags"] == 64


async def test_a_slow_mention_shows_typing(
    client: DiscordClient, discord: FakeDiscord, answerer: FakeAnswerer, impatient: None
) -> None:
    answerer.gate.clear()
    await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION))
    await discord.until(lambda it: it.sent("POST", "/typing"))
    answerer.gate.set()
    await discord.until(lambda it: it.messages)


async def test_nothing_that_is_sent_can_mention_anybody(
    client: DiscordClient, discord: FakeDiscord, answerer: FakeAnswerer, impatient: None
) -> None:
    answerer.say = lambda request: a_reply(*("Long. " * 600,) * 3)
    await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION))
    await discord.gateway.dispatch("INTERACTION_CREATE", a_command("sanctions"))
    await discord.gateway.dispatch("INTERACTION_CREATE", a_press("dl:1l:/aid", id="2009"))
    await discord.until(lambda it: len(it.messages) == 9)
    for sent in discord.messages:
        body = sent.body.get("data", sent.body)
        assert body["allowed_mentions"]["parse"] == []


async def test_what_is_sent_is_what_the_command_line_shows(
    client: DiscordClient, discord: FakeDiscord
) -> None:
    await discord.gateway.dispatch("INTERACTION_CREATE", a_command("sanctions", by="us"))
    await discord.until(lambda it: it.messages)
    asked = Call(command="sanctions", options=(("by", "us"),))
    (shown,) = json.loads(payload_json(a_reply(), asked=asked))
    data = discord.messages[0].body["data"]
    assert {key: data[key] for key in shown if key in data} == shown


async def test_a_response_whose_answer_is_lost_is_sent_once(
    client: DiscordClient, discord: FakeDiscord
) -> None:
    discord.faults.append(Fault(path="/callback", accepted=True))
    with capture_logs() as logs:
        await discord.gateway.dispatch("INTERACTION_CREATE", a_command("sanctions"))
        await discord.until(lambda it: len(it.sent("POST", "/callback")) == 2)
        await client.stop()
    assert len(discord.messages) == 1
    assert not logs
