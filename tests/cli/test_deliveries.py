"""`bot deliveries` and `bot postings`, over an outbox that something is in."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.delivery.delivery import Delivery, DeliveryKey, State
from bot.delivery.posting import Carried
from bot.delivery.steps import claim, close, finish
from bot.delivery.store import Entry
from bot.facts.ids import FactId
from bot.messages.request import Place, Platform
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.engine import open_engine
from bot.storage.migrate import upgrade
from tests.cli.process import bot

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
SLOT = "2026-11-02T08:00"
CARRIED = (Carried(fact=FactId("river/accord"), revision=2),)


def a_delivery(subscription: str) -> Delivery:
    return Delivery(
        key=DeliveryKey(subscription=subscription, slot=SLOT),
        place=Place(platform=Platform.SLACK, workspace="T1", id="C1"),
        payload='{"text":"The river accord"}',
        carries=CARRIED,
        created_at=NOW,
        next_attempt_at=NOW,
    )


def entries() -> list[Entry]:
    """One delivery in each state that a person asks about."""
    held = {
        name: claim(a_delivery(name), holder="x", until=NOW)
        for name in ("sent", "lost", "gone", "busy")
    }
    sent, posting = finish(held["sent"], message_id="1.1", now=NOW)
    lost = close(replace(held["lost"], unsure_since=NOW), State.UNCERTAIN, reason="uncertain: why")
    gone = close(held["gone"], State.DEAD, reason="dead: the channel is archived (is_archived)")
    return [
        Entry(delivery=sent, posting=posting),
        Entry(delivery=lost),
        Entry(delivery=gone),
        Entry(delivery=held["busy"]),
    ]


async def fill(file: Path) -> None:
    file.parent.mkdir()
    engine = open_engine(f"sqlite:///{file}", None)
    await upgrade(engine)
    store = SqlDeliveryStore(engine)
    new = [each.delivery for each in entries()]
    await store.add([replace(a_delivery(each.key.subscription), claims=1) for each in new])
    await store.write(entries())
    await engine.dispose()


@pytest.fixture
def outbox(folder: Path) -> Path:
    asyncio.run(fill(folder / "data" / "dateline.db"))
    return folder


def key(subscription: str) -> str:
    return f"{subscription}/{SLOT}/1"


def test_every_delivery_is_listed_with_its_reason_in_words(outbox: Path) -> None:
    listed = bot(outbox, "deliveries", "list").stdout.splitlines()
    assert f"dead {key('gone')} the channel is archived (is_archived)" in listed
    assert f"sent {key('sent')} sent at 08:00:00 UTC on 2 November 2026" in listed
    assert len(listed) == 4
    only = bot(outbox, "deliveries", "list", "--state", "uncertain", "--json").stdout
    assert json.loads(only)["key"] == key("lost")


def test_a_delivery_is_shown_with_its_payload_and_what_it_carries(outbox: Path) -> None:
    shown = bot(outbox, "deliveries", "show", key("lost")).stdout
    assert "The river accord" in shown
    assert "river/accord r2" in shown
    assert "slack/T1/C1" in shown


def test_a_dead_delivery_is_tried_again_when_asked(outbox: Path) -> None:
    said = bot(outbox, "deliveries", "retry", key("gone"))
    assert said.stdout == f"{key('gone')} is retry: waiting: an operator has it tried again\n"


def test_an_uncertain_delivery_is_resolved_as_sent(outbox: Path) -> None:
    assert bot(outbox, "deliveries", "resolve", key("lost"), "--sent", "1.2").returncode == 0
    listed = bot(outbox, "postings", "list", "--fact", "river/accord").stdout.splitlines()
    assert [each for each in listed if "message 1.2" in each and "r2" in each]
    assert len(listed) == 2


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("--not-sent", "is retry: waiting: an operator found"),
        ("--skip", "is skipped: an operator let it be"),
    ],
)
def test_an_uncertain_delivery_is_sent_or_let_be(outbox: Path, answer: str, words: str) -> None:
    assert words in bot(outbox, "deliveries", "resolve", key("lost"), answer).stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("retry", key("sent")), "is not tried again: sent at"),
        (("retry", key("busy")), "is being delivered right now"),
        (("retry", key("nobody")), "There is no delivery"),
        (("retry", "nonsense"), "is no key"),
        (("resolve", key("gone"), "--skip"), "is not uncertain, it is dead"),
        (("resolve", key("busy"), "--skip"), "is not uncertain, it is still open"),
        (("resolve", key("lost")), "one of --sent"),
        (("resolve", key("lost"), "--skip", "--not-sent"), "one of --sent"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    outbox: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = bot(outbox, "deliveries", *arguments)
    assert words in done.stderr
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_after_a_restore_what_is_open_is_looked_for(outbox: Path) -> None:
    said = bot(outbox, "deliveries", "recheck").stdout
    assert said == "1 open deliveries are looked for before they are sent.\n"


def test_an_empty_outbox_says_so(folder: Path) -> None:
    done = bot(folder, "deliveries", "list")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No delivery.\n")


def test_a_fact_that_no_message_carries_is_said_to_be_in_none(folder: Path) -> None:
    done = bot(folder, "postings", "list", "--fact", "river-accord/nowhere")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "No message is on record that carries the fact “river-accord/nowhere”.\n"
    )
