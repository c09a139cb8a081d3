"""Forms within Slack's limits, whatever they hold."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.command import Command, Option, OptionKind
from bot.answers.commands import COMMANDS
from bot.messages.answerer import Suggestion
from bot.messages.request import Place, Platform
from bot.platforms.slack.form import Form, make_form
from bot.platforms.slack.inputs import Input, to_input
from bot.platforms.slack.modal import fits, to_modal, to_note
from tests.fakes.slack_views import fault_of_view

FORMS = tuple(command for command in COMMANDS if command.form)
HERE = Place(platform=Platform.SLACK, id="C00000001", workspace="T00000001", thread="1.1")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=2_100)


def a_modal(form: Form, fault: str = "") -> dict[str, Any]:
    """Return the form with an input for each option that is not settled."""
    options = [each for each in form.command.options if each.name not in form.carried]
    inputs = [Input(option=each, value=form.values.get(each.name, "")) for each in options]
    return to_modal(form, inputs, fault=fault)


def an_option(**changes: Any) -> Option:
    return replace(Option(name="only", kind=OptionKind.TEXT, summary="what to take"), **changes)


def element_of(given_input: Input) -> Any:
    return to_input(given_input)["element"]


@given(data=st.data(), command=st.sampled_from(FORMS), fault=TEXTS)
def test_any_text_makes_a_form_that_slack_takes(
    data: st.DataObject, command: Command, fault: str
) -> None:
    names = st.sampled_from([option.name for option in command.options])
    given_options = data.draw(st.dictionaries(names, TEXTS.filter(bool), max_size=4))
    form = make_form(command, given_options, HERE)

    if fits(form):
        assert fault_of_view(a_modal(form, fault)) == ""


def test_every_form_of_the_table_fits() -> None:
    for command in FORMS:
        form = make_form(command, {}, HERE)
        assert fits(form)
        assert fault_of_view(a_modal(form)) == ""


def test_a_long_name_of_a_command_is_shortened_in_the_title() -> None:
    title = to_modal(make_form(FORMS[0], {}, HERE), [])["title"]
    assert title == {"type": "plain_text", "text": "/digest subscribe", "emoji": False}

    assert fault_of_view(to_note("/digest something-very-long-indeed", "Done.")) == ""


def test_a_choice_too_long_for_a_menu_is_shortened_and_keeps_its_value() -> None:
    long = "x" * 100
    element = element_of(
        Input(option=an_option(), value=long, choices=(Suggestion(label=long, value=long),))
    )

    assert element["options"] == [element["initial_option"]]
    assert element["initial_option"]["value"] == long
    assert len(element["initial_option"]["text"]["text"]) == 75


def test_more_choices_than_a_menu_takes_are_typed() -> None:
    choices = tuple(Suggestion(label=str(each), value=str(each)) for each in range(101))

    assert element_of(Input(option=an_option(), choices=choices))["type"] == "plain_text_input"
    assert element_of(Input(option=an_option(), choices=choices[:100]))["type"] == "static_select"


def test_a_value_that_is_no_choice_is_kept_as_text() -> None:
    choices = (Suggestion(label="skip", value="skip"),)
    element = element_of(Input(option=an_option(), value="never", choices=choices))

    assert (element["type"], element["initial_value"]) == ("plain_text_input", "never")


def test_a_value_too_long_for_a_menu_is_kept_as_text() -> None:
    long = "x" * 151
    choices = (Suggestion(label=long, value=long),)

    for each in (
        Input(option=an_option(), value=long, choices=choices),
        Input(option=an_option(), value=long, searched=True),
    ):
        assert element_of(each)["type"] == "plain_text_input"
    assert element_of(Input(option=an_option(), value="x", searched=True))["type"] == (
        "external_select"
    )


@pytest.mark.parametrize("typed", ["C0123ABCD", "<#C0123ABCD|editors>", "<#C0123ABCD>"])
def test_a_channel_that_was_given_is_chosen(typed: str) -> None:
    element = element_of(Input(option=an_option(kind=OptionKind.CHANNEL), value=typed))

    assert element["initial_conversation"] == "C0123ABCD"


def test_what_is_no_channel_is_kept_as_text() -> None:
    element = element_of(Input(option=an_option(kind=OptionKind.CHANNEL), value="none"))

    assert (element["type"], element["initial_value"]) == ("plain_text_input", "none")
