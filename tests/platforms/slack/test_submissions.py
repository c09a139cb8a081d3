"""Forms that were sent, through the real Bolt app over HTTP."""

from dataclasses import replace

import pytest

from bot.errors import RequestError
from bot.messages.reply import Reply
from bot.messages.request import Call, Request
from tests.fakes.slack_person import CHANNEL, DIRECT, PERSON, a_press, a_submission
from tests.fakes.slack_server import TEAM, FakeSlack, Fault
from tests.platforms.slack.conftest import Wire
from tests.platforms.slack.form_steps import (
    FILLED,
    SuggestingAnswerer,
    open_form,
    refuse_with,
)
from tests.platforms.slack.replies import a_long_reply


@pytest.fixture
async def answerer() -> SuggestingAnswerer:
    return SuggestingAnswerer()


async def test_a_form_asks_for_what_was_filled_in(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(wire, slack)

    assert await wire.submit(a_submission(view, FILLED)) == {}

    [request] = answerer.requests
    assert request.asked == Call(
        command="digest subscribe",
        options=(
            ("days", "weekdays"),
            ("time", "08:30"),
            ("zone", "Europe/London"),
            ("rule", "always"),
            ("review", "C00000009"),
        ),
    )
    assert (request.place.id, request.place.workspace) == (CHANNEL, TEAM)
    assert (request.person.id, request.private) == (PERSON, True)


async def test_what_came_of_it_is_told_to_the_asker_alone(wire: Wire, slack: FakeSlack) -> None:
    view = await open_form(wire, slack)

    await wire.submit(a_submission(view, FILLED))

    [told] = slack.posted("chat.postEphemeral")
    assert (told["channel"], told["user"]) == (CHANNEL, PERSON)
    assert told["text"].startswith("Asked: digest subscribe")
    # Sharing would ask for the same again.
    assert all(block["type"] != "actions" for block in told["blocks"])


async def test_where_the_bot_is_no_member_it_is_told_directly(wire: Wire, slack: FakeSlack) -> None:
    slack.joined = False
    view = await open_form(wire, slack)

    await wire.submit(a_submission(view, FILLED))

    [told] = slack.posted()
    assert told["channel"] == PERSON


async def test_in_direct_messages_it_is_told_there(wire: Wire, slack: FakeSlack) -> None:
    button = {"action_id": "private:1", "value": "/digest subscribe"}
    await wire.interaction(a_press(button, response_url=slack.response_url(), channel_id=DIRECT))

    await wire.submit(a_submission(slack.workspace.shown[-1], FILLED))

    assert [each["channel"] for each in slack.posted()] == [DIRECT]


async def test_what_a_form_is_about_goes_with_what_was_filled_in(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    button = {"action_id": "private:1", "value": "/digest note ab12cd34 2026-11-02T08:30"}
    await wire.interaction(a_press(button, response_url=slack.response_url()))

    await wire.submit(a_submission(slack.workspace.shown[-1], {"text": "Two\nlines."}))

    assert answerer.requests[0].asked == Call(
        command="digest note",
        options=(("digest", "ab12cd34"), ("slot", "2026-11-02T08:30"), ("text", "Two\nlines.")),
    )


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("There is no time “8:77”. Say it as in 08:30.", "time"),
        ("There is no time zone “Mars”.", "zone"),
        ("Name a time zone, such as Europe/London.", "zone"),
        ("rule is changed, always or breaking, not “now”.", "rule"),
        ("“#editors” does not tell me which channel you mean: choose it in “review”.", "review"),
        ("You need the permission Manage Channels here.", "days"),
    ],
)
async def test_a_refusal_stands_below_the_input_it_is_about(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer, words: str, named: str
) -> None:
    answerer.say = refuse_with(words)
    view = await open_form(wire, slack)

    answer = await wire.submit(a_submission(view, FILLED | {"time": "8:77"}))

    assert answer == {"response_action": "errors", "errors": {named: words}}
    assert slack.sent == []


async def test_a_refused_form_can_be_mended_and_sent_again(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(wire, slack)
    say, answerer.say = answerer.say, refuse_with("There is no time “8:77”.")
    await wire.submit(a_submission(view, FILLED | {"time": "8:77"}))
    answerer.say = say

    assert await wire.submit(a_submission(view, FILLED)) == {}

    assert len(answerer.requests) == 2
    assert len(slack.posted("chat.postEphemeral")) == 1


@pytest.mark.parametrize("error", [RequestError("never seen"), RuntimeError("secret detail")])
async def test_an_error_leaves_the_form_open_with_a_sentence_and_an_id(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer, error: Exception
) -> None:
    def fail(request: Request) -> Reply:
        raise error

    answerer.say = fail
    view = await open_form(wire, slack)

    answer = await wire.submit(a_submission(view, FILLED))

    assert "Error e4r0r" in answer["errors"]["days"]
    assert str(error) not in str(answer)


async def test_a_long_answer_to_a_form_arrives_whole(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    answerer.say = lambda request: replace(a_long_reply(messages=6), private=True)
    view = await open_form(wire, slack)

    await wire.submit(a_submission(view, FILLED))

    whole = "".join(each["text"] for each in [*slack.posted("chat.postEphemeral"), *slack.posted()])
    assert all(f"{number}. A sentence" in whole for number in range(24))


async def test_what_cannot_be_told_is_said_directly(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    slack.fail("chat.postEphemeral", Fault(error="fatal_error"))
    view = await open_form(wire, slack)

    await wire.submit(a_submission(view, FILLED))

    [told] = slack.posted()
    assert told["channel"] == PERSON
    assert "may not have arrived" in told["text"]
