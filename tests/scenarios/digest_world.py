"""The whole bot between a fake Discord and a fake Slack, over a small story and a clock to move."""

import asyncio
import html
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.app.desk import Desk, open_desk
from bot.app.serve import serve
from bot.delivery.posting import Posting
from bot.digests.edition import Issue
from bot.digests.plan import CatchUp
from bot.digests.planner import Planner
from bot.digests.standing import Standing
from bot.digests.subscription import SubscriptionId
from bot.facts.ids import FactId
from bot.messages.answerer import Answerer
from bot.messages.health import Connection
from bot.messages.request import Place, Platform
from bot.settings import DigestsSettings, Settings
from tests.curation.small import a_folder
from tests.fakes.discord_payloads import CHANNEL as DISCORD_CHANNEL
from tests.fakes.discord_payloads import GUILD, a_filled_form, a_press
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.slack_person import CHANNEL as SLACK_CHANNEL
from tests.fakes.slack_person import a_command as a_slack_command
from tests.fakes.slack_person import signed
from tests.fakes.slack_server import TEAM, FakeSlack
from tests.scenarios.desk import settings_in
from tests.scenarios.digest_wires import (
    EVERYTHING,
    FOR_THE_ASKER_ALONE,
    MANAGES_CHANNELS,
    WRITES,
    a_channel,
    a_digest_command,
    until,
    words,
)
from tests.scenarios.test_whole_app import connected

START = datetime(2024, 5, 10, 7, 0, tzinfo=UTC)
NINE = START + timedelta(hours=2)
ON_DISCORD = Place(platform=Platform.DISCORD, workspace=GUILD, id=DISCORD_CHANNEL)
ON_SLACK = Place(platform=Platform.SLACK, workspace=TEAM, id=SLACK_CHANNEL)


class MovingClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **elapsed: float) -> None:
        self.now += timedelta(**elapsed)


