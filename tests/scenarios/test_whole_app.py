"""The whole bot over the first story: real libraries on faked wires, one core behind them."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from pydantic import SecretStr

from bot.answers.commands import COMMANDS
from bot.app.desk import open_desk
from bot.app.serve import serve
from bot.credentials import Secrets
from bot.messages.answerer import Answerer
from bot.settings import DiscordSettings, Settings, SlackSettings, WebSettings
from tests.fakes.discord_payloads import APPLICATION, a_command, a_message
from tests.fakes.discord_server import TOKEN, FakeDiscord, serve_discord
from tests.fakes.slack_person import SIGNING_SECRET, signed
from tests.fakes.slack_person import a_command as a_slack_command
from tests.fakes.slack_server import BOT_TOKEN, FakeSlack, running_slack
from tests.scenarios.desk import NOW, settings_in

ANSWERED, ACKNOWLEDGED = 4, 5
"""What takes a little, such as a picture, is acknowledged first."""
ANSWER = "six entities and ten people based in Iran and Russia, among them Iran Air"


@dataclass
class World:
    """A running bot between a fake Discord and a fake Slack, and what it said at the start."""

    discord: FakeDiscord
    slack: FakeSlack
    said: list[str]

    @property
    def address(self) -> str:
        """The address of the web page."""
        return next(line.split()[-1] for line in self.said if line.startswith("Web page"))


def connected(settings: Settings, discord: FakeDiscord, slack: FakeSlack) -> Settings:
    """Point the settings at the fakes, with tokens."""
    return settings.model_copy(
        update={
            "web": WebSettings(port=0),
            "discord": DiscordSettings(
                api_url=f"{discord.url}/api", gateway_url=discord.gateway.url
            ),
            "slack": SlackSettings(mode="http", base_url=slack.api),
            "secrets": Secrets(
                discord_token=SecretStr(TOKEN),
                slack_bot_token=SecretStr(BOT_TOKEN),
                slack_signing_secret=SecretStr(SIGNING_SECRET),
            ),
        }
    )


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with serve_discord() as discord, running_slack() as slack:
        settings = connected(settings_in(tmp_path), discord, slack)
        async with open_desk(settings, clock=lambda: NOW) as desk:
            await desk.load_stories()
            world, ready, done = World(discord, slack, []), asyncio.Event(), asyncio.Event()

            async def foreground(answerer: Answerer) -> None:
                ready.set()
                await done.wait()

            running = asyncio.create_task(serve(desk, say=world.said.append, foreground=foreground))
            await asyncio.wait_for(ready.wait(), 20)
            await discord.until(lambda it: it.sent("PUT", "commands"))
            yield world
            done.set()
            await running


async def test_one_question_has_one_answer_everywhere(world: World) -> None:
    await world.discord.gateway.dispatch(
        "INTERACTION_CREATE", a_command("sanctions", by="washington")
    )
    await world.discord.until(lambda it: it.sent("POST", "/callback"))
    (callback,) = world.discord.sent("POST", "/callback")
    on_discord = callback.body["data"]["embeds"][0]["description"]

    body = urlencode(
        a_slack_command("/sanctions by:washington", response_url=f"{world.slack.api}r")
    ).encode()
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        async with session.post(
            f"{world.address}slack/events",
            data=BytesIO(body),
            headers=signed(body, at=NOW, kind="form"),
        ) as answer:
            on_slack = json.loads(await answer.text())["text"]
        async with session.get(world.address) as answer:
            hidden = dict(re.findall(r'name="(token|key)" value="([^"]+)"', await answer.text()))
        form = {"line": "/sanctions by:washington", **hidden}
        async with session.post(world.address, data=form) as answer:
            on_page = re.sub(r"\s+", " ", await answer.text())

    for text in (on_discord, on_slack, on_page):
        assert ANSWER in text
        assert "UPI" in text and "10 September 2024" in text


async def test_a_mention_and_a_health_check_while_everything_runs(world: World) -> None:
    mention = a_message(f"<@{APPLICATION}> who said it was a significant escalation?")
    await world.discord.gateway.dispatch("MESSAGE_CREATE", mention)
    await world.discord.until(lambda it: it.messages)
    assert "David Lammy" in world.discord.messages[0].body["embeds"][0]["description"]
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{world.address}healthz") as answer,
    ):
        health = await answer.json()
    assert health["state"] == "ready"
    assert health["platforms"]["discord"]["connection"] == "ready"
    assert not [line for line in world.said if "not connected" in line]


async def test_every_command_is_registered_and_answers_on_discord(world: World) -> None:
    (sync,) = world.discord.sent("PUT", "commands")
    slash = {name: options for each in sync.body for name, options in by_name(each)}
    assert slash.keys() == {command.name for command in COMMANDS}
    for number, (name, options) in enumerate(slash.items()):
        needed = [each["name"] for each in options if each.get("required")]
        asked = called(name, **dict.fromkeys(needed, "iran air"))
        await world.discord.gateway.dispatch(
            "INTERACTION_CREATE", asked | {"id": str(9000 + number)}
        )
    await world.discord.until(lambda it: len(it.sent("POST", "/callback")) == len(slash))
    for callback in world.discord.sent("POST", "/callback"):
        assert callback.body["type"] in (ANSWERED, ACKNOWLEDGED)


def by_name(command: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield a slash command with its options, or those of its subcommands by both words."""
    if command.get("type", 1) != 1:
        return
    subcommands = [each for each in command["options"] if each["type"] == 1]
    for each in subcommands:
        yield f"{command['name']} {each['name']}", each["options"]
    if not subcommands:
        yield command["name"], command["options"]


def called(name: str, /, **options: str) -> dict[str, Any]:
    """Build the interaction of a command or of a subcommand."""
    group, _, verb = name.rpartition(" ")
    whole = a_command(verb, **options)
    if not group:
        return whole
    sub = {"name": verb, "type": 1, "options": whole["data"]["options"]}
    return whole | {"data": whole["data"] | {"name": group, "options": [sub]}}
