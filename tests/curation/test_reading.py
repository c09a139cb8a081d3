"""What curators write, as the domain has it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.curation.candidate import Candidate
from bot.curation.read_citation import read_citations
from bot.curation.read_quantity import read_quantity
from bot.curation.read_when import read_when
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure, MeasureKind
from bot.facts.entity import Entity, EntityKind, Role
from bot.facts.event import Event
from bot.facts.fact import Body, Status
from bot.facts.ids import SourceId
from bot.facts.quantity import Qualifier, Quantity
from bot.facts.quote import Quote, Translation
from bot.facts.source import Citation, Locator
from bot.facts.support import Stage, SupportRecord
from bot.facts.when import Precision, When
from tests.builders import a_dispute, entity_id, fact_id
from tests.curation.small import a_folder, checked

NORLAND, SUDERIA, MIRA = map(entity_id, ("norland", "suderia", "mira-sol"))
A_DAY = date(2024, 5, 2)


@pytest.mark.parametrize(
    ("written", "qualifier", "value", "unit"),
    [
        ("more than 54 billion", Qualifier.MORE_THAN, "54000000000", ""),
        ("nearly 10 billion", Qualifier.NEARLY, "10000000000", ""),
        ("six", Qualifier.EXACTLY, "6", ""),
        (6, Qualifier.EXACTLY, "6", ""),
        ("exactly 10 people", Qualifier.EXACTLY, "10", "people"),
        ("Ten people", Qualifier.EXACTLY, "10", "people"),
        ("at least 1,250.5 tonnes", Qualifier.AT_LEAST, "1250.5", "tonnes"),
        ("up to two hundred thousand shells", Qualifier.UP_TO, "200000", "shells"),
        ("dozens", Qualifier.DOZENS, None, ""),
        ("dozens of people", Qualifier.DOZENS, None, "people"),
        ("hundreds of square  miles", Qualifier.HUNDREDS, None, "square miles"),
    ],
)
def test_a_quantity_is_read_with_its_qualifier(
    written: object, qualifier: Qualifier, value: str | None, unit: str
) -> None:
    number = None if value is None else Decimal(value)
    assert read_quantity(written) == Quantity(qualifier=qualifier, value=number, unit=unit)


@pytest.mark.parametrize("written", ["", "many", "more than", "over 5", "-3", "1e9", True, 1.5, []])
def test_what_is_no_quantity_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"quantity|qualifier"):
        read_quantity(written)


@pytest.mark.parametrize(
    ("written", "start", "precision"),
    [
        (date(2024, 9, 10), date(2024, 9, 10), Precision.DAY),
        ("2024-09-10", date(2024, 9, 10), Precision.DAY),
        ("2024-09", date(2024, 9, 1), Precision.MONTH),
        ("2024", date(2024, 1, 1), Precision.YEAR),
        ("week of 2024-09-09", date(2024, 9, 9), Precision.WEEK),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(
    written: object, start: date, precision: Precision
) -> None:
    assert read_when(written) == When(start_on=start, precision=precision)


@pytest.mark.parametrize(
    "written", ["", "10 September 2024", 2024, datetime(2024, 9, 10), "2024-02-30", "0000", None]
)
def test_what_is_no_date_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="date"):
        read_when(written)


def test_a_citation_names_a_source_and_its_places_once_each() -> None:
    written = ["upi p3 p14 p3", "report page:12", "sdn entry:20405", "upi caption"]
    told = [(each.source, each.place) for each in read_citations(written)]
    assert told == [
        ("upi", "paragraph 3"),
        ("upi", "paragraph 14"),
        ("report", "page 12"),
        ("sdn", "entry 20405"),
        ("upi", "caption 1"),
    ]


@pytest.mark.parametrize(
    "written", ["", [], "upi", "UPI p1", "upi p0", "upi p1,", "upi 13", "upi page:", [3], 3, None]
)
def test_what_is_no_citation_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"cite|place|source|citation"):
        read_citations(written)


def test_the_story_and_its_source_are_read(tmp_path: Path) -> None:
    story = checked(a_folder(tmp_path))
    assert story.story.id == "river-accord"
    assert story.story.brief == (fact_id("signing"),)
    assert story.story.questions == ("What was signed?",)
    assert [(each.id, each.publisher) for each in story.sources] == [
        ("river-accord/courier", "The Courier")
    ]


BODIES: dict[str, Body] = {
    "mira-sol": Entity(
        id=MIRA,
        entity_kind=EntityKind.PERSON,
        name="Mira Sol",
        roles=(Role(title="foreign minister", country=NORLAND, since_on=date(2022, 1, 10)),),
    ),
    "river-words": Quote(
        speaker=MIRA,
        text="The river belongs to everyone",
        said_on=A_DAY,
        occasion="at the signing",
    ),
    "dam": Claim(
        claimants=(NORLAND,),
        statement="Suderia has built a dam",
        claimed_on=When(start_on=date(2024, 4, 1), precision=Precision.MONTH),
        quantity=Quantity(qualifier=Qualifier.DOZENS, unit="workers"),
        disputes=(a_dispute(statement="denies it", quotes=(fact_id("river-words"),)),),
    ),
    "signing": Event(
        statement="The two republics signed the accord.",
        when=When(start_on=A_DAY),
        participants=(NORLAND, SUDERIA),
    ),
    "aid": SupportRecord(
        donor=NORLAND,
        recipient=SUDERIA,
        amount=Quantity(qualifier=Qualifier.MORE_THAN, value=Decimal("1500000000.0")),
        currency="EUR",
        stage=Stage.UNSTATED,
    ),
    "ports": Measure(
        authorities=(NORLAND,),
        measure_kind=MeasureKind.SERVICE_RESTRICTION,
        statement="closed its ports to the ferries",
        announced_on=A_DAY,
    ),
    "listing": Designation(
        authority=NORLAND,
        listed_on=A_DAY,
        counts=(
            Quantity(qualifier=Qualifier.EXACTLY, value=Decimal(6), unit="entities"),
            Quantity(qualifier=Qualifier.EXACTLY, value=Decimal(10), unit="people"),
        ),
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_table_becomes_a_record_of_the_domain(name: str, tmp_path: Path) -> None:
    assert _candidate(a_folder(tmp_path), name).body == BODIES[name]


def test_a_fact_is_true_as_of_its_newest_source_unless_it_says_otherwise(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {'donor = "norland"': 'as_of = 2024-03-31\ndonor = "norland"'})
    assert _candidate(folder, "aid").as_of == date(2024, 3, 31)
    assert _candidate(folder, "dam").as_of == A_DAY


def test_citations_name_the_source_by_its_full_id(tmp_path: Path) -> None:
    source = SourceId("river-accord/courier")
    assert _candidate(a_folder(tmp_path), "dam").citations == (
        Citation(source=source, locator=Locator.PARAGRAPH, at="4"),
        Citation(source=source, locator=Locator.PARAGRAPH, at="5"),
    )


def test_what_stands_around_a_fact_is_read(tmp_path: Path) -> None:
    around = (
        'status = "proposed"\nembargo_until = 2024-05-03T09:00:00+02:00\nquestions = ["Who?"]\n'
    )
    candidate = _candidate(a_folder(tmp_path, {"when = ": f"{around}when = "}), "signing")
    assert candidate.status is Status.PROPOSED
    assert candidate.embargo_until == datetime(2024, 5, 3, 7, tzinfo=UTC)
    assert candidate.questions == ("Who?",)


def test_a_translation_is_kept_apart_from_the_words(tmp_path: Path) -> None:
    words = 'translation = { text = "La rivière", language = "fr", by = "Desk" }\noccasion = '
    body = _candidate(a_folder(tmp_path, {"occasion = ": words}), "river-words").body
    assert isinstance(body, Quote)
    assert body.translation == Translation(text="La rivière", language="fr", by="Desk")
    assert replace(body, translation=None) == BODIES["river-words"]


def _candidate(folder: Path, name: str) -> Candidate:
    return next(each for each in checked(folder).candidates if each.id == fact_id(name))
