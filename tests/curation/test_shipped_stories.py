"""The stories in `stories/` are sound, complete and true to their sources."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.curation.candidate import CheckedStory
from bot.curation.curate import read_and_check
from bot.curation.files import story_folders
from bot.curation.source_text import normalise
from bot.curation.verify import read_source_text, verify
from bot.facts.claim import Claim
from bot.facts.designation import Designation
from bot.facts.entity import Entity
from bot.facts.fact import BODIES
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT.parent / "shared" / "story" / "article-upi-2024-09-10.txt"
IRAN = ROOT / "stories" / "iran-missiles-2024"
TODAY = date(2024, 9, 11)
TELLING_RUN = 6
"""So many words in a row, the same as in the source, are the source's own and not the desk's."""


@pytest.mark.parametrize("folder", story_folders(ROOT / "stories"), ids=lambda each: each.name)
def test_a_shipped_story_has_no_fault_and_no_warning(folder: Path) -> None:
    assert read_and_check(folder, today=date.max).warnings == ()


def test_every_quote_and_paragraph_of_the_first_story_stands_in_its_source() -> None:
    found = verify(first_story(), article())
    assert found.faults == ()
    assert found.quotes == 13


def test_every_paragraph_of_the_report_bears_a_fact() -> None:
    cited = {int(each.at) for one in first_story().candidates for each in one.citations}
    assert cited == set(range(1, 23)) - {2}, "the second one ends the photo's credit"


def test_everything_between_quotation_marks_in_the_source_is_a_quote() -> None:
    spoken = {words.rstrip(",") for words in re.findall('"([^"]*)"', normalise(article()))}
    quotes = {
        normalise(each.body.text).rstrip(",")
        for each in first_story().candidates
        if isinstance(each.body, Quote)
    }
    assert spoken == quotes


def test_the_desk_uses_its_own_words() -> None:
    quoted = [
        normalise(each.body.text)
        for each in first_story().candidates
        if isinstance(each.body, Quote)
    ]
    source = runs(article())
    for file in sorted(IRAN.glob("*.toml")):
        text = normalise(file.read_text(encoding="utf-8"))
        for words in quoted:
            text = text.replace(words, "|")
        assert not runs(text) & source, file.name


def test_every_fact_has_questions_that_a_reader_would_put() -> None:
    assert [each.id for each in first_story().candidates if not each.questions] == []


def test_what_is_denied_is_shown_with_the_words_of_the_denial() -> None:
    claim = body("missiles-transferred")
    assert isinstance(claim, Claim)
    (dispute,) = claim.disputes
    assert dispute.by == "iran-missiles-2024/iran"
    assert {quote.partition("/")[2] for quote in dispute.quotes} == {
        "false",
        "misleading",
        "vile-propaganda",
        "deceitful-claims",
    }


def test_the_designation_counts_six_entities_and_ten_people_and_names_one() -> None:
    act = body("designations-by-us")
    assert isinstance(act, Designation)
    assert [f"{count.value} {count.unit}" for count in act.counts] == ["6 entities", "10 people"]
    assert act.targets == ("iran-missiles-2024/iran-air",)


def test_the_two_totals_are_not_of_one_kind() -> None:
    american, british = body("us-aid"), body("uk-aid")
    assert isinstance(american, SupportRecord)
    assert isinstance(british, SupportRecord)
    assert not american.addable_to(british)


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Washington", "us"),
        ("U.S.", "us"),
        ("the Brits", "uk"),
        ("Britain", "uk"),
        ("the Kremlin", "russia"),
        ("Moscow", "russia"),
        ("Tehran", "iran"),
        ("Beijing", "china"),
        ("Kanani", "kanaani"),
        ("IranAir", "iran-air"),
        ("Fath 360", "fath-360"),
        ("Kiev", "kyiv"),
    ],
)
def test_the_names_that_people_use_are_known(name: str, entity: str) -> None:
    entities = [each.body for each in first_story().candidates if isinstance(each.body, Entity)]
    bearers = [each.id for each in entities if name in (each.name, *each.aliases)]
    assert bearers == [f"iran-missiles-2024/{entity}"]


def test_every_entity_is_named_by_another_fact() -> None:
    candidates = first_story().candidates
    named = {entity for each in candidates for _, entity in each.body.parts() if entity != each.id}
    entities = {each.id for each in candidates if isinstance(each.body, Entity)}
    assert entities <= named


def test_there_are_facts_of_every_kind() -> None:
    bodies = {type(each.body) for each in first_story().candidates}
    assert bodies == set(BODIES.values())


def runs(text: str) -> set[str]:
    words = re.findall(r"[\w'-]+|\|", normalise(text).casefold())
    spans = (words[at : at + TELLING_RUN] for at in range(len(words) - TELLING_RUN + 1))
    return {" ".join(span) for span in spans if "|" not in span}


def body(name: str) -> object:
    return next(each.body for each in first_story().candidates if each.id.endswith(f"/{name}"))


def first_story() -> CheckedStory:
    return read_and_check(IRAN, today=TODAY)


def article() -> str:
    assert ARTICLE.exists(), (
        f"The source of the first story is not at {ARTICLE}: the desk keeps it beside the "
        "project, and without it the quotes cannot be verified."
    )
    return read_source_text(ARTICLE)
