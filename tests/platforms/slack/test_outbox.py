"""Deliveries on Slack: posted with their key, found by it, and what refusals mean."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.delivery import Delivery, DeliveryKey
from bot.errors import (
    DeliveryError,
    PlaceGoneError,
    TokenGoneError,
    TryLaterError,
    UncertainError,
)
from bot.messages.request import Place, Platform
from bot.platforms.slack.outbox import SlackOutboxSender, to_payload
from bot.platforms.slack.sender import SlackSender
from tests.fakes.slack_server import BOT_TOKEN, FakeSlack, Fault
from tests.fakes.slack_workspace import direct_of

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
SINCE = NOW - timedelta(seconds=60)


def a_delivery(subscription: str = "daily", *, thread: str = "") -> Delivery:
    return Delivery(
        key=DeliveryKey(subscription=subscription, slot="2026-11-02T08:00"),
        place=Place(platform=Platform.SLACK, workspace="T1", id="C1", thread=thread),
        payload=to_payload({"text": "The river accord", "unfurl_links": False}),
        created_at=NOW,
        next_attempt_at=NOW,
    )


@pytest.fixture
async def sender(slack: FakeSlack) -> AsyncIterator[SlackOutboxSender]:
    slack.clock = NOW.timestamp
    async with aiohttp.ClientSession() as session:
        web = AsyncWebClient(
            token=BOT_TOKEN, base_url=slack.api, session=session, retry_handlers=[]
        )
        yield SlackOutboxSender(SlackSender(client=web, sleep=asyncio.sleep))


async def test_a_delivery_is_posted_with_its_key(
    slack: FakeSlack, sender: SlackOutboxSender
) -> None:
    ts = await sender.post(a_delivery(thread="1.5"))
    (sent,) = slack.sent
    assert (sent.ts, sent.body["text"], sent.body["unfurl_links"]) == (
        ts,
        "The river accord",
        False,
    )
    assert (sent.body["channel"], sent.body["thread_ts"]) == ("C1", "1.5")
    key = sent.body["metadata"]["event_payload"]["key"]
    assert key == "daily/2026-11-02T08:00/1"


async def test_nothing_is_repeated_when_the_answer_is_lost(
    slack: FakeSlack, sender: SlackOutboxSender
) -> None:
    slack.fail("chat.postMessage", Fault(drop=True))
    with pytest.raises(UncertainError):
        await sender.post(a_delivery())
    assert len(slack.posted()) == 1
    assert sender.repeatable_for == timedelta(0)


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (Fault(error="is_archived"), PlaceGoneError, "the channel is archived .is_archived."),
        (Fault(error="not_in_channel"), PlaceGoneError, "the bot is not in the channel"),
        (Fault(error="token_revoked"), TokenGoneError, "the token was revoked"),
        (Fault(error="no_text"), DeliveryError, "no_text"),
        (Fault(error="fatal_error"), UncertainError, "fatal_error"),
        (Fault(status=503), UncertainError, "did not answer as it should"),
    ],
)
async def test_refusals_say_what_they_mean(
    slack: FakeSlack,
    sender: SlackOutboxSender,
    fault: Fault,
    error: type[DeliveryError],
    words: str,
) -> None:
    slack.fail("chat.postMessage", fault)
    with pytest.raises(DeliveryError, match=words) as caught:
        await sender.post(a_delivery())
    assert type(caught.value) is error


async def test_a_limit_is_told_and_not_waited_for(
    slack: FakeSlack, sender: SlackOutboxSender
) -> None:
    slack.fail("chat.postMessage", Fault(status=429, retry_after="31"))
    with pytest.raises(TryLaterError, match="Slack's rate limit") as caught:
        await sender.post(a_delivery())
    assert (caught.value.retry_after, caught.value.everywhere) == (31, False)


async def test_without_slack_nothing_was_posted(slack: FakeSlack) -> None:
    web = AsyncWebClient(token=BOT_TOKEN, base_url="http://127.0.0.1:9/", retry_handlers=[])
    with pytest.raises(TryLaterError, match="cannot be reached") as caught:
        await SlackOutboxSender(SlackSender(client=web, sleep=asyncio.sleep)).post(a_delivery())
    assert caught.value.everywhere


async def test_a_layout_that_is_refused_goes_out_as_text(
    slack: FakeSlack, sender: SlackOutboxSender
) -> None:
    blocks = [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]
    payload = to_payload({"text": "The river accord", "blocks": blocks})
    await sender.post(replace(a_delivery(), payload=payload))
    (sent,) = slack.posted()
    assert (sent["text"], "blocks" in sent) == ("The river accord", False)


@pytest.mark.parametrize("thread", ["", "1.5"])
async def test_a_delivery_is_found_pages_back_by_its_key(
    slack: FakeSlack, sender: SlackOutboxSender, thread: str
) -> None:
    slack.history_page = 2
    ts = await sender.post(a_delivery(thread=thread))
    for number in range(5):
        await sender.post(a_delivery(f"s{number}", thread=thread))
    assert await sender.look_up(a_delivery(thread=thread), since=SINCE) == (ts,)
    assert await sender.look_up(a_delivery("x", thread=thread), since=SINCE) == ()
    later = NOW + timedelta(seconds=60)
    assert await sender.look_up(a_delivery(thread=thread), since=later) == ()


async def test_a_history_that_cannot_be_read_says_nothing_about_posting(
    slack: FakeSlack, sender: SlackOutboxSender
) -> None:
    slack.unreadable.add("C1")
    with pytest.raises(DeliveryError, match="cannot be read: the bot lacks a scope") as caught:
        await sender.look_up(a_delivery(), since=SINCE)
    assert type(caught.value) is DeliveryError


async def test_a_history_too_long_to_read_proves_nothing(
    slack: FakeSlack, sender: SlackOutboxSender
) -> None:
    slack.history_page = 1
    for number in range(6):
        await sender.post(a_delivery(f"s{number}"))
    with pytest.raises(DeliveryError, match="too much was posted"):
        await sender.look_up(a_delivery(), since=SINCE)


async def test_a_limit_on_the_history_is_told(slack: FakeSlack, sender: SlackOutboxSender) -> None:
    slack.fail("conversations.history", Fault(status=429, retry_after="60"))
    with pytest.raises(TryLaterError) as caught:
        await sender.look_up(a_delivery(), since=SINCE)
    assert caught.value.retry_after == 60


async def test_a_payload_that_cannot_be_read_is_refused_before_anything_is_sent(
    sender: SlackOutboxSender,
) -> None:
    with pytest.raises(DeliveryError, match="the stored message cannot be read") as caught:
        await sender.post(replace(a_delivery(), payload="nonsense"))
    assert type(caught.value) is DeliveryError


async def test_a_person_is_written_to_directly(slack: FakeSlack, sender: SlackOutboxSender) -> None:
    direct = replace(a_delivery().place, id="@U0000ANNA")
    ts = await sender.post(replace(a_delivery(), place=direct))
    await sender.post(replace(a_delivery("other"), place=direct))
    assert {sent.body["channel"] for sent in slack.sent} == {direct_of("U0000ANNA")}
    assert slack.calls.count("conversations.open") == 1
    found = await sender.look_up(replace(a_delivery(), place=direct), since=SINCE)
    assert found == (ts,)


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (Fault(error="user_not_found"), PlaceGoneError, "there is no such person"),
        (Fault(error="missing_scope"), PlaceGoneError, "lacks a scope"),
        (Fault(status=500), TryLaterError, "did not open the direct messages"),
        (Fault(status=429, retry_after="9"), TryLaterError, "Slack's rate limit"),
    ],
)
async def test_direct_messages_that_cannot_be_opened_were_not_posted_to(
    slack: FakeSlack,
    sender: SlackOutboxSender,
    fault: Fault,
    error: type[DeliveryError],
    words: str,
) -> None:
    slack.fail("conversations.open", fault)
    direct = replace(a_delivery().place, id="@U0000ANNA")
    with pytest.raises(DeliveryError, match=words) as caught:
        await sender.post(replace(a_delivery(), place=direct))
    assert type(caught.value) is error
    assert slack.sent == []


async def test_a_message_waits_until_slack_has_looked_at_its_picture(
    slack: FakeSlack, sender: SlackOutboxSender
) -> None:
    delivery = replace(a_delivery(), payload=a_picture_payload("F1"))
    with pytest.raises(TryLaterError, match="has not looked at the picture") as caught:
        await sender.post(delivery)
    assert caught.value.retry_after == 1.0
    slack.looked_at("F1")
    await sender.post(delivery)
    assert [block["type"] for block in slack.posted()[0]["blocks"]] == ["context", "image"]


async def test_a_message_goes_out_without_a_picture_that_slack_never_takes(
    slack: FakeSlack, sender: SlackOutboxSender
) -> None:
    delivery = replace(a_delivery(), payload=a_picture_payload("F1"))
    waits = []
    for _ in range(3):
        with pytest.raises(TryLaterError) as caught:
            await sender.post(delivery)
        waits.append(caught.value.retry_after)
    await sender.post(delivery)
    assert waits == [1.0, 2.0, 4.0]
    (sent,) = slack.posted()
    assert [block["type"] for block in sent["blocks"]] == ["context"]


def a_picture_payload(file: str) -> str:
    words = {"type": "plain_text", "text": "North gave $40 billion.", "emoji": False}
    image = {"type": "image", "slack_file": {"id": file}, "alt_text": "North gave $40 billion."}
    context = {"type": "context", "elements": [words]}
    return to_payload({"text": "North gave $40 billion.", "blocks": [context, image]})
