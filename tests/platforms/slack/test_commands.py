"""Slash commands through the real Bolt app over HTTP."""

import dataclasses
from typing import Any

from bot.messages.reply import Reply
from bot.messages.request import Line, Platform, Request
from bot.platforms.slack.limits import RESPONSE_URL_USES
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.slack_blocks import fault_of
from tests.fakes.slack_person import CHANNEL, PERSON, signed
from tests.fakes.slack_server import TEAM, FakeSlack, Fault
from tests.platforms.slack.conftest import NOW, Waits, Wire
from tests.platforms.slack.replies import A_REPLY, a_chart_reply, a_long_reply


def buttons_of(message: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return a message's buttons by their labels."""
    rows = [block for block in message["blocks"] if block["type"] == "actions"]
    return {each["text"]["text"]: each for row in rows for each in row["elements"]}


async def test_a_typed_command_is_answered_in_its_acknowledgement(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answer = await wire.command("/sanctions by:us", response_url=slack.response_url())

    assert answer["response_type"] == "ephemeral"
    assert answer["text"] == "Asked: /sanctions by:us"
    [request] = answerer.requests
    assert request.asked == Line(text="/sanctions by:us")
    assert request.place.platform is Platform.SLACK
    assert (request.place.id, request.place.workspace) == (CHANNEL, TEAM)
    assert request.person.id == PERSON
    assert slack.sent == []


async def test_slack_takes_every_kind_of_block(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: A_REPLY

    answer = await wire.command("/brief", response_url=slack.response_url())

    assert fault_of("acknowledgement", answer, files=set()) == ""
    assert answer["text"].startswith("The river accord")


async def test_a_private_answer_offers_to_be_shared(wire: Wire, slack: FakeSlack) -> None:
    answer = await wire.command("/aid donor:uk", response_url=slack.response_url())

    assert buttons_of(answer)["Share to channel"]["value"] == "/aid donor:uk"


async def test_an_answer_for_the_asker_alone_is_not_offered_to_be_shared(
    wire: Wire, slack: FakeSlack
) -> None:
    # Sharing would ask for it again: another edition, or another pause.
    for line in ("/digest now", "/dateline digest pause ab12cd34"):
        answer = await wire.command(line, response_url=slack.response_url())

        assert all(block["type"] != "actions" for block in answer["blocks"])


async def test_dateline_takes_the_commands_whose_names_slack_keeps(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    await wire.command("/dateline who Iran Air", response_url=slack.response_url())

    assert answerer.requests[0].asked == Line(text="/who Iran Air")


async def test_help_says_how_to_type_what_slack_keeps(wire: Wire, slack: FakeSlack) -> None:
    answer = await wire.command("/dateline", response_url=slack.response_url())

    assert "write /dateline help, /dateline status, /dateline who." in answer["text"]


async def test_a_slow_answer_is_acknowledged_first_and_finished_after(
    slack: FakeSlack, answerer: FakeAnswerer, impatient_wire: Wire
) -> None:
    answerer.gate.clear()

    answer = await impatient_wire.command(
        "/story use:accord", response_url=slack.response_url(), settle=False
    )

    assert answer["text"] == "One moment, the answer follows."
    assert slack.sent == []
    answerer.gate.set()
    await slack.until(lambda it: it.sent)
    assert slack.posted("response_url")[0]["text"] == "Asked: /story use:accord"


async def test_an_error_becomes_a_sentence_with_an_id(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    def fail(request: Request) -> Reply:
        raise RuntimeError("secret detail")

    answerer.say = fail

    answer = await wire.command("/brief", response_url=slack.response_url())

    assert "Error e4r0r" in answer["text"]
    assert "secret detail" not in str(answer)


async def test_a_long_answer_keeps_its_order_and_stays_within_the_response_address(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: dataclasses.replace(
        a_long_reply(messages=8), blocks=(*a_long_reply(messages=8).blocks, *a_chart_reply().blocks)
    )

    answer = await wire.command("/timeline", response_url=slack.response_url())

    assert answer == {}
    sent = slack.posted("response_url")
    assert len(sent) == RESPONSE_URL_USES
    assert [part["blocks"][-1]["type"] for part in sent] == [
        "context",
        "context",
        "context",
        "actions",
        "image",
    ]
    assert "Part 1 of" in sent[0]["text"]
    continued = buttons_of(sent[3])
    assert next(iter(continued)).startswith("Continue (")


async def test_a_chart_follows_as_a_picture(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: a_chart_reply()

    answer = await wire.command("/aid", response_url=slack.response_url())

    assert "nearly $40 billion" in answer["text"]
    [picture] = slack.posted("response_url")
    assert picture["response_type"] == "ephemeral"
    assert picture["blocks"][0]["alt_text"].startswith("North gave")


async def test_a_picture_waits_until_slack_has_looked_at_the_file(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer, waits: Waits
) -> None:
    slack.file_delay = 2
    answerer.say = lambda request: a_chart_reply()

    await wire.command("/aid", response_url=slack.response_url())

    assert len(slack.posted("response_url")) == 1
    assert waits.slept == [1.0, 2.0]


async def test_the_same_picture_is_uploaded_once(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    answerer.say = lambda request: a_chart_reply()

    await wire.command("/aid", response_url=slack.response_url("one"))
    await wire.command("/aid", response_url=slack.response_url("two"))

    assert slack.calls.count("files.completeUploadExternal") == 1
    assert len(slack.posted("response_url")) == 2


async def test_an_answer_stands_without_a_picture_that_cannot_be_uploaded(
    wire: Wire, slack: FakeSlack, answerer: FakeAnswerer
) -> None:
    slack.fail("files.getUploadURLExternal", Fault(error="missing_scope"))
    answerer.say = lambda request: a_chart_reply()

    answer = await wire.command("/aid", response_url=slack.response_url())

    assert "more than $10 billion" in answer["text"]
    assert slack.sent == []


async def test_a_command_without_its_sender_gets_a_sentence(wire: Wire, slack: FakeSlack) -> None:
    body = b"command=%2Faid&text=&channel_id=C1"

    status, _, text = await wire.send(body, signed(body, at=NOW, kind="form"))

    assert status == 200
    assert text == "Something went wrong here. (Error e4r0r)"