@dataclass
class World:
    """A running bot. `folder` outlives it, and so do the platforms and the clock."""

    folder: Path
    discord: FakeDiscord
    slack: FakeSlack
    clock: MovingClock
    desk: Desk
    said: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address of the web page."""
        return next(line.split()[-1] for line in self.said if line.startswith("Web page"))

    async def ready(self) -> bool:
        """Tell whether every platform is connected."""
        healths = [health() for health in self.desk.healths]
        return all(each.connection is not Connection.CONNECTING for each in healths)

    async def load(self, change: Mapping[str, str], *, why: str = "") -> None:
        """Edit the story's file, and load it as `bot story load` does."""
        a_folder(self.folder, change)
        (report,) = await self.desk.load_stories(by="Ada", why=why)
        assert not report.faults

    async def discord_call(self, name: str, /, **options: str) -> str:
        """Type a command in Discord's channel as who may manage it, and return the answer."""
        return await self._interact(a_digest_command(name, **options), permissions=MANAGES_CHANNELS)

    async def discord_press(
        self,
        button: dict[str, Any],
        *,
        channel: str = ON_DISCORD.id,
        permissions: str = WRITES,
    ) -> str:
        """Press a button in Discord, and return the answer."""
        where = {"channel_id": channel, "channel": a_channel(channel)}
        return await self._interact(a_press(button["custom_id"]) | where, permissions=permissions)

    async def discord_form(self, name: str, /) -> dict[str, Any]:
        """Type a command that opens a form in Discord's channel, and return the form."""
        return await self._sent_back(a_digest_command(name), permissions=MANAGES_CHANNELS)

    async def discord_send(self, form: dict[str, Any], **changed: str) -> str:
        """Send a form of Discord's with some of its fields changed, and return the answer."""
        fields = [each["component"] for each in form["components"]]
        held = {each["custom_id"]: each.get("value", "") for each in fields}
        sent = a_filled_form(form["custom_id"], **(held | changed))
        return await self._interact(sent, permissions=MANAGES_CHANNELS)

    async def _interact(self, interaction: dict[str, Any], *, permissions: str) -> str:
        answer = await self._sent_back(interaction, permissions=permissions)
        assert answer["flags"] & FOR_THE_ASKER_ALONE
        return words(answer)

    async def _sent_back(self, interaction: dict[str, Any], *, permissions: str) -> dict[str, Any]:
        number = 7000 + len(self.discord.requests)
        sent = interaction | {"id": str(number), "token": f"token-{number}"}
        sent["member"] = sent["member"] | {"permissions": permissions}
        sent["app_permissions"] = EVERYTHING
        await self.discord.gateway.dispatch("INTERACTION_CREATE", sent)
        part = f"/interactions/{number}/"
        await self.discord.until(lambda it: it.sent("POST", part))
        (callback,) = self.discord.sent("POST", part)
        answer: dict[str, Any] = callback.body["data"]
        return answer

    async def slack_call(self, line: str) -> str:
        """Type a slash command in Slack's channel, and return the answer."""
        number = len(self.slack.calls)
        url = self.slack.response_url(str(number))
        form = a_slack_command(line, response_url=url, trigger=f"{number}.1")
        body = urlencode(form).encode()
        before = len(self.slack.posted("response_url"))
        async with (
            aiohttp.ClientSession() as session,
            session.post(
                f"{self.address}slack/events",
                data=BytesIO(body),
                headers=signed(body, at=self.clock(), kind="form"),
            ) as answer,
        ):
            assert answer.status == 200
            said = await answer.text()
        if said:
            return said
        await self.slack.until(lambda it: len(it.posted("response_url")) > before)
        return json.dumps(self.slack.posted("response_url")[-1], ensure_ascii=False)

    def on_discord(self, channel: str = DISCORD_CHANNEL) -> list[dict[str, Any]]:
        """Return the messages that a channel on Discord shows."""
        return self.discord.channels.messages[channel]

    def on_slack(self, channel: str = SLACK_CHANNEL) -> list[dict[str, Any]]:
        """Return the messages that a channel on Slack shows."""
        return [body for body in self.slack.posted() if body["channel"] == channel]

    async def until_discord(self, count: int, channel: str = DISCORD_CHANNEL) -> dict[str, Any]:
        """Wait for so many messages in a channel on Discord, and return the last."""
        await self.discord.until(lambda _: len(self.on_discord(channel)) >= count)
        assert len(self.on_discord(channel)) == count
        return self.on_discord(channel)[-1]

    async def until_slack(self, count: int, channel: str = SLACK_CHANNEL) -> dict[str, Any]:
        """Wait for so many messages in a channel on Slack, and return the last."""
        await self.slack.until(lambda _: len(self.on_slack(channel)) >= count)
        assert len(self.on_slack(channel)) == count
        return self.on_slack(channel)[-1]

    async def standing(self, place: Place = ON_DISCORD) -> Standing:
        """Return the only subscription of a place."""
        (standing,) = await self.desk.digests.store.find(place)
        return standing

    async def id(self, place: Place = ON_DISCORD) -> SubscriptionId:
        """Return the id of the only subscription of a place."""
        return (await self.standing(place)).subscription.id

    async def page(self, path: str) -> str:
        """Return what stands on a page of the bot."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{self.address}{path}") as answer,
        ):
            assert answer.status == 200
            return html.unescape(await answer.text())

    async def until_issued(self, count: int, place: Place = ON_DISCORD) -> Issue:
        """Wait until a place's digest has so many issues, and return the latest."""
        id = await self.id(place)

        async def issued() -> Sequence[Issue]:
            return await self.desk.digests.store.list_issues(id, limit=99)

        await until(lambda issues: len(issues) >= count, issued)
        issues = await issued()
        assert len(issues) == count
        return issues[0]

    async def until_carried(self, fact: str) -> tuple[Posting, ...]:
        """Wait until a message that carries a fact is on record."""

        async def carrying() -> tuple[Posting, ...]:
            return await self.desk.digests.postings.find_carrying(FactId(fact))

        return await until(bool, carrying)

    async def decide(self) -> None:
        """Decide the slots that are due, and issue nothing: a tick that dies in between."""
        digests, now = self.desk.digests, self.clock()
        due = await digests.store.due(now, limit=9)
        assert due
        planner = Planner(now=now, catch_up=CatchUp())
        await digests.store.record([planner.plan(each) for each in due])

    async def until_paused(self, place: Place) -> Standing:
        """Wait until a place's digest is paused."""

        async def standing() -> Standing:
            return await self.standing(place)

        return await until(lambda each: each.subscription.pause, standing)


@asynccontextmanager
async def running(
    folder: Path,
    discord: FakeDiscord,
    slack: FakeSlack,
    clock: MovingClock,
    *,
    digests: DigestsSettings | None = None,
    public_url: str = "",
    change: Mapping[str, str] | None = None,
) -> AsyncIterator[World]:
    """Run the bot over what an earlier one left in `folder`."""
    settings = _settings(folder, discord, slack, public_url)
    settings = settings.model_copy(update={"digests": digests or DigestsSettings(tick_seconds=0.1)})
    discord.channels.clock = lambda: clock().timestamp()
    async with open_desk(settings, clock=clock) as desk:
        world = World(folder, discord, slack, clock, desk)
        await world.load(change or {})
        ready, done = asyncio.Event(), asyncio.Event()

        async def foreground(answerer: Answerer) -> None:
            ready.set()
            await done.wait()

        serving = asyncio.create_task(serve(desk, say=world.said.append, foreground=foreground))
        beginning = asyncio.create_task(ready.wait())
        await asyncio.wait({serving, beginning}, return_when=asyncio.FIRST_COMPLETED, timeout=20)
        beginning.cancel()
        try:
            if not serving.done():
                await until(bool, world.ready)
                yield world
        finally:
            done.set()
            await serving


def _settings(folder: Path, discord: FakeDiscord, slack: FakeSlack, public_url: str) -> Settings:
    settings = connected(settings_in(folder, stories=folder / "stories"), discord, slack)
    web = settings.web.model_copy(update={"public_url": public_url})
    return settings.model_copy(update={"web": web})
