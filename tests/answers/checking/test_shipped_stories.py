"""Statements as people write them, held against the stories that are shipped."""

import pytest

from bot.facts.ids import StoryId
from evaluation.desk import Desk
from evaluation.question import Question
from tests.answers.test_declines import IRAN, SKAREY


@pytest.mark.parametrize(
    ("story", "text", "told"),
    [
        (SKAREY, "Halcyon says up to 120 tonnes leaked.", "Agrees"),
        (SKAREY, "Halcyon says 520 tonnes leaked.", "Halcyon Thalassa Lines said up to 120 tonnes"),
        (SKAREY, "520 tonnes leaked.", "Laboratory said at least 520 tonnes, not 520."),
        (SKAREY, "The Anemoni K was carrying 31,000 tonnes of barley.", "Agrees"),
        (
            SKAREY,
            "The Anemoni K was carrying 13,000 tonnes of barley.",
            "“13,000” is not on record",
        ),
        (SKAREY, "Melanthis resigned on 15 March.", "Agrees"),
        (SKAREY, "Melanthis resigned on 14 March.", "has 15 March 2023, not 14 March 2023."),
        (SKAREY, "The ship was never warned.", "had no warning at any time"),
        (SKAREY, "The Harbour Authority did not bar Halcyon.", "Nothing in this message"),
        (IRAN, "We trained dozens of people.", "Nothing in this message"),
        (IRAN, "Iran did not send missiles to Russia.", "is an allegation that it is so"),
        (IRAN, "Iran says it did not send missiles to Russia.", "Agrees"),
        (IRAN, "Blinken said Iran did not send missiles.", "said the other way round"),
        (IRAN, "Blinken and Kanaani said Iran sent missiles to Russia.", "said by Nasser Kanaani"),
        (IRAN, "The US, UK and France sanctioned Iran Air.", "Agrees"),
        (IRAN, "The US and Ukraine sanctioned Iran Air.", "No such act by Ukraine"),
        (IRAN, "The US has accused Iran of sending drones since August 2022.", "Agrees"),
        (IRAN, "The US pledged more than $54 billion.", "does not say at what stage"),
        (IRAN, "The US gave Ukraine more than $54 million.", "not more than $54 million"),
    ],
)
async def test_a_statement_is_held_against_all_that_is_on_record(
    desk: Desk, story: str, text: str, told: str
) -> None:
    question = Question(id="-", kind="-", text=f"/check {text}", answerable=False)
    assert told in (await desk.answer(StoryId(story), question)).text
