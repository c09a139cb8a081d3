"""Whose a thing is, and to whom it is sent, when both are written without a mark between."""

import pytest

from bot.facts.entity import EntityKind
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome
from tests.answers.desk import Desk, river_facts
from tests.builders import a_claim, a_claim_fact, an_entity, an_entity_fact, entity_id

_ROCKETS = an_entity(
    "Rockets", kind=EntityKind.WEAPON, aliases=("Norland's rockets", "Norlandish rockets")
)
_SENT = a_claim(
    claimants=(entity_id("mira-sol"),),
    actors=(entity_id("norland"),),
    objects=(entity_id("rockets"),),
    recipients=(entity_id("suderia"),),
    statement="Norland has sent Suderia rockets",
)
_ARRIVED = a_claim(
    claimants=(entity_id("mira-sol"),),
    actors=(),
    objects=(entity_id("rockets"),),
    recipients=(entity_id("suderia"),),
    statement="shipments of the Norlandish rockets have reached Suderia",
)
_FREED = a_claim(
    claimants=(entity_id("mira-sol"),),
    actors=(entity_id("suderia"),),
    objects=(entity_id("rockets"),),
    statement="the rockets let Suderia keep its own for later",
)
_ASKED = "Has Suderia got the shipments of Norlandish rockets?"
_DESK_FACTS = (
    *river_facts(),
    an_entity_fact(_ROCKETS),
    a_claim_fact("sent", _SENT),
    a_claim_fact("arrived", _ARRIVED, questions=(_ASKED,)),
    a_claim_fact("freed", _FREED, questions=("What help do the rockets give Suderia?",)),
)


@pytest.mark.parametrize(
    "question",
    [
        "Did Suderia send Norland rockets?",
        "Has Suderia given Norland rockets?",
        "Is Suderia shipping Norland rockets?",
        "Did Suderia send rockets?",
        "Is Suderia giving rockets to anyone?",
    ],
)
async def test_what_goes_the_other_way_is_not_on_record(question: str) -> None:
    reply = await Desk(_DESK_FACTS).ask(f"/ask {question}")
    assert reply.outcome is Outcome.NO_ANSWER


@pytest.mark.parametrize(
    "question", ["Did Norland send Suderia rockets?", "Who received Norland's rockets?"]
)
async def test_what_goes_this_way_is_answered(question: str) -> None:
    said = to_plain(await Desk(_DESK_FACTS).ask(f"/ask {question}"))
    assert "Norland has sent Suderia rockets" in said


async def test_a_statement_the_other_way_round_is_no_allegation_on_record() -> None:
    said = to_plain(await Desk(_DESK_FACTS).ask("/check Suderia sent Norland rockets."))
    assert "as an allegation" not in said
