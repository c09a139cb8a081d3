"""Follow-ups in a thread: a question that leans on the ones before it."""

import pytest

from bot.messages.plain import to_plain
from bot.messages.reply import Outcome
from tests.answers.desk import Desk


@pytest.mark.parametrize(
    ("earlier", "question", "words"),
    [
        (("How much aid has Norland given?",), "and Suderia?", "nearly $250 million"),
        (("How much aid has Norland given?",), "what about Suderia?", "nearly $250 million"),
        (("How many entities did Norland designate?",), "and how many people?", "ten people"),
        (("Who is Mira Sol?",), "what did she say about the river?", "drinks from it"),
        (("What did Mira Sol say about the river?",), "source?", "[1]"),
        (("When did the drought begin?",), "when was that?", "August 2022"),
        (("What did Mira Sol say about the river?",), "who said that?", "Mira Sol"),
        (("How much aid has Norland given?", "and Suderia?"), "source?", "nearly $250 million"),
    ],
)
async def test_a_follow_up_takes_what_it_leaves_out(
    earlier: tuple[str, ...], question: str, words: str
) -> None:
    assert words in to_plain(await Desk().ask(question, earlier=earlier))


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        (("How much aid has Norland given?",), "and Westland?"),
        (("How much aid has Norland given?",), "and in 2019?"),
        (("Who is Mira Sol?",), "how old is she?"),
        (("Who is Mira Sol?",), "what did she say about the weather?"),
        (("When did the drought begin?",), "and when will it end?"),
    ],
)
async def test_a_follow_up_that_asks_for_what_is_not_on_record_is_declined(
    earlier: tuple[str, ...], question: str
) -> None:
    assert (await Desk().ask(question, earlier=earlier)).outcome is not Outcome.ANSWERED


@pytest.mark.parametrize("question", ["and them?", "who said that?", "source?", "why?", "when?"])
async def test_a_follow_up_with_nothing_before_it_asks_what_it_refers_to(question: str) -> None:
    reply = await Desk().ask(f"/ask {question}")
    assert reply.outcome is Outcome.UNCLEAR
    assert "Please name it." in to_plain(reply)
