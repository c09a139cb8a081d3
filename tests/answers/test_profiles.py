"""Where nothing but a name, an office or whose somebody is is asked after: a profile."""

import pytest

from bot.messages.plain import to_plain
from bot.messages.reply import Outcome
from tests.answers.desk import Desk


@pytest.mark.parametrize(
    "question",
    [
        "which post does Mira Sol hold?",
        "What job has Mira Sol got?",
        "what office does Sol have",
        "who is Mira Sol in Norland?",
    ],
)
async def test_an_office_is_told_by_the_profile(question: str) -> None:
    reply = await Desk().ask(f"/ask {question}")
    assert reply.outcome is Outcome.ANSWERED
    assert to_plain(reply).startswith("Mira Sol: ")


@pytest.mark.parametrize(
    "question",
    [
        "What is the name of Norland's Delta Bank?",
        "Delta Bank: what's it called?",
        "what is Delta Bank called",
    ],
)
async def test_a_name_is_told_by_the_profile(question: str) -> None:
    assert to_plain(await Desk().ask(f"/ask {question}")).startswith("Delta Bank: ")


async def test_what_somebody_does_there_is_no_profile() -> None:
    said = to_plain(await Desk().ask("/ask what has Mira Sol done in Norland?"))
    assert not said.startswith("Mira Sol: ")
