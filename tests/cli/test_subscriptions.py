"""`bot digest list|show|pause|resume`, over digests that channels have."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.delivery import Delivery, DeliveryKey
from bot.digests.standing import start_at
from bot.digests.subscription import Review
from bot.facts.ids import StoryId
from bot.messages.request import Place, Platform
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.engine import open_engine
from bot.storage.migrate import upgrade
from bot.storage.subscriptions import SqlSubscriptionStore
from tests.cli.process import bot
from tests.digests.builders import MADE_AT, PLACE, a_pause, a_subscription

ON_DISCORD = Place(platform=Platform.DISCORD, workspace="8001", id="8002")


async def fill(file: Path) -> None:
    file.parent.mkdir()
    engine = open_engine(f"sqlite:///{file}", None)
    await upgrade(engine)
    store = SqlSubscriptionStore(engine)
    for each in (
        a_subscription(id="morning1"),
        a_subscription(id="stopped1", place=ON_DISCORD, pause=a_pause()),
        a_subscription(id="wdraft01", story=StoryId("harbour"), review=Review(place=PLACE)),
    ):
        await store.add(start_at(each, now=MADE_AT))
    await SqlDeliveryStore(engine).add([waiting_for("morning1")])
    await engine.dispose()


def waiting_for(subscription: str) -> Delivery:
    return Delivery(
        key=DeliveryKey(subscription=subscription, slot="2026-07-01T08:30"),
        place=a_subscription().place,
        payload="{}",
        carries=(),
        created_at=MADE_AT,
        next_attempt_at=MADE_AT + timedelta(hours=1),
    )


@pytest.fixture
def kept(folder: Path) -> Path:
    asyncio.run(fill(folder / "data" / "dateline.db"))
    return folder


def test_every_channel_s_digest_is_listed_with_its_schedule_in_words(kept: Path) -> None:
    first, second, _ = bot(kept, "digest", "list").stdout.splitlines()
    assert first.startswith("morning1 slack/T1/C1 river-accord every day at 08:30 (Europe/Berlin)")
    assert comes_at(first) == "08:30"
    assert second.endswith("paused: Ada paused it.")


def test_a_digest_with_drafts_is_listed_with_when_its_edition_comes(kept: Path) -> None:
    *_, reviewed = bot(kept, "digest", "list", "--story", "harbour").stdout.splitlines()
    assert comes_at(reviewed) == "08:30"


def comes_at(row: str) -> str:
    """Return the time in Berlin at which a row says that a digest comes next."""
    at = datetime.strptime(row.rpartition("next ")[2], "%Y-%m-%d %H:%M %Z").replace(tzinfo=UTC)
    assert at > datetime.now(tz=UTC)
    return f"{at.astimezone(ZoneInfo('Europe/Berlin')):%H:%M}"


def test_the_list_can_be_narrowed_and_read_by_machines(kept: Path) -> None:
    only = bot(kept, "digest", "list", "--paused", "--json").stdout
    assert json.loads(only)["id"] == "stopped1"
    assert json.loads(only)["place"] == "discord/8001/8002"
    assert bot(kept, "digest", "list", "--active", "--platform", "discord").stdout == ""


def test_a_digest_is_shown_with_its_next_three_runs(kept: Path) -> None:
    shown = bot(kept, "digest", "show", "morning1").stdout.splitlines()
    assert shown[1].endswith(" at 08:30")
    assert len([line for line in shown if line.startswith("next: ")]) == 3
    assert json.loads(bot(kept, "digest", "show", "morning1", "--json").stdout)["occasions"] == []


def test_a_digest_is_paused_with_a_reason_and_resumed(kept: Path) -> None:
    paused = bot(kept, "digest", "pause", "morning1", "--why", "The desk is away").stdout
    assert "paused: Paused by the bot's operator: The desk is away." in paused
    assert "its digest was paused" in bot(kept, "deliveries", "list").stdout
    again = bot(kept, "digest", "pause", "morning1")
    assert (again.returncode, again.stdout) == (1, "")
    assert "is paused already" in again.stderr
    assert "UTC" in bot(kept, "digest", "resume", "morning1").stdout
    assert "is not paused" in bot(kept, "digest", "resume", "morning1").stderr


@pytest.mark.parametrize("act", ["show", "pause", "resume"])
def test_a_digest_that_there_is_none_of_is_said_so(kept: Path, act: str) -> None:
    done = bot(kept, "digest", act, "nonesuch")
    assert done.returncode == 1
    assert done.stderr == "There is no digest “nonesuch”; `bot digest list` shows them.\n"


def test_no_digests_at_all_are_said_so(folder: Path) -> None:
    assert bot(folder, "digest", "list").stderr == "No digest.\n"
