"""The day, the place and the thing that are asked about with words on record."""

import pytest

from bot.messages.plain import to_plain
from bot.messages.reply import Outcome, Quotation, Reply
from tests.answers.desk import Desk, river_facts
from tests.builders import a_quote, a_quote_fact, entity_id

RIVER = "“The river belongs to everyone who drinks from it”"
FLOOD = a_quote_fact(
    "flood",
    a_quote(
        text="mere theatre",
        speaker=entity_id("suderia"),
        occasion="interview in Norport with The Courier",
        context="said of the old dam",
    ),
)


async def ask(question: str) -> Reply:
    return await Desk(facts=(*river_facts(), FLOOD)).call("ask", question=question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (f"Did Sol say {RIVER} on 9 May?", "has 2 May 2024, not 9 May 2024"),
        (f"Did Sol say in 2022 {RIVER}?", "has 2 May 2024, not 2022"),
        (f"Did Sol say {RIVER} in August?", "has 2 May 2024, not August"),
        (f"Did Sol say {RIVER} last year?", "has 2 May 2024, not last year"),
        (f"Did Sol say {RIVER} yesterday?", "has 2 May 2024, not yesterday"),
        (f"Did Sol say {RIVER} on Monday?", "has 2 May 2024, not Monday"),
        (f"Did Sol say {RIVER} after 3 May?", "has 2 May 2024, not 3 May 2024"),
        (f"Did Sol say {RIVER} in Suderia?", "“in Suderia” is not on record"),
        (f"Did Sol say {RIVER} in Farport?", "“in Farport” is not on record"),
        (f"Did Sol say {RIVER} by telephone?", "“by telephone” is not on record"),
        (f"Did Sol tell Delta Bank {RIVER}?", "“to Delta Bank” is not on record"),
        (f"Did Sol say of Delta Bank {RIVER}?", "“of Delta Bank” is not on record"),
        ("Did Suderia call the accord “mere theatre”?", "“of the accord” is not on record"),
        ("Was the accord called “mere theatre” by Suderia?", "“of the accord” is not on record"),
    ],
)
async def test_what_is_not_borne_out_around_words_is_said(question: str, told: str) -> None:
    reply = await ask(question)
    assert told in to_plain(reply)
    assert reply.outcome is Outcome.NO_ANSWER
    assert any(isinstance(block, Quotation) for block in reply.blocks)


@pytest.mark.parametrize(
    "question",
    [
        f"Did Sol say {RIVER} on 2 May?",
        f"Did Sol say {RIVER} in May 2024?",
        f"Did Sol say {RIVER} on Thursday?",
        f"Did Sol say {RIVER} before 3 May?",
        f"Did Sol say {RIVER} this year?",
        f"Did Sol say {RIVER} in strong terms?",
        f"Did Sol tell reporters {RIVER}?",
        f"Did Sol ever say, in these very words, {RIVER}?",
        "Did Suderia call the old dam “mere theatre”?",
        "Did Suderia say “mere theatre” in Norport?",
        "Did Suderia tell The Courier “mere theatre”?",
        "Did Suderia say in an interview “mere theatre”?",
        "Did Suderia call it “mere theatre”?",
    ],
)
async def test_what_agrees_around_words_is_confirmed(question: str) -> None:
    reply = await ask(question)
    assert "not on record" not in to_plain(reply)
    assert "differs" not in to_plain(reply)
    assert reply.outcome is Outcome.ANSWERED


async def test_every_quotation_of_a_question_is_checked() -> None:
    text = to_plain(await ask("Did Suderia say “There is no dam” and call the dam “mere theatre”?"))
    assert text.count("On record word for word. Suderia said it") == 2


async def test_a_word_of_a_quotation_is_not_quoted_twice() -> None:
    reply = await ask("Did Sol say “river”?")
    assert sum(isinstance(block, Quotation) for block in reply.blocks) <= 1
