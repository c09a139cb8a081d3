"""Commands are registered with Discord when they changed, and only then."""

import asyncio
from typing import Any

from structlog.testing import capture_logs

from bot.settings import DiscordSettings
from tests.fakes.discord_server import FakeDiscord, Fault
from tests.fakes.stores import MemoryMarkStore
from tests.platforms.discord.conftest import Build

GUILDS = (800000000000000001, 800000000000000005)


async def test_an_unchanged_table_is_registered_once(build: Build, discord: FakeDiscord) -> None:
    for _ in range(2):
        await _run_once(build, discord)
    (sent,) = discord.sent("PUT", "/commands")
    assert sent.path.endswith("/commands")
    assert "guilds" not in sent.path


async def test_every_row_of_the_table_is_registered(build: Build, discord: FakeDiscord) -> None:
    await _run_once(build, discord)
    (sent,) = discord.sent("PUT", "/commands")
    names = [each["name"] for each in sent.body]
    assert "sanctions" in names
    assert {"About this", "Check this message"} <= set(names)
    for command in sent.body:
        assert len(command.get("description", "")) <= 100
        assert all(1 <= len(each["description"]) <= 100 for each in command.get("options", ()))


async def test_a_group_and_its_commands_stay_within_discords_limits(
    build: Build, discord: FakeDiscord
) -> None:
    await _run_once(build, discord)
    (sent,) = discord.sent("PUT", "/commands")
    group = next(each for each in sent.body if each["name"] == "digest")
    assert len(group["options"]) <= 25
    assert _characters(group) <= 4_000
    for command in group["options"]:
        assert command["type"] == 1
        assert len(command["options"]) <= 25
        assert all(1 <= len(each["description"]) <= 100 for each in command["options"])
    (rule,) = [each for each in group["options"][0]["options"] if each["name"] == "rule"]
    assert [each["value"] for each in rule["choices"]] == ["changed", "always", "breaking"]


def _characters(part: Any) -> int:
    """Count names, descriptions and values, of which Discord takes a limited number."""
    match part:
        case dict():
            own = sum(len(str(part.get(name, ""))) for name in ("name", "description", "value"))
            return own + sum(_characters(part.get(name, [])) for name in ("options", "choices"))
        case list():
            return sum(map(_characters, part))
        case _:
            return 0


async def test_guilds_are_registered_each_for_itself_and_everywhere_is_emptied(
    build: Build, discord: FakeDiscord, settings: DiscordSettings
) -> None:
    await _run_once(build, discord)
    narrowed = settings.model_copy(update={"guilds": GUILDS})
    await _run_once(build, discord, narrowed)
    first, *others = discord.sent("PUT", "/commands")
    assert first.body
    assert [each.path.split("/")[-2] for each in others[:2]] == [str(guild) for guild in GUILDS]
    assert others[2].body == []


async def test_a_failure_leaves_the_bot_running_and_is_tried_again_at_the_next_start(
    build: Build, discord: FakeDiscord
) -> None:
    discord.faults.append(Fault(path="/commands", status=400))
    with capture_logs() as logs:
        await _run_once(build, discord)
    assert "discord_sync_failed" in [each["event"] for each in logs]
    await _run_once(build, discord)
    assert len(discord.sent("PUT", "/commands")) == 2


async def test_a_lost_store_leaves_the_bot_running(
    build: Build, discord: FakeDiscord, marks: MemoryMarkStore
) -> None:
    marks.lost = True
    with capture_logs() as logs:
        await _run_once(build, discord)
    assert "discord_sync_failed" in [each["event"] for each in logs]
    assert not discord.sent("PUT", "/commands")


async def _run_once(
    build: Build, discord: FakeDiscord, settings: DiscordSettings | None = None
) -> None:
    client = build(settings)
    running = asyncio.create_task(client.run())
    async with asyncio.timeout(5):
        await client.settled.wait()
    await client.stop()
    await running
