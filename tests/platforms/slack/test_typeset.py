"""Editions as the outbox keeps them for Slack."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot.messages.chart import Chart
from bot.messages.reply import Action
from bot.platforms.slack.pictures import SlackPictures
from bot.platforms.slack.typeset import typeset
from tests.fakes.answerer import fake_painter
from tests.fakes.slack_blocks import fault_of
from tests.fakes.slack_server import FakeSlack, Fault
from tests.platforms.slack.conftest import Waits
from tests.platforms.slack.replies import A_REPLY, a_chart_reply, a_long_reply
from tests.platforms.slack.test_commands import buttons_of
from tests.platforms.slack.web import a_sender

OWN_ID = "~own-id~"


@pytest.fixture
async def pictures(slack: FakeSlack, waits: Waits) -> AsyncIterator[SlackPictures]:
    async with a_sender(slack, waits) as sender:
        yield SlackPictures(sender=sender, painter=fake_painter, sleep=waits)


def kinds_of(message: dict[str, Any]) -> list[str]:
    return [block["type"] for block in message["blocks"]]


async def test_a_short_edition_is_one_message(pictures: SlackPictures) -> None:
    [payload] = await typeset(A_REPLY, pictures)

    message = json.loads(payload)
    assert fault_of("chat.postMessage", message, files=set()) == ""
    assert message["text"].startswith("The river accord")
    # Asking again belongs to answers.
    assert list(buttons_of(message)) == ["Sources"]


async def test_a_long_edition_is_typeset_whole(pictures: SlackPictures) -> None:
    payloads = await typeset(a_long_reply(messages=7), pictures)

    messages = [json.loads(payload) for payload in payloads]
    assert all(fault_of("chat.postMessage", each, files=set()) == "" for each in messages)
    whole = "".join(each["text"] for each in messages)
    assert all(f"{number}. A sentence" in whole for number in range(28))
    assert [each["blocks"][-1]["elements"][0]["text"] for each in messages] == [
        f"Part {number} of {len(messages)}" for number in range(1, len(messages) + 1)
    ]
    assert "direct message" not in whole


async def test_a_picture_is_uploaded_before_and_stands_below_its_words(
    slack: FakeSlack, pictures: SlackPictures
) -> None:
    edition = replace(a_chart_reply(), actions=A_REPLY.actions)

    [payload] = await typeset(edition, pictures)

    message = json.loads(payload)
    assert "files.completeUploadExternal" in slack.calls
    assert kinds_of(message) == [
        "header",
        "rich_text",
        "image",
        "context",
        "rich_text",
        "actions",
    ]
    assert fault_of("chat.postMessage", message, files={"F00000000"}) == ""
    assert slack.sent == []


async def test_the_same_picture_is_uploaded_once_for_all_editions(
    slack: FakeSlack, pictures: SlackPictures
) -> None:
    assert await typeset(a_chart_reply(), pictures) == await typeset(a_chart_reply(), pictures)

    assert slack.calls.count("files.completeUploadExternal") == 1


async def test_an_edition_stands_without_a_picture_that_cannot_be_uploaded(
    slack: FakeSlack, pictures: SlackPictures
) -> None:
    slack.fail("files.getUploadURLExternal", Fault(error="missing_scope"))

    [payload] = await typeset(a_chart_reply(), pictures)

    assert "image" not in kinds_of(json.loads(payload))
    assert "nearly $40 billion" in payload


async def test_an_edition_stands_without_a_picture_that_cannot_be_drawn(
    slack: FakeSlack, waits: Waits
) -> None:
    async def fail(chart: Chart) -> bytes:
        raise ValueError("too many bars")

    async with a_sender(slack, waits) as sender:
        pictures = SlackPictures(sender=sender, painter=fail, sleep=waits)
        [payload] = await typeset(a_chart_reply(), pictures)

    assert "image" not in kinds_of(json.loads(payload))


async def test_the_ids_of_subscriptions_can_be_put_in_afterwards(
    pictures: SlackPictures,
) -> None:
    actions = (
        Action(label="Why this?", line=f"/digest why {OWN_ID}", private=True),
        Action(label="Useful", line=f"/digest useful {OWN_ID} 2026-11-02T08:30 yes", private=True),
    )

    [payload] = await typeset(replace(A_REPLY, actions=actions), pictures)

    message = json.loads(payload.replace(OWN_ID, "ab12cd34"))
    assert [each["value"] for each in buttons_of(message).values()] == [
        "/digest why ab12cd34",
        "/digest useful ab12cd34 2026-11-02T08:30 yes",
    ]
    assert [each["action_id"] for each in buttons_of(message).values()] == [
        "private:0",
        "private:1",
    ]
