"""Forms that take longer than Slack waits, and what becomes of them."""

import pytest

from tests.fakes.slack_person import a_submission
from tests.fakes.slack_server import FakeSlack
from tests.fakes.slack_views import fault_of_view
from tests.platforms.slack.conftest import Wire
from tests.platforms.slack.form_steps import (
    FILLED,
    SuggestingAnswerer,
    elements_of,
    open_form,
    refuse_with,
    words_of,
)


@pytest.fixture
async def answerer() -> SuggestingAnswerer:
    return SuggestingAnswerer()


async def test_a_form_that_takes_long_says_so_and_then_what_came_of_it(
    impatient_wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(impatient_wire, slack)
    answerer.gate.clear()

    answer = await impatient_wire.submit(a_submission(view, FILLED), settle=False)

    assert answer["response_action"] == "update"
    assert fault_of_view(answer["view"]) == ""
    answerer.gate.set()
    await impatient_wire.client.settle()
    assert words_of(slack.workspace.shown[-1])[0].startswith("Done.")
    assert len(slack.posted("chat.postEphemeral")) == 1


async def test_a_late_refusal_brings_the_form_back_as_it_was_filled_in(
    impatient_wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(impatient_wire, slack)
    answerer.say = refuse_with("There is no time “8:77”.")
    answerer.gate.clear()
    filled = FILLED | {"time": "8:77", "only": "quotes & <others>", "story": "harbour"}
    await impatient_wire.submit(a_submission(view, filled), settle=False)

    answerer.gate.set()
    await impatient_wire.client.settle()

    again = slack.workspace.shown[-1]
    inputs = elements_of(again)
    assert words_of(again)[-1] == "There is no time “8:77”."
    assert inputs["time"]["initial_value"] == "8:77"
    assert inputs["only"]["initial_value"] == "quotes & <others>"
    assert inputs["rule"]["initial_option"]["value"] == "always"
    assert inputs["story"]["initial_option"]["value"] == "harbour"
    assert inputs["zone"]["initial_option"]["value"] == "Europe/London"
    assert inputs["review"]["initial_conversation"] == "C00000009"
    assert again["private_metadata"] == view["private_metadata"]


async def test_a_late_refusal_of_a_form_that_was_closed_gives_back_what_was_written(
    impatient_wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(impatient_wire, slack)
    answerer.say = refuse_with("There is no time “8:77”.")
    answerer.gate.clear()
    await impatient_wire.submit(a_submission(view, {"time": "8:77"}), settle=False)
    slack.workspace.close("V00000000")

    answerer.gate.set()
    await impatient_wire.client.settle()

    [told] = slack.posted("chat.postEphemeral")
    assert "There is no time “8:77”." in told["text"]
    assert "/digest subscribe time:8:77 zone:Europe/London" in told["text"]
