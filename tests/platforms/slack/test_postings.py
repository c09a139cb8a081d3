"""What stays in a channel for all to see is remembered, with what it carries."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.delivery.posting import Carried as PostedFact
from bot.delivery.posting import Posting
from bot.facts.ids import FactId
from bot.messages.reply import Carried, Reply
from bot.messages.request import Place, Platform
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.slack_person import (
    CHANNEL,
    DIRECT,
    a_mention,
    a_message,
    a_press,
    a_shortcut,
)
from tests.fakes.slack_server import TEAM, FakeSlack, Fault
from tests.platforms.slack.conftest import NOW, Waits, Wire, a_setup, connected
from tests.platforms.slack.replies import A_REPLY, a_chart_reply, a_long_reply

CARRIES = (
    Carried(fact=FactId("river/accord"), revision=2),
    Carried(fact=FactId("river/aid"), revision=1),
)
POSTED = tuple(PostedFact(fact=each.fact, revision=each.revision) for each in CARRIES)
SHARE = {"action_id": "share:0", "value": "/aid"}


class Remembered(list[Posting]):
    """What was remembered, in order."""


@pytest.fixture
def postings() -> Remembered:
    return Remembered()


@pytest.fixture
async def wire(
    slack: FakeSlack, waits: Waits, answerer: FakeAnswerer, postings: Remembered
) -> AsyncIterator[Wire]:
    answerer.say = lambda request: carrying(A_REPLY)
    setup = a_setup(slack, waits)
    async with connected(setup, answerer, remember=postings.append) as running:
        await slack.until(lambda it: "auth.test" in it.calls)
        yield running


def carrying(reply: Reply) -> Reply:
    return replace(reply, carries=CARRIES)


def a_posting(slack: FakeSlack, *, channel: str = CHANNEL, thread: str = "") -> Posting:
    """Return the posting of the only message."""
    [sent] = slack.sent
    place = Place(platform=Platform.SLACK, id=channel, workspace=TEAM, thread=thread)
    return Posting(place=place, message_id=sent.ts, posted_at=NOW, carries=POSTED)


async def test_the_answer_to_a_mention_is_remembered_in_its_thread(
    wire: Wire, slack: FakeSlack, postings: Remembered
) -> None:
    await wire.event(a_mention("what was agreed?"))

    assert postings == [a_posting(slack, thread="1725000001.000100")]


async def test_an_answer_in_direct_messages_is_remembered(
    wire: Wire, slack: FakeSlack, postings: Remembered
) -> None:
    await wire.event(a_message("what was agreed?"))

    assert postings == [a_posting(slack, channel=DIRECT)]


async def test_a_shared_answer_is_remembered(
    wire: Wire, slack: FakeSlack, postings: Remembered
) -> None:
    await wire.interaction(a_press(SHARE, response_url=slack.response_url(), is_ephemeral=True))

    assert postings == [a_posting(slack)]


async def test_an_answer_to_a_public_button_is_remembered_in_its_thread(
    wire: Wire, slack: FakeSlack, postings: Remembered
) -> None:
    button = {"action_id": "line:0", "value": "/who Iran Air"}

    await wire.interaction(a_press(button, response_url=slack.response_url()))

    assert postings == [a_posting(slack, thread="1725000003.000100")]


async def test_every_message_of_a_long_answer_is_remembered(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer, postings: Remembered
) -> None:
    answerer.say = lambda request: carrying(a_long_reply(messages=3))

    await wire.event(a_mention("tell me all"))

    assert len(postings) > 1
    assert [each.message_id for each in postings] == [sent.ts for sent in slack.sent]
    assert {each.carries for each in postings} == {POSTED}


async def test_a_picture_below_an_answer_is_remembered_with_its_figures(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer, postings: Remembered
) -> None:
    answerer.say = lambda request: carrying(a_chart_reply())

    await wire.event(a_mention("how much aid?"))

    assert [each.message_id for each in postings] == [sent.ts for sent in slack.sent]
    assert [each.carries for each in postings] == [POSTED, POSTED]


async def test_what_the_asker_alone_sees_is_not_remembered(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer, postings: Remembered
) -> None:
    await wire.command("/brief", response_url=slack.response_url("typed"))
    await wire.interaction(a_shortcut("x", response_url=slack.response_url("used")))
    answerer.say = lambda request: replace(carrying(A_REPLY), private=True)
    await wire.event(a_mention("/status"))

    assert slack.posted("chat.postEphemeral")
    assert postings == []


async def test_nothing_stays_for_all_to_see_that_has_no_id(
    wire: Wire, slack: FakeSlack, postings: Remembered
) -> None:
    slack.joined = False

    await wire.interaction(a_press(SHARE, response_url=slack.response_url(), is_ephemeral=True))

    assert [sent["response_type"] for sent in slack.posted("response_url")] == ["ephemeral"]
    assert postings == []


async def test_what_was_not_posted_is_not_remembered(
    wire: Wire, slack: FakeSlack, postings: Remembered
) -> None:
    slack.fail("chat.postMessage", Fault(error="channel_not_found"))

    await wire.event(a_mention("what was agreed?"))

    assert postings == []
