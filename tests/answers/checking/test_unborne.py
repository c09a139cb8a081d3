"""A statement agrees with the record only where one fact bears all that it names."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.facts.ids import StoryId
from bot.messages.plain import to_plain
from bot.messages.request import Call
from evaluation.desk import Desk, open_desk
from evaluation.question import Question
from tests.answers.test_bearing import IRAN, NOW, SKAREY
from tests.architecture.project import ROOT


@pytest.fixture(scope="module")
def stories() -> Callable[[], Desk]:
    desk = asyncio.run(open_desk(ROOT / "stories", clock=lambda: NOW))
    return lambda: desk


async def check(desk: Desk, story: str, message: str) -> str:
    """Return what /check says to a message, in plain text."""
    question = Question(id="any", kind="any", text="-", answerable=False)
    call = Call(command="check", options=(("message", message),))
    asked = replace(desk.request(StoryId(story), question), asked=call)
    return to_plain(await desk.service.answer(asked))


@pytest.mark.parametrize(
    ("story", "message"),
    [
        (IRAN, "Blinken said dozens of Iranian personnel have been trained in Russia."),
        (IRAN, "Blinken accused Russia of transferring missiles to Iran."),
        (IRAN, "Blinken said that Iran will use the missiles in Ukraine within weeks."),
        (IRAN, "Blinken said that Russia will use the missiles in Poland within weeks."),
        (IRAN, "Blinken said that Russia will use the missiles within months."),
        (IRAN, "In Kyiv, Antony Blinken formally accused Iran of sending Russia missiles."),
        (IRAN, "The Biden administration has accused Iran since August 2023 of sending drones."),
        (IRAN, "Iran's foreign ministry said Israel does not commit war crimes."),
        (IRAN, "Washington sanctioned six entities, among them Aeroflot."),
        (IRAN, "Iran Air was sanctioned by @everyone."),
        (IRAN, "Iran Air was sanctioned by <@U12345>."),
        (SKAREY, "The Anemoni K is detained in Brimvík."),
        (SKAREY, "The Anemoni L was detained in Drovna."),
    ],
)
async def test_what_one_word_makes_false_never_agrees(
    stories: Callable[[], Desk], story: str, message: str
) -> None:
    assert "Agrees with the record" not in await check(stories(), story, message)


@pytest.mark.parametrize(
    ("story", "message"),
    [
        (IRAN, "The United States sanctioned six entities and ten people on 10 September 2024."),
        (IRAN, "The United States has given Ukraine more than $54 billion in lethal aid."),
        (IRAN, "The United States accused Iran of sending missiles to Russia."),
        (IRAN, "Blinken said Russia will probably use the missiles in Ukraine within weeks."),
        (IRAN, "Blinken said dozens of Russian personnel have been trained in Iran."),
        (SKAREY, "The Anemoni L was detained in Brimvík."),
    ],
)
async def test_what_is_borne_out_agrees(
    stories: Callable[[], Desk], story: str, message: str
) -> None:
    assert "Agrees with the record" in await check(stories(), story, message)
