"""How questions are read whose words are not the record's: slips, offices, turns of phrase."""

import asyncio
from collections.abc import Callable

import pytest

from bot.answers.questions.slips import misspells
from bot.answers.questions.stored import stored_with
from bot.facts.ids import StoryId
from evaluation.desk import Desk, open_desk
from tests.answers.test_bearing import IRAN, KIZILSU, NOW, SKAREY, ask
from tests.architecture.project import ROOT

PENANG = "penang-modules-2025"


@pytest.fixture(scope="module")
def stories() -> Callable[[], Desk]:
    folders = (ROOT / "stories", ROOT / "evaluation" / "stories")
    desk = asyncio.run(open_desk(*folders, clock=lambda: NOW))
    return lambda: desk


@pytest.mark.parametrize(
    ("story", "question", "told"),
    [
        (SKAREY, "Who ran Halcyon before Vrisi?", "Stavros Melanthis: managing director"),
        (SKAREY, "who was Vrisi's predecessor", "Stavros Melanthis: managing director"),
        (SKAREY, "Since when has the Harbour Master been in office?", "since 1 June 2019"),
        (SKAREY, "how many fishng boats are stuk in prot", "240 boats"),
        (SKAREY, "what fishing restrictions are in force", "20 nautical miles"),
        (SKAREY, "How wide is the no-fishing zone?", "20 nautical miles"),
        (SKAREY, "Compare Zelmora's help with Thalesia's", "€4.5 million"),
        (SKAREY, "why does Skarfjörð hold the owner responsible?", "unfit for the voyage"),
        (SKAREY, "who heads the inquiry", "Hallgerður Sæberg"),
        (PENANG, "who did the US blacklist", "nine companies"),  # an agency acts for its country
        (PENANG, "nordlicht delisted when", "delisted on 9 October 2025"),
        (PENANG, "legal basis for the BSG listing?", "Strategic Goods"),
        (PENANG, "what did the new BUV boss say re signatures", "where a check begins"),
        (PENANG, "who is maraike van osterzee", "Marijke van Oosterzee"),
        (PENANG, "did the dutch ministry already know in nov 2024?", "since November 2024"),
        (KIZILSU, "what is planned for 30 may", "to be lifted"),
        (KIZILSU, "Who may not leave Tamrela?", "forbade Orhan Yücesoylu"),
        (KIZILSU, "CHF: pledged vs paid", "$18 million"),
        (IRAN, "name of the iranian ministry spokesman quoted", "Nasser Kanaani Chafi"),
        (IRAN, "Did the E3 go after the same targets as the Americans?", "many of the targets"),
        (IRAN, "wen did rusia invaid ukrain", "24 February 2022"),
        (IRAN, "who's paying the most for Ukraine's defence", "largest backer"),
        (IRAN, "has London put in more for Ukraine than Washington?", "$54 billion"),
        (IRAN, "Where does America rank among Ukraine's backers?", "largest backer"),
        (IRAN, "What has Paris done about Tehran?", "cancelling bilateral arrangements"),
        (IRAN, "tell me about Lammy", "Foreign Secretary"),
        (IRAN, "what do we know about the missile deliveries", "Claims and answers"),
    ],
)
async def test_another_wording_is_answered(
    stories: Callable[[], Desk], story: str, question: str, told: str
) -> None:
    answer = await ask(stories(), story, question)
    assert answer.answered
    assert told in answer.text


@pytest.mark.parametrize(
    ("story", "turns"),
    [
        (SKAREY, ("Who was Harbour Master before Garðar Hólmsteinn?",)),
        (SKAREY, ("how deep is the water round Selsker",)),
        (SKAREY, ("how much has Thalesia committed?", "how much of that has been paid?")),
        (SKAREY, ("Write me a short story about a lighthouse keeper.",)),
        (SKAREY, ("names of the two sailors who were treated for cold",)),
        (SKAREY, ("how far is Selsker reef from Brimvík",)),
        (SKAREY, ("What did Hallgerður Sæberg find in the inquiry?",)),
        (SKAREY, ("When did Halcyon admit that 520 tonnes leaked?",)),
        (
            KIZILSU,
            ("When did police search Akpınar Su?", "what did they find there?"),
        ),
        (PENANG, ("whats lumenstra's share price doing",)),
        (IRAN, ("Who are the ten people the US sanctioned?",)),
        (IRAN, ("How did Iran respond?", "what did the president of iran say?")),
        (IRAN, ("How many of the sanctioned people are women?",)),
        (IRAN, ("How big is the army of the United States?",)),
        (IRAN, ("Who has sanctioned Germany over the war?",)),
        (IRAN, ("were any ships blacklisted",)),
        (IRAN, ("did Peru send drones to Russia",)),
        (IRAN, ("Which missile did Iran transfer?", "who manufactures it?")),
    ],
)
async def test_what_is_not_on_record_stays_so(
    stories: Callable[[], Desk], story: str, turns: tuple[str, ...]
) -> None:
    assert not (await ask(stories(), story, *turns)).answered


@pytest.mark.parametrize(
    ("typed", "meant", "changes"),
    [
        ("stuk", "stuck", 1),
        ("invaid", "invade", 2),
        ("anenomi", "anemoni", 2),
        ("goin", "going", 1),
    ],
)
def test_a_slip_is_taken_for_the_word_it_sounds_like(typed: str, meant: str, changes: int) -> None:
    assert misspells(typed, meant, changes)


@pytest.mark.parametrize(
    ("name", "word", "changes"), [("peru", "per", 1), ("ghana", "gone", 2), ("mahan", "man", 2)]
)
def test_a_strange_name_is_no_slip(name: str, word: str, changes: int) -> None:
    assert not misspells(name, word, changes)


@pytest.mark.parametrize("story", [IRAN, SKAREY, KIZILSU, PENANG])
async def test_a_stored_question_is_answered_with_its_own_fact(
    stories: Callable[[], Desk], story: str
) -> None:
    book = stories().snapshot.book
    facts = [fact for each in book.ids() if (fact := book.revisions(each)[-1]).story == story]
    assert facts
    for fact in facts:
        for question in fact.questions[:2]:
            assert fact in stored_with(stories().scope(StoryId(story)), question)
            assert (await ask(stories(), story, question)).answered, question
