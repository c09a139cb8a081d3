"""Where nothing but a name, an office or whose somebody is is asked after: a profile."""

import pytest

from bot.facts.entity import EntityKind, Role
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome
from tests.answers.desk import Desk, river_facts
from tests.builders import a_claim, a_claim_fact, an_entity, an_entity_fact, entity_id


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


async def test_how_long_somebody_has_held_an_office_is_told_by_its_beginning() -> None:
    said = to_plain(await Desk().ask("/ask how long has Mira Sol been in office?"))
    assert said.startswith("Mira Sol: ") and "since" in said


async def test_without_its_beginning_no_other_span_stands_for_it() -> None:
    in_office = Role(title="water minister", country=entity_id("norland"))
    moss = an_entity("Ada Moss", kind=EntityKind.PERSON, roles=(in_office,))
    decade = a_claim(
        claimants=(entity_id("ada-moss"),), statement="there has been no flood for a decade"
    )
    facts = (*river_facts(), an_entity_fact(moss), a_claim_fact("no-flood", decade))
    reply = await Desk(facts).ask("/ask how long has Ada Moss been water minister?")
    assert reply.outcome is Outcome.NO_ANSWER
