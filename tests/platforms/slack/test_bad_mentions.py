"""What people and Slack get wrong in a mention: one answer at most, and nothing active in it."""

import time
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.answers.desk import Desk
from tests.answers.worst_texts import worst_texts
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.slack_person import CHANNEL, DIRECT, PERSON, a_mention, a_message, a_shortcut
from tests.fakes.slack_server import BOT_USER, FakeSlack
from tests.platforms.slack.conftest import Waits, Wire, a_setup, connected

QUESTION = "When did the drought begin?"


class RealAnswerer(FakeAnswerer):
    """Answers from a small story instead of echoing."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = Desk().service.answer  # type: ignore[method-assign]  # the real thing


@pytest.fixture
async def desk_wire(slack: FakeSlack, waits: Waits) -> AsyncIterator[Wire]:
    async with connected(a_setup(slack, waits), RealAnswerer()) as running:
        await slack.until(lambda it: "auth.test" in it.calls)
        yield running


async def test_a_mention_is_answered_once_whichever_event_comes_first(
    desk_wire: Wire, slack: FakeSlack
) -> None:
    message = {"channel": DIRECT, "ts": "1725000009.000100"}
    await desk_wire.event(a_message(f"<@{BOT_USER}> {QUESTION}", event_id="Ev1", **message))
    await desk_wire.event(a_mention(QUESTION, event_id="Ev2", **message))
    await desk_wire.event(a_message(f"<@{BOT_USER}> {QUESTION}", event_id="Ev1", **message))
    assert len(slack.posted()) == 1


async def test_a_mention_that_is_edited_or_deleted_is_not_answered_again(
    desk_wire: Wire, slack: FakeSlack
) -> None:
    await desk_wire.event(a_mention(QUESTION, event_id="Ev1"))
    edited = {"edited": {"user": PERSON, "ts": "1725000002.0"}}
    await desk_wire.event(a_mention(f"{QUESTION} Please!", event_id="Ev2", **edited))
    for number, subtype in enumerate(("message_changed", "message_deleted"), start=3):
        await desk_wire.event(
            a_message(
                f"<@{BOT_USER}> {QUESTION}",
                event_id=f"Ev{number}",
                subtype=subtype,
                channel=CHANNEL,
                channel_type="channel",
                ts=f"1725000002.{number}",
            )
        )
    assert len(slack.posted()) == 1


@pytest.mark.parametrize(
    "who",
    [{"bot_id": "BOTHER001"}, {"subtype": "bot_message", "bot_id": "B1"}, {"user": BOT_USER}],
    ids=["another bot", "an integration", "this bot"],
)
async def test_no_bot_is_answered(desk_wire: Wire, slack: FakeSlack, who: dict[str, Any]) -> None:
    await desk_wire.event(a_mention(QUESTION, **who))
    await desk_wire.event(a_message(QUESTION, **who))
    assert slack.posted() == []


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\u200b", "\u202e", "\x00\x07", "```\ncode\n```", "?" * 1000, "why " * 10_000],
    ids=lambda text: repr(text[:8]),
)
async def test_a_mention_that_asks_nothing_gets_one_sentence(
    desk_wire: Wire, slack: FakeSlack, text: str
) -> None:
    await desk_wire.event(a_mention(text))
    [posted] = slack.posted()
    assert posted["text"]
    assert len(posted["text"]) < 3000


async def test_a_message_of_any_length_asked_about_is_answered_within_a_second(
    desk_wire: Wire, slack: FakeSlack
) -> None:
    begun = time.process_time()
    shortcut = a_shortcut("a" + " " * 39_998 + "b", response_url=slack.response_url())
    assert await desk_wire.interaction(shortcut) == 200
    assert time.process_time() - begun < 1
    [posted] = slack.posted("response_url")
    assert "40,000 characters" in posted["text"]


async def test_no_mention_takes_long(desk_wire: Wire, slack: FakeSlack) -> None:
    for number, text in enumerate(list(worst_texts(3000))[::9]):
        begun = time.process_time()
        await desk_wire.event(a_mention(text, event_id=f"Ev{number}", ts=f"1725000001.{number}"))
        assert time.process_time() - begun < 1, text[:20]
        assert len(slack.posted()) == number + 1
