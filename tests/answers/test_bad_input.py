"""What people type by mistake, and what is typed to do harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.commands import COMMANDS
from bot.answers.parse import read_line
from bot.errors import RequestError, StoreError
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome
from bot.messages.request import Call
from tests.answers.desk import Desk


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/sanctoins", "There is no command “/sanctoins”. Did you mean /sanctions?"),
        ("/aid doner:us", "There is no option “doner”. Did you mean donor?"),
        ("/aid donor:us donor:uk", "“donor” is given twice; give it once."),
        ("/who", "/who needs name"),
        ("/sanctions on:10/09/2024", "“10/09/2024” is not a date I can read."),
        ("/sanctions on:2024-05-02 since:2024", "Give either on, or since and until."),
        ("/sanctions since:2025 until:2024", "The date in until is before the date in since."),
        ("/aid as_of:2031-01-01", "The date in as_of is in the future"),
        ("/help nonsense", "There is no command “/nonsense”."),
        ("/story use:nowhere at all", "No story “nowhere at all” is on record."),
    ],
)
async def test_a_mistake_is_answered_with_one_clear_sentence(line: str, sentence: str) -> None:
    reply = await Desk().ask(line)
    assert reply.outcome is not Outcome.ANSWERED
    assert sentence in to_plain(reply)


async def test_an_empty_line_gets_help() -> None:
    for line in ("", "   ", "/"):
        assert (await Desk().ask(line)).title == "Help"


async def test_forty_thousand_characters_are_refused_without_being_echoed() -> None:
    text = to_plain(await Desk().ask("why " * 10_000))
    assert "39,999 characters" in text
    assert len(text) < 200


async def test_options_may_be_quoted_and_free_words_go_to_the_main_option() -> None:
    assert read_line('/quotes about:"by: the river" speaker:sol', COMMANDS) == Call(
        command="quotes", options=(("about", "by: the river"), ("speaker", "sol"))
    )
    assert read_line("/who Delta Shipping", COMMANDS).options == (("name", "Delta Shipping"),)
    assert read_line("/ask is it so: yes?", COMMANDS).options == (("question", "is it so: yes?"),)
    assert read_line("aid donor:us", COMMANDS).command == "aid"
    assert read_line("aid for whom?", COMMANDS).command == "ask"


@given(st.text(max_size=300))
async def test_no_text_makes_the_bot_fail(text: str) -> None:
    desk = Desk()
    for line in (text, f"/{text}", f"/quotes {text}", f"/who name:{text}", f"/aid as_of:{text}"):
        assert "wrong on my side" not in to_plain(await desk.ask(line))


@given(st.text(max_size=40))
async def test_a_call_with_an_odd_option_never_fails(value: str) -> None:
    desk = Desk()
    for row in COMMANDS:
        reply = await desk.call(row.name, **{row.rest: value})
        assert "wrong on my side" not in to_plain(reply)


@given(st.text(max_size=200))
def test_a_line_is_read_or_refused_never_lost(text: str) -> None:
    try:
        call = read_line(text, COMMANDS)
    except RequestError as error:
        assert str(error)
    else:
        assert call.command in {command.name for command in COMMANDS}


async def test_an_error_becomes_a_sentence_with_an_id() -> None:
    desk = Desk()
    desk.shelf.snapshot = None  # type: ignore[assignment]  # a fault nobody foresaw
    text = to_plain(await desk.ask("/aid"))
    assert "k7wq" in text
    assert "NoneType" not in text


async def test_a_store_that_is_gone_loses_choices_loudly_and_answers_on() -> None:
    desk = Desk()

    async def gone(*_: object) -> None:
        raise StoreError("no such file")

    desk.places.choose = gone  # type: ignore[method-assign,assignment]  # the store is away
    text = to_plain(await desk.ask("/story use:river-accord"))
    assert "The record cannot be written to right now." in text
    assert (await desk.ask("/sanctions")).outcome is Outcome.ANSWERED
