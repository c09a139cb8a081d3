"""Mentions and direct messages through the real Bolt app over HTTP."""

import dataclasses
from typing import Any

import pytest

from bot.messages.request import Line
from tests.fakes.answerer import FakeAnswerer, echo
from tests.fakes.slack_person import CHANNEL, DIRECT, PERSON, a_mention, a_message
from tests.fakes.slack_server import BOT_USER, FakeSlack, Fault
from tests.platforms.slack.conftest import Waits, Wire
from tests.platforms.slack.replies import a_chart_reply


async def test_a_mention_is_answered_in_its_thread(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    status = await wire.event(a_mention("who was sanctioned?"))

    assert status == 200
    assert answerer.requests[0].asked == Line(text="who was sanctioned?")
    [posted] = slack.posted()
    assert (posted["channel"], posted["thread_ts"]) == (CHANNEL, "1725000001.000100")
    assert posted["unfurl_links"] is posted["unfurl_media"] is posted["mrkdwn"] is False


async def test_a_mention_in_a_thread_stays_in_that_thread(wire: Wire, slack: FakeSlack) -> None:
    await wire.event(a_mention("and Britain?", thread_ts="1724999999.000100"))

    assert slack.posted()[0]["thread_ts"] == "1724999999.000100"


async def test_a_direct_message_is_answered_where_it_is(wire: Wire, slack: FakeSlack) -> None:
    await wire.event(a_message("/aid donor:uk"))

    [posted] = slack.posted()
    assert posted["channel"] == DIRECT
    assert "thread_ts" not in posted


async def test_a_repeated_delivery_is_acknowledged_and_answered_once(
    wire: Wire, slack: FakeSlack
) -> None:
    first = await wire.event(a_mention("hello"))
    again = await wire.event(a_mention("hello"), **{"X-Slack-Retry-Num": "1"})

    assert (first, again) == (200, 200)
    assert len(slack.posted()) == 1


async def test_one_message_in_two_events_is_answered_once(wire: Wire, slack: FakeSlack) -> None:
    message = {"channel": DIRECT, "ts": "1725000009.000100"}

    await wire.event(a_mention("hello", event_id="Ev1", **message))
    await wire.event(a_message(f"<@{BOT_USER}> hello", event_id="Ev2", **message))

    assert len(slack.posted()) == 1


async def test_two_messages_are_two_answers(wire: Wire, slack: FakeSlack) -> None:
    await wire.event(a_message("one", event_id="Ev1", ts="1.1"))
    await wire.event(a_message("two", event_id="Ev2", ts="1.2"))

    assert len(slack.posted()) == 2


@pytest.mark.parametrize(
    "event",
    [
        a_message("mine", user=BOT_USER),
        a_message("a bot's", bot_id="BOTHER001"),
        a_message("an edit", subtype="message_changed"),
        a_message("a deletion", subtype="message_deleted"),
        a_message("said elsewhere", channel_type="channel"),
        a_mention("by a bot", bot_id="BOTHER001"),
        a_mention("edited", edited={"user": PERSON, "ts": "2.0"}),
        a_mention("mine", user=BOT_USER),
    ],
    ids=lambda event: event["event"]["text"],
)
async def test_what_no_person_said_to_the_bot_is_ignored(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer, event: dict[str, Any]
) -> None:
    assert await wire.event(event) == 200
    assert answerer.requests == []
    assert slack.sent == []


async def test_an_event_nobody_asked_for_is_acknowledged(wire: Wire, slack: FakeSlack) -> None:
    event = a_message("x")
    event["event"] = {"type": "team_join", "user": {"id": PERSON}}

    assert await wire.event(event) == 200


async def test_a_bare_mention_gets_help(wire: Wire, answerer: FakeAnswerer) -> None:
    await wire.event(a_mention(""))

    assert answerer.requests[0].asked == Line(text="/help")


async def test_a_reply_best_seen_alone_is_posted_for_the_asker(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: dataclasses.replace(echo(request), private=True)

    await wire.event(a_mention("/status"))

    [posted] = slack.posted("chat.postEphemeral")
    assert (posted["user"], posted["channel"]) == (PERSON, CHANNEL)


async def test_a_direct_message_is_private_enough(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: dataclasses.replace(echo(request), private=True)

    await wire.event(a_message("/status"))

    assert slack.posted()[0]["channel"] == DIRECT


async def test_the_wait_slack_asks_for_is_kept(wire: Wire, slack: FakeSlack, waits: Waits) -> None:
    slack.fail("chat.postMessage", Fault(status=429, retry_after="7"))

    await wire.event(a_mention("hello"))

    assert waits.slept == [7.0]
    assert len(slack.posted()) == 1


@pytest.mark.parametrize("fault", [Fault(drop=True), Fault(status=500), Fault(status=503)])
async def test_what_may_have_arrived_is_not_sent_again_but_the_asker_is_told(
    wire: Wire, slack: FakeSlack, fault: Fault
) -> None:
    slack.fail("chat.postMessage", fault)

    await wire.event(a_mention("hello"))

    channels = [posted["channel"] for posted in slack.posted()]
    assert channels.count(CHANNEL) <= 1
    told = slack.posted()[-1]
    assert told["channel"] == PERSON
    assert "e4r0r" in told["text"]


async def test_a_layout_slack_refuses_goes_out_as_text(wire: Wire, slack: FakeSlack) -> None:
    slack.fail("chat.postMessage", Fault(error="invalid_blocks"))

    await wire.event(a_mention("hello"))

    [posted] = slack.posted()
    assert "blocks" not in posted
    assert posted["text"] == "Asked: hello"


async def test_a_place_that_is_gone_is_not_tried_again(wire: Wire, slack: FakeSlack) -> None:
    slack.fail("chat.postMessage", Fault(error="is_archived"))

    await wire.event(a_mention("hello"))

    assert slack.calls.count("chat.postMessage") == 2
    assert [posted["channel"] for posted in slack.posted()] == [PERSON]


async def test_a_public_chart_follows_in_the_thread(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: a_chart_reply()

    await wire.event(a_mention("aid"))

    text, picture = slack.posted()
    assert picture["blocks"][0]["type"] == "image"
    assert picture["thread_ts"] == text["thread_ts"]


async def test_each_message_of_an_answer_has_its_own_stable_id(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: a_chart_reply()

    await wire.event(a_mention("aid"))

    first, second = (posted["client_msg_id"] for posted in slack.posted())
    assert first != second
