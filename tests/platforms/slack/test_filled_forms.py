"""Forms about what there is come filled in with it, and an emptied input takes something away."""

import pytest

from bot.answers.commands import COMMANDS
from bot.errors import RequestError
from bot.messages.request import Call, Line
from tests.fakes.slack_person import a_press, a_submission
from tests.fakes.slack_server import FakeSlack
from tests.platforms.slack.conftest import Waits, Wire, a_setup, connected
from tests.platforms.slack.form_steps import (
    SuggestingAnswerer,
    elements_of,
    open_form,
    refuse_with,
    words_of,
)

NOW = {
    "digest": "ab12cd34@3",
    "days": "every weekday",
    "time": "08:30",
    "zone": "Europe/London",
    "story": "harbour",
    "sections": "all",
    "rule": "always",
    "quiet": "22:00-07:00",
    "review": "C00000009",
}
EDIT = {"action_id": "private:1", "value": "/digest edit ab12cd34@2"}


@pytest.fixture
async def answerer() -> SuggestingAnswerer:
    made = SuggestingAnswerer()
    made.filled = NOW
    return made


async def test_a_form_to_edit_holds_what_there_is(wire: Wire, slack: FakeSlack) -> None:
    view = await open_form(wire, slack, "/digest edit")

    inputs = elements_of(view)
    assert inputs["days"]["initial_value"] == "every weekday"
    assert inputs["zone"]["initial_option"]["value"] == "Europe/London"
    assert inputs["story"]["initial_option"]["value"] == "harbour"
    assert inputs["rule"]["initial_option"]["value"] == "always"
    assert inputs["review"]["initial_conversation"] == "C00000009"
    assert "initial_value" not in inputs["except"]
    assert "digest" not in inputs
    assert "digest: ab12cd34@3" in words_of(view)


async def test_a_button_opens_the_form_of_the_thing_as_it_is_now(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    await wire.interaction(a_press(EDIT, response_url=slack.response_url()))

    [view] = slack.workspace.shown
    assert elements_of(view)["time"]["initial_value"] == "08:30"
    assert "digest: ab12cd34@3" in words_of(view)
    assert answerer.to_fill[0].asked == Line(text=EDIT["value"])


async def test_what_is_emptied_is_asked_to_be_taken_away(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(wire, slack, "/digest edit")

    await wire.submit(a_submission(view, {"quiet": "", "time": "09:15"}))

    [request] = answerer.requests
    assert isinstance(request.asked, Call)
    sent = dict(request.asked.options)
    assert (sent["digest"], sent["time"], sent["quiet"]) == ("ab12cd34@3", "09:15", "none")
    assert (sent["except"], sent["review"]) == ("none", "C00000009")


async def test_a_form_that_came_empty_takes_nothing_away(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    answerer.filled = {}
    view = await open_form(wire, slack, "/digest edit ab12cd34@3")

    await wire.submit(a_submission(view, {"time": "09:15"}))

    assert answerer.requests[0].asked == Call(
        command="digest edit", options=(("digest", "ab12cd34@3"), ("time", "09:15"))
    )


async def test_who_may_not_edit_is_told_so_instead_of_shown_a_form(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    answerer.filled = RequestError("Only an admin.")
    answerer.say = refuse_with("Only an admin.")

    await wire.command("/digest edit", response_url=slack.response_url())

    assert slack.workspace.shown == []
    [told] = slack.posted("response_url")
    assert told["text"] == "Only an admin."


async def test_a_form_opens_empty_when_what_there_is_cannot_be_told_in_time(
    slack: FakeSlack, waits: Waits, answerer: SuggestingAnswerer
) -> None:
    answerer.gate.clear()

    async with connected(a_setup(slack, waits, form_seconds=0.5), answerer) as wire:
        view = await open_form(wire, slack, "/digest edit ab12cd34")
        answerer.gate.set()

    assert "initial_value" not in elements_of(view)["days"]


async def test_every_form_of_what_there_is_can_be_filled_in() -> None:
    forms = {each.name for each in COMMANDS if each.form and each.fill}
    assert forms == {"digest subscribe", "digest edit", "digest note"}
