"""From a declined question to the desk's list and off it: buttons, restarts, a lost database."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp

from bot.app.desk import Desk, open_desk
from bot.app.serve import serve
from bot.messages.answerer import Answerer
from bot.messages.plain import to_plain
from bot.messages.reply import Reply
from bot.messages.request import Line, Person, Place, Platform, Request
from bot.platforms.discord.render import payload_json as discord_json
from bot.platforms.slack.render import payload_json as slack_json
from tests.fakes.discord_payloads import a_press
from tests.fakes.discord_server import FakeDiscord, serve_discord
from tests.fakes.slack_person import a_press as a_slack_press
from tests.fakes.slack_person import as_form, signed
from tests.fakes.slack_server import FakeSlack, running_slack
from tests.scenarios.desk import NOW, open_test_desk, settings_in
from tests.scenarios.test_whole_app import World, connected

QUESTION = "how much aid has Germany given Ukraine?"
LABEL = "Ask the desk"


async def put(desk: Desk, line: str, channel: str = "one") -> Reply:
    """Type a line in a terminal."""
    return await desk.service.answer(
        Request(
            key=line,
            asked=Line(text=line),
            place=Place(platform=Platform.CONSOLE, id=channel),
            person=Person(platform=Platform.CONSOLE, id="Ada"),
            asked_at=NOW,
            earlier=(),
        )
    )


async def declined(folder: Path) -> Reply:
    """Return a decline of a bot that is gone after."""
    async with open_test_desk(folder) as desk:
        return await put(desk, QUESTION)


def button_in(payload: object, label: str) -> dict[str, Any]:
    """Return the button of that label, wherever it is in a payload."""
    parts = list(payload.values()) if isinstance(payload, dict) else []
    parts = payload if isinstance(payload, list) else parts
    if isinstance(payload, dict) and "label" in payload and payload["label"] == label:
        return payload
    if isinstance(payload, dict) and payload.get("type") == "button":
        return payload if payload["text"]["text"] == label else {}
    return next((found for part in parts if (found := button_in(part, label))), {})


@asynccontextmanager
async def started(folder: Path, discord: FakeDiscord, slack: FakeSlack) -> AsyncIterator[World]:
    """Run the whole bot over what an earlier one left in `folder`."""
    settings = connected(settings_in(folder), discord, slack)
    async with open_desk(settings, clock=lambda: NOW) as desk:
        world, ready, done = World(discord, slack, []), asyncio.Event(), asyncio.Event()

        async def foreground(answerer: Answerer) -> None:
            ready.set()
            await done.wait()

        running = asyncio.create_task(serve(desk, say=world.said.append, foreground=foreground))
        await asyncio.wait_for(ready.wait(), 20)
        await discord.until(lambda it: it.sent("PUT", "commands"))
        try:
            yield world
        finally:
            done.set()
            await running


async def test_buttons_made_before_a_restart_file_the_question_on_discord_and_slack(
    tmp_path: Path,
) -> None:
    reply = await declined(tmp_path)
    on_discord = button_in(json.loads(discord_json(reply, asked=None)), LABEL)
    on_slack = button_in(json.loads(slack_json(reply, line=QUESTION)), LABEL)
    async with serve_discord() as discord, running_slack() as slack:
        async with started(tmp_path, discord, slack) as world:
            await discord.gateway.dispatch("INTERACTION_CREATE", a_press(on_discord["custom_id"]))
            await discord.until(lambda it: it.sent("POST", "/callback"))
            body = as_form(a_slack_press(on_slack, response_url=slack.response_url("pressed")))
            async with (
                aiohttp.ClientSession() as session,
                session.post(
                    f"{world.address}slack/events",
                    data=BytesIO(body),
                    headers=signed(body, at=NOW, kind="form"),
                ) as answer,
            ):
                assert answer.status == 200
            await slack.until(lambda it: it.posted("response_url"))
        (callback,) = discord.sent("POST", "/callback")
        (answered,) = slack.posted("response_url")
    seen_by_the_presser_alone = 64
    assert callback.body["data"]["flags"] & seen_by_the_presser_alone
    assert "Filed for the desk" in json.dumps(callback.body, ensure_ascii=False)
    assert answered["response_type"] == "ephemeral"
    assert "on the desk's list already; asked 2 times" in answered["text"]
    async with open_test_desk(tmp_path) as desk:
        (gap,) = await desk.gaps.load()
    assert (gap.question, gap.platform, gap.asked) == (QUESTION, "slack", 2)


async def test_the_button_on_the_page_files_the_question(tmp_path: Path) -> None:
    reply = await declined(tmp_path)
    (line,) = [action.line for action in reply.actions if action.label == LABEL]
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        serve_discord() as discord,
        running_slack() as slack,
        started(tmp_path, discord, slack) as world,
        aiohttp.ClientSession(cookie_jar=jar) as session,
    ):
        async with session.get(world.address) as answer:
            page = await answer.text()
        form = dict(re.findall(r'name="(token|key)" value="([^"]+)"', page))
        async with session.post(world.address, data={**form, "line": line}) as answer:
            assert "Filed for the desk" in await answer.text()


async def test_a_lost_database_is_said_and_the_question_is_filed_once_it_is_back(
    tmp_path: Path,
) -> None:
    async with open_test_desk(tmp_path) as desk:
        (tmp_path / "dateline.db").rename(tmp_path / "away.db")
        reply = await put(desk, f"/gap {QUESTION}")
        assert "cannot be written to right now" in to_plain(reply)
        (tmp_path / "away.db").rename(tmp_path / "dateline.db")
        assert "Filed for the desk" in to_plain(await put(desk, f"/gap {QUESTION}"))


async def test_a_closed_gap_is_filed_anew_when_it_is_asked_again(tmp_path: Path) -> None:
    async with open_test_desk(tmp_path) as desk:
        await put(desk, f"/gap {QUESTION}")
        await put(desk, f"/gap {QUESTION}", "two")
        (gap,) = await desk.gaps.load()
        await desk.gaps.close(gap.id, why="no source says", at=NOW)
        assert "Filed for the desk" in to_plain(await put(desk, f"/gap {QUESTION}", "three"))
        (again,) = await desk.gaps.load()
    assert (gap.asked, again.asked, again.why) == (2, 1, "no source says")
