"""What a question takes for granted: who is accused, where, in which currency, how much."""

import asyncio
from collections.abc import Callable

import pytest

from bot.answers.english.measures import Measured
from bot.answers.questions.counted import is_measured
from bot.facts.ids import StoryId
from evaluation.desk import Desk, open_desk
from tests.answers.test_bearing import IRAN, NOW, SKAREY, ask
from tests.architecture.project import ROOT
from tests.bodies import an_event
from tests.builders import a_fact


@pytest.fixture(scope="module")
def stories() -> Callable[[], Desk]:
    desk = asyncio.run(open_desk(ROOT / "stories", clock=lambda: NOW))
    return lambda: desk


@pytest.mark.parametrize(
    ("story", "question"),
    [
        (IRAN, "Did Lammy go to Moscow?"),
        (IRAN, "Who will go with Blinken to Moscow?"),
        (IRAN, "What did Blinken say in Kyiv?"),
        (IRAN, "Did Blinken accuse Russia of sending missiles to Iran?"),
        (IRAN, "Did Iran accuse the US of war crimes?"),
        (IRAN, "Who accused Britain?"),
        (IRAN, "Did Biden accuse Iran of sending missiles?"),
        (IRAN, "What did North Korea say?"),
        (IRAN, "Does Russia supply North Korea?"),
        (IRAN, "How many pounds has Britain pledged?"),
        (IRAN, "How many euros did the US give?"),
        (IRAN, "Did Britain pledge £10 billion?"),
        (IRAN, "How much has Britain spent on Ukraine?"),
        (IRAN, "Did the US give more than $100 billion?"),
        (IRAN, "Did Iran build a missile factory in Russia?"),
        (IRAN, "Will Ukraine get more missiles?"),
        (IRAN, "Who is the US president?"),
        (IRAN, "Is Lammy the Secretary of State?"),
        (IRAN, "Is UPI the national airline of Iran?"),
        (IRAN, "What are the responsibilities of Blinken?"),
        (IRAN, "Until when is Iran Air restricted?"),
        (IRAN, "Where in Russia is the drone plant?"),
        (IRAN, "What did puttin say about the sanctions?"),
        (IRAN, "Name the ten people who were sanctioned."),
        (IRAN, "What is the capital of France?"),
        (IRAN, "What party does Lammy belong to?"),
        (IRAN, "Who is Blinken's wife?"),
        (IRAN, "Did Russia thank Iran?"),
        (IRAN, "What time is it in Kyiv?"),
        (IRAN, "Who is the spokesperson of the White House?"),
        (IRAN, "Who leads Iran?"),
        (IRAN, "Who fired the missiles?"),
        (IRAN, "Has Russia fired the missiles?"),
        (IRAN, "Where were the missiles fired?"),
        (IRAN, "Did Russia give Iran missiles?"),
        (IRAN, "Where is Iran Air based?"),
        (IRAN, "Did the US sanction Russia Air?"),
        (SKAREY, "How much did Thalesia pay?"),
        (SKAREY, "Why did Halcyon bar the Harbour Authority from its ports?"),
        (SKAREY, "How many dollars did Zelmora pledge?"),
        (SKAREY, "Was the Anemoni K detained?"),
        (SKAREY, "Where is the Anemoni K detained?"),
        (SKAREY, "Did Bjarki Hrafnmo sell the Varði?"),
        (SKAREY, "Who succeeded Vrisi?"),
    ],
)
async def test_what_is_not_borne_out_is_declined(
    stories: Callable[[], Desk], story: str, question: str
) -> None:
    assert not (await ask(stories(), story, question)).answered


@pytest.mark.parametrize(
    ("story", "question", "told"),
    [
        (IRAN, "Did the US give Ukraine more than $50 billion?", "more than $54 billion"),
        (IRAN, "Is it true that US lethal aid has passed $50 billion?", "more than $54 billion"),
        (IRAN, "Did Britain pledge more than $10 billion?", "nearly $10 billion"),
        (IRAN, "Over $54bn of lethal aid came from the Americans, correct?", "more than $54"),
        (IRAN, "Did the US sanction more than five people?", "ten people"),
        (IRAN, "When will Blinken and Lammy go to Kyiv?", "week of 9 September"),
        (IRAN, "Did Blinken accuse Iran of sending missiles to Russia?", "Blinken said"),
        (IRAN, "What did Blinken say in London?", "press conference in London"),
        (IRAN, "How many dollars has Britain pledged?", "nearly $10 billion"),
        (IRAN, "Name the Iranian company that is on the sanctions list.", "Iran Air"),
        (IRAN, "Did France and Germany join in punishing Iran?", "punitive measures"),
        (IRAN, "Apart from the United States, who took punitive measures?", "France and Germany"),
        (IRAN, "Does Britain give more than America?", "is the larger figure, against nearly"),
        (IRAN, "Will Russia fire the missiles?", "Russia"),
        (IRAN, "Is David Lammy a minister?", "Foreign Secretary"),
        (SKAREY, "Which party does Hrafnmo belong to?", "Harbour Party"),
        (SKAREY, "how mnay tonnes of barly did the ship carry", "31,000"),
        (IRAN, "Does Iran accept the accusation?", "rejected"),
        (SKAREY, "Who gave more, Zelmora or Zahruna?", "Not compared"),
        (SKAREY, "Did more than 500 tonnes leak?", "at least 520 tonnes"),
        (SKAREY, "Has Zelmora pledged over €10 million?", "€12 million"),
        (SKAREY, "Was the Anemoni L detained?", "detained the Anemoni L"),
        (SKAREY, "Who succeeded Melanthis?", "Vrisi"),
    ],
)
async def test_what_is_borne_out_is_answered(
    stories: Callable[[], Desk], story: str, question: str, told: str
) -> None:
    answer = await ask(stories(), story, question)
    assert answer.answered
    assert told in answer.text


@pytest.mark.parametrize("sum_in_words", ["€40,000", "$ 500", "40,000 €", "40,000 euros"])
async def test_money_is_told_by_its_sign_alone(
    stories: Callable[[], Desk], sum_in_words: str
) -> None:
    fact = a_fact(an_event(statement=f"The council fined Brask & Sons {sum_in_words}"))
    assert is_measured(stories().scope(StoryId(IRAN)), fact, Measured.MONEY)
