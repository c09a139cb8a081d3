"""Forms that open for commands which lack what only the asker can say."""

import json
from collections.abc import Callable

import pytest

from bot.answers.commands import COMMANDS
from bot.messages.request import Line
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.slack_person import CHANNEL, PERSON, a_mention, a_press, a_search
from tests.fakes.slack_server import TEAM, FakeSlack, Fault
from tests.platforms.slack.conftest import Waits, Wire, a_setup, connected
from tests.platforms.slack.form_steps import (
    SuggestingAnswerer,
    elements_of,
    open_form,
    words_of,
)

EDIT_NOTE = {"action_id": "private:1", "value": "/digest note ab12cd34 2026-11-02T08:30"}


@pytest.fixture
async def answerer() -> SuggestingAnswerer:
    return SuggestingAnswerer()


async def test_a_command_without_options_opens_its_form(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(wire, slack)

    subscribe = next(each for each in COMMANDS if each.name == "digest subscribe")
    assert list(elements_of(view)) == [option.name for option in subscribe.options]
    assert answerer.requests == []
    assert slack.sent == []


@pytest.mark.parametrize("line", ["/digest subscribe", "/digest edit", "/digest note"])
async def test_forms_look_as_their_golden_files_say(
    wire: Wire, slack: FakeSlack, golden: Callable[[str, str], None], line: str
) -> None:
    view = await open_form(wire, slack, line)

    name = line.removeprefix("/").replace(" ", "-")
    golden(f"slack/modal-{name}.json", json.dumps(view, ensure_ascii=False, indent=2) + "\n")


async def test_the_umbrella_opens_forms_too(wire: Wire, slack: FakeSlack) -> None:
    view = await open_form(wire, slack, "/dateline digest subscribe")

    assert view["title"]["text"] == "/digest subscribe"


@pytest.mark.parametrize(
    "line",
    [
        "/digest",
        "/digest list",
        "/digest subscribe weekdays 08:30",
        "/digest subscribe zone:Mars",
        "/digest edit ab12cd34 time:09:00",
        "/digest note ab12cd34 2026-11-02T08:30 The figures are provisional.",
        "/digest subscribe nonsense:1",
        "/digest frobnicate",
    ],
)
async def test_a_command_with_options_is_answered_as_it_is(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer, line: str
) -> None:
    answer = await wire.command(line, response_url=slack.response_url())

    assert answerer.requests[0].asked == Line(text=line)
    assert answer["text"]
    assert slack.workspace.shown == []


async def test_a_button_that_lacks_what_it_needs_opens_a_form_about_its_own_thing(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    await wire.interaction(
        a_press(EDIT_NOTE, response_url=slack.response_url(), thread_ts="1725000000.000100")
    )

    [view] = slack.workspace.shown
    assert list(elements_of(view)) == ["text"]
    assert elements_of(view)["text"]["multiline"] is True
    assert words_of(view)[1] == "digest: ab12cd34, slot: 2026-11-02T08:30"
    assert json.loads(view["private_metadata"]) == {
        "v": 1,
        "command": "digest note",
        "channel": CHANNEL,
        "workspace": TEAM,
        "thread": "1725000000.000100",
        "options": {"digest": "ab12cd34", "slot": "2026-11-02T08:30"},
    }
    assert answerer.requests == []


async def test_a_mention_can_open_no_form_and_is_answered(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    await wire.event(a_mention("/digest subscribe"))

    assert answerer.requests[0].asked == Line(text="/digest subscribe")
    assert slack.workspace.shown == []


async def test_the_askers_own_zone_is_proposed(wire: Wire, slack: FakeSlack) -> None:
    slack.workspace.people[PERSON] = {"tz": "Asia/Tehran"}

    view = await open_form(wire, slack)

    assert elements_of(view)["zone"]["initial_option"]["value"] == "Asia/Tehran"


async def test_what_there_is_keeps_its_own_zone(wire: Wire, slack: FakeSlack) -> None:
    view = await open_form(wire, slack, "/digest edit ab12cd34@3")

    assert "initial_option" not in elements_of(view)["zone"]
    assert "digest" not in elements_of(view)
    assert "users.info" not in slack.calls


@pytest.mark.parametrize(
    "fault", [Fault(error="user_not_found"), Fault(status=429, retry_after="30"), Fault(status=500)]
)
async def test_a_form_opens_without_the_zone_that_slack_does_not_tell(
    wire: Wire, slack: FakeSlack, fault: Fault
) -> None:
    slack.fail("users.info", fault)

    view = await open_form(wire, slack)

    assert "initial_option" not in elements_of(view)["zone"]


async def test_a_form_does_not_wait_for_a_slow_answer_about_the_zone(
    slack: FakeSlack, waits: Waits, answerer: SuggestingAnswerer
) -> None:
    slack.fail("users.info", Fault(hangs=True))

    async with connected(a_setup(slack, waits, form_seconds=0.5), answerer) as wire:
        view = await open_form(wire, slack)

    assert "initial_option" not in elements_of(view)["zone"]


async def test_few_stories_are_a_menu_and_many_zones_are_searched(
    wire: Wire, slack: FakeSlack
) -> None:
    inputs = elements_of(await open_form(wire, slack))

    assert [each["value"] for each in inputs["story"]["options"]] == ["harbour", "river-accord"]
    assert inputs["zone"]["type"] == "external_select"
    assert [each["value"] for each in inputs["rule"]["options"]] == [
        "changed",
        "always",
        "breaking",
    ]
    assert inputs["review"]["type"] == "conversations_select"


async def test_zones_are_found_as_somebody_types(
    wire: Wire, slack: FakeSlack, answerer: SuggestingAnswerer
) -> None:
    view = await open_form(wire, slack)

    found = await wire.submit(a_search(view, "zone", "kyiv"))

    assert [each["value"] for each in found["options"]] == ["Europe/Kyiv"]
    command, option, typed, place = answerer.suggested[-1]
    assert (command, option, typed) == ("digest subscribe", "zone", "kyiv")
    assert (place.id, place.workspace) == (CHANNEL, TEAM)


async def test_a_search_in_a_form_that_is_not_ours_finds_nothing(
    wire: Wire, slack: FakeSlack
) -> None:
    view = await open_form(wire, slack)

    found = await wire.submit(a_search(view | {"private_metadata": "{}"}, "zone", "kyiv"))

    assert found == {"options": []}


async def test_an_input_takes_any_text_where_nothing_can_be_suggested(
    slack: FakeSlack, waits: Waits
) -> None:
    async with connected(a_setup(slack, waits), FakeAnswerer()) as wire:
        inputs = elements_of(await open_form(wire, slack))

    assert inputs["zone"] == {
        "type": "plain_text_input",
        "multiline": False,
        "max_length": 2_000,
        "initial_value": "Europe/London",
        "action_id": "input",
    }
    assert inputs["story"]["type"] == "plain_text_input"


async def test_plain_commands_ask_slack_nothing(wire: Wire, slack: FakeSlack) -> None:
    await wire.command("/aid", response_url=slack.response_url())

    assert slack.calls == ["auth.test"]
