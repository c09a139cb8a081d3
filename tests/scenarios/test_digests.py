"""Digests from the command to the channel, on both platforms, as time passes."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.digests.edition import IssueKind
from bot.digests.subscription import PauseReason
from bot.settings import DigestsSettings
from tests.cli.process import bot
from tests.fakes.discord_payloads import APPLICATION, ASKER, a_message
from tests.fakes.discord_server import FakeDiscord, serve_discord
from tests.fakes.discord_server import Fault as DiscordFault
from tests.fakes.slack_person import PERSON
from tests.fakes.slack_server import FakeSlack, running_slack
from tests.fakes.slack_server import Fault as SlackFault
from tests.scenarios.digest_wires import BUTTONS, MANAGES_CHANNELS, buttons, words
from tests.scenarios.digest_world import ON_DISCORD, ON_SLACK, MovingClock, World, running

OFF = DigestsSettings(enabled=False)
DAILY = {"days": "daily", "time": "09:00", "zone": "UTC"}
DAILY_LINE = "/digest subscribe days:daily time:09:00 zone:UTC"
MISSTATED = {"more than 1.5 billion": "more than 1.2 billion"}


@dataclass
class Platforms:
    """What outlives a bot that is started again."""

    folder: Path
    discord: FakeDiscord
    slack: FakeSlack
    clock: MovingClock


@pytest.fixture
async def platforms(tmp_path: Path) -> AsyncIterator[Platforms]:
    async with serve_discord() as discord, running_slack() as slack:
        slack.workspace.people[PERSON] = {"is_admin": True}
        yield Platforms(tmp_path, discord, slack, MovingClock())


@pytest.fixture
async def world(platforms: Platforms) -> AsyncIterator[World]:
    where = platforms
    async with running(where.folder, where.discord, where.slack, where.clock) as world:
        yield world


async def test_a_channel_on_discord_subscribes_and_gets_its_edition(world: World) -> None:
    said = await world.discord_call("subscribe", **DAILY)
    assert "very day at 09:00 (UTC)" in said
    assert "Fri 10 May 2024 at 09:00" in said
    assert world.on_discord() == []
    world.clock.move(hours=2)
    edition = await world.until_discord(1)
    assert "The river belongs to everyone" in words(edition)
    assert "[1]" in words(edition)
    assert "The Courier" in words(edition)
    assert list(buttons(edition)) == BUTTONS


async def test_a_channel_on_slack_subscribes_and_gets_its_edition(world: World) -> None:
    said = await world.slack_call(DAILY_LINE)
    assert "very day at 09:00 (UTC)" in said
    world.clock.move(hours=2)
    edition = await world.until_slack(1)
    shown = json.dumps(edition["blocks"], ensure_ascii=False)
    assert "The river belongs to everyone" in shown
    assert "https://courier.example/river-accord" in shown
    assert [label for label in BUTTONS if label in shown] == BUTTONS


async def test_when_nothing_is_new_the_channel_is_left_in_peace_and_why_says_so(
    world: World,
) -> None:
    await world.discord_call("subscribe", **DAILY)
    world.clock.move(hours=2)
    await world.until_discord(1)
    world.clock.move(days=1)
    issue = await world.until_issued(2)
    assert issue.kind is IssueKind.SILENT
    assert "Nothing new since the last edition" in await world.discord_call("why")
    assert len(world.on_discord()) == 1


async def test_a_form_on_discord_holds_the_digest_and_changes_what_is_changed_in_it(
    world: World,
) -> None:
    await world.discord_call("subscribe", quiet="22:00-07:00", **DAILY)
    form = await world.discord_form("edit")
    said = await world.discord_send(form, time="09:30", quiet="")
    assert "The digest is changed" in said
    assert "very day at 09:30 (UTC)" in said
    assert (await world.standing()).subscription.schedule.quiet is None
    assert "Somebody else changed this digest" in await world.discord_send(form, time="10:00")


async def test_a_digest_is_removed_once_that_is_confirmed(world: World) -> None:
    await world.discord_call("subscribe", **DAILY)
    assert "Remove this digest for good?" in await world.discord_call("remove")
    id = await world.id()
    assert "Removed" in await world.discord_call("remove", digest=id, sure="yes")
    assert "No digest is posted here" in await world.discord_call("list")


async def test_a_correction_is_in_the_next_edition_with_what_changed_and_why(
    world: World,
) -> None:
    await world.discord_call("subscribe", **DAILY)
    world.clock.move(hours=2)
    await world.until_discord(1)
    world.clock.move(hours=3)
    await world.load(MISSTATED, why="The Courier corrected the sum")
    world.clock.move(days=1)
    edition = words(await world.until_discord(2))
    assert "1.2 billion" in edition
    assert "1.5 billion" in edition
    assert "The Courier corrected the sum" in edition
    assert "The river belongs to everyone" not in edition


async def test_a_channel_that_is_gone_pauses_the_digest_and_its_owner_is_told(
    world: World,
) -> None:
    await world.discord_call("subscribe", **DAILY)
    posting = f"/channels/{ON_DISCORD.id}/messages"
    world.discord.faults.append(DiscordFault(path=posting, status=404, code=10003))
    world.clock.move(hours=2)
    standing = await world.until_paused(ON_DISCORD)
    assert standing.subscription.pause
    assert standing.subscription.pause.reason is PauseReason.PLACE_GONE
    told = await world.until_discord(1, channel=f"77{ASKER}")
    assert "the channel is gone" in words(told)
    assert f"/digest resume {standing.subscription.id}" in words(told)


async def test_an_archived_channel_pauses_the_digest_and_its_owner_is_told(world: World) -> None:
    await world.slack_call(DAILY_LINE)
    world.slack.fail("chat.postMessage", SlackFault(error="is_archived"))
    world.clock.move(hours=2)
    standing = await world.until_paused(ON_SLACK)
    assert standing.subscription.pause
    await world.slack.until(lambda it: it.posted())
    (told,) = world.slack.posted()
    assert PERSON in told["channel"] or told["channel"].startswith("D")
    assert "the channel is archived" in json.dumps(told)


async def test_after_a_downtime_one_late_edition_comes_and_the_others_are_missed(
    platforms: Platforms,
) -> None:
    where = platforms
    async with running(where.folder, where.discord, where.slack, where.clock) as world:
        await world.discord_call("subscribe", **DAILY)
        world.clock.move(hours=2)
        await world.until_discord(1)
    where.clock.move(days=3, hours=2)
    async with running(
        where.folder, where.discord, where.slack, where.clock, change=MISSTATED
    ) as world:
        edition = words(await world.until_discord(2))
        assert "Late: found 2 hours after it was due" in edition
        why = await world.discord_call("why")
        assert why.count("Missed: ") == 2


async def test_a_bot_that_died_between_deciding_and_publishing_publishes_once(
    platforms: Platforms,
) -> None:
    where = platforms
    async with running(where.folder, where.discord, where.slack, where.clock) as world:
        await world.discord_call("subscribe", **DAILY)
    async with running(where.folder, where.discord, where.slack, where.clock, digests=OFF) as world:
        where.clock.move(hours=2)
        await world.decide()
    assert where.discord.channels.messages[ON_DISCORD.id] == []
    async with running(where.folder, where.discord, where.slack, where.clock) as world:
        await world.until_discord(1)
    where.clock.move(hours=1)
    async with running(where.folder, where.discord, where.slack, where.clock) as world:
        await world.discord_call("why")
        assert len(world.on_discord()) == 1


async def test_an_editor_approves_a_draft_and_it_is_posted_when_it_is_due(world: World) -> None:
    editors = "800000000000000077"
    await world.discord_call("subscribe", **DAILY, review=editors, lead="30 minutes")
    world.clock.move(hours=1, minutes=31)
    draft = await world.until_discord(1, channel=editors)
    assert "Draft of a digest" in words(draft)
    assert "pproved" in await world.discord_press(buttons(draft)["Approve"], channel=editors)
    assert world.on_discord() == []
    world.clock.move(minutes=30)
    assert "The river belongs to everyone" in words(await world.until_discord(1))


async def test_two_bots_over_one_store_post_one_edition(platforms: Platforms) -> None:
    where = platforms
    async with running(where.folder, where.discord, where.slack, where.clock) as world:
        await world.discord_call("subscribe", **DAILY)
    async with (
        running(where.folder, where.discord, where.slack, where.clock) as one,
        running(where.folder, where.discord, where.slack, where.clock) as other,
    ):
        for number in (1, 2, 3):
            for each in (one, other):
                await each.load({"EUR": ("EUR", "USD", "GBP")[number - 1]}, why="mended")
            where.clock.move(hours=2 if number == 1 else 24)
            await one.until_issued(number)
            await one.until_discord(number)
        assert len(await other.desk.digests.store.list_issues(await one.id(), limit=9)) == 3


async def test_the_buttons_of_an_edition_work_after_a_restart(platforms: Platforms) -> None:
    where = platforms
    async with running(where.folder, where.discord, where.slack, where.clock) as world:
        await world.discord_call("subscribe", **DAILY)
        world.clock.move(hours=2)
        pressed = buttons(await world.until_discord(1))
    async with running(where.folder, where.discord, where.slack, where.clock) as world:
        assert "6 new in the last 7 days" in await world.discord_press(pressed["Why this?"])
        await world.discord_press(pressed["Useful"])
        assert await world.desk.digests.store.tally(await world.id()) == (1, 0)
        assert "Manage Channels" in await world.discord_press(pressed["Pause"])
        assert not (await world.standing()).subscription.pause
        await world.discord_press(pressed["Pause"], permissions=MANAGES_CHANNELS)
        assert (await world.standing()).subscription.pause


async def test_an_edition_links_to_its_page_which_tells_what_has_changed_since(
    platforms: Platforms,
) -> None:
    where = platforms
    public = "https://bot.example"
    async with running(
        where.folder, where.discord, where.slack, where.clock, public_url=public
    ) as world:
        await world.discord_call("subscribe", **DAILY)
        world.clock.move(hours=2)
        edition = words(await world.until_discord(1))
        found = re.search(rf"\[This edition on the web\]\({public}/(editions/[0-9a-f]+)\)", edition)
        assert found
        assert "signed the accord" in await world.page(found[1])
        await world.load({"signed the": "initialled the"}, why="It is not ratified yet")
        page = await world.page(found[1])
        assert "initialled the accord" in page
        assert "One fact has been changed since" in page
        assert "It is not ratified yet" in page
        assert "6 new in the last 7 days" in await world.page(f"digests/{await world.id()}")


async def test_an_answer_in_a_channel_is_found_by_the_facts_it_carries(world: World) -> None:
    mention = a_message(f"<@{APPLICATION}> what did Mira Sol say about the river?")
    await world.discord.gateway.dispatch("MESSAGE_CREATE", mention)
    answer = await world.until_discord(1)
    fact = "river-accord/river-words"
    (posting,) = await world.until_carried(fact)
    assert posting.message_id == answer["id"]
    url = world.desk.settings.store.url
    (world.folder / "config.toml").write_text(f'[store]\nurl = "{url}"\n', encoding="utf-8")
    listed = await asyncio.to_thread(bot, world.folder, "postings", "list", "--fact", fact)
    assert f"message {answer['id']}" in listed.stdout


async def test_a_bot_without_digests_says_so_and_starts_none(platforms: Platforms) -> None:
    where = platforms
    async with running(where.folder, where.discord, where.slack, where.clock, digests=OFF) as world:
        assert "Digests are turned off here" in await world.discord_call("list")
        assert any(line.startswith("Digests: off") for line in world.said)
