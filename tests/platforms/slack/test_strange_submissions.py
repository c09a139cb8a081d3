"""Forms that arrive twice, late or from another version of the bot."""

import asyncio
import json

import pytest

from tests.fakes.slack_person import a_submission
from tests.fakes.slack_server import FakeSlack
from tests.fakes.slack_views import fault_of_view
from tests.platforms.slack.conftest import Waits, Wire, a_setup, connected
from tests.platforms.slack.form_steps import (
    FILLED,
    SuggestingAnswerer,
    open_form,
)


@pytest.fixture
async def answerer() -> SuggestingAnswerer:
    return SuggestingAnswerer()


async def test_a_form_that_arrives_twice_is_taken_once(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(wire, slack)
    submission = a_submission(view, FILLED)

    assert await wire.submit(submission) == {}
    assert await wire.submit(submission) == {}

    assert len(answerer.requests) == 1
    assert len(slack.posted("chat.postEphemeral")) == 1


async def test_a_form_that_arrives_twice_at_once_is_taken_once(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(wire, slack)
    answerer.gate.clear()
    submission = a_submission(view, FILLED)

    both = [asyncio.create_task(wire.submit(submission, settle=False)) for _ in range(2)]
    await answerer.asked.wait()
    answerer.gate.set()

    assert await asyncio.gather(*both) == [{}, {}]
    assert len(answerer.requests) == 1


async def test_a_form_from_before_a_restart_is_taken(
    slack: FakeSlack, waits: Waits, answerer: SuggestingAnswerer
) -> None:
    async with connected(a_setup(slack, waits), answerer) as before:
        view = await open_form(before, slack)

    async with connected(a_setup(slack, waits), answerer) as after:
        assert await after.submit(a_submission(view, FILLED)) == {}

    assert len(answerer.requests) == 1


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        "nonsense",
        "[]",
        '{"v":1}',
        json.dumps({"v": 9, "command": "digest subscribe"}),
        json.dumps(
            {
                "v": 1,
                "command": "digest frobnicate",
                "channel": "C1",
                "workspace": "T1",
                "thread": "",
                "options": {},
            }
        ),
        json.dumps(
            {
                "v": 1,
                "command": "aid",
                "channel": "C1",
                "workspace": "T1",
                "thread": "",
                "options": {},
            }
        ),
        json.dumps(
            {
                "v": 1,
                "command": "digest subscribe",
                "channel": "C1",
                "workspace": "T1",
                "thread": "",
                "options": {"gone": "x"},
            }
        ),
    ],
)
async def test_a_form_of_another_version_says_so_and_loses_nothing(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer, metadata: str
) -> None:
    view = await open_form(wire, slack)

    answer = await wire.submit(a_submission(view | {"private_metadata": metadata}, FILLED))

    assert "another version of the bot" in answer["errors"]["days"]
    assert answerer.requests == []


async def test_a_form_of_another_version_without_inputs_says_so(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(wire, slack)
    strange = {**view, "blocks": view["blocks"][:1], "private_metadata": "x"}

    answer = await wire.submit(a_submission(strange, {}))

    assert answer["response_action"] == "update"
    assert fault_of_view(answer["view"]) == ""
    assert answerer.requests == []
