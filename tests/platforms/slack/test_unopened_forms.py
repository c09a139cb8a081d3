"""Forms that Slack does not open."""

from dataclasses import replace

import pytest

from bot.answers.command import Option, OptionKind
from bot.answers.commands import COMMANDS
from bot.messages.request import Place, Platform
from bot.platforms.slack.form import make_form
from bot.platforms.slack.modal import fits
from tests.fakes.slack_person import CHANNEL, a_press
from tests.fakes.slack_server import TEAM, FakeSlack, Fault
from tests.platforms.slack.conftest import Waits, Wire, a_setup, connected
from tests.platforms.slack.form_steps import (
    SuggestingAnswerer,
)

EDIT_NOTE = {"action_id": "private:1", "value": "/digest note ab12cd34 2026-11-02T08:30"}


@pytest.fixture
async def answerer() -> SuggestingAnswerer:
    return SuggestingAnswerer()


@pytest.mark.parametrize(
    "fault",
    [
        Fault(error="expired_trigger_id"),
        Fault(error="invalid_auth"),
        Fault(status=429, retry_after="30"),
        Fault(status=500),
        Fault(drop=True),
    ],
)
async def test_a_form_that_cannot_be_opened_says_what_to_type(
    wire: Wire, slack: FakeSlack, fault: Fault
) -> None:
    slack.fail("views.open", fault)

    await wire.command("/digest subscribe", response_url=slack.response_url())

    [told] = slack.posted("response_url")
    assert told["response_type"] == "ephemeral"
    assert "type the command with its options" in told["text"]
    assert "/digest subscribe weekdays 08:30 zone:Europe/London" in told["text"]


async def test_a_form_that_slack_does_not_answer_for_in_time_says_what_to_type(
    slack: FakeSlack, waits: Waits, answerer: SuggestingAnswerer
) -> None:
    slack.fail("views.open", Fault(hangs=True))

    async with connected(a_setup(slack, waits, form_seconds=0.1), answerer) as wire:
        await wire.command("/digest note", response_url=slack.response_url())

    assert "type the command" in slack.posted("response_url")[0]["text"]


async def test_a_trigger_that_came_too_late_on_a_button_says_what_to_type(
    wire: Wire, slack: FakeSlack
) -> None:
    slack.workspace.late.add("3.3")

    await wire.interaction(a_press(EDIT_NOTE, response_url=slack.response_url()))

    [told] = slack.posted("response_url")
    assert "/digest note The figures are the Treasury's" in told["text"]


async def test_a_press_that_arrives_twice_opens_one_form_and_says_nothing_more(
    wire: Wire, slack: FakeSlack
) -> None:
    press = a_press(EDIT_NOTE, response_url=slack.response_url())

    await wire.interaction(press)
    await wire.interaction(press)

    assert len(slack.workspace.shown) == 1
    assert slack.sent == []


def test_a_form_too_large_for_slack_is_not_shown() -> None:
    note = next(each for each in COMMANDS if each.name == "digest note")
    here = Place(platform=Platform.SLACK, id=CHANNEL, workspace=TEAM)
    text = Option(name="text", kind=OptionKind.TEXT, summary="some text")
    many = replace(note, options=tuple(replace(text, name=f"o{each}") for each in range(98)))

    assert fits(make_form(note, {"digest": "ab12cd34"}, here))
    assert not fits(make_form(note, {"digest": "x" * 3_000}, here))
    assert not fits(make_form(many, {}, here))
