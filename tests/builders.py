"""Small functions that build a valid record of each kind; keywords override any field.

The bodies come from `tests.bodies` and may be had here too, so that a test imports one module.
"""

from datetime import UTC, date, datetime
from typing import TypedDict, Unpack

from bot.facts.book import Book, Records, build_book
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.fact import Body, Fact, Kind, Revision, Status
from bot.facts.ids import FactId, SourceId, StoryId
from bot.facts.quote import Quote
from bot.facts.source import Citation, Locator, Source
from bot.facts.story import Story
from bot.facts.support import SupportRecord
from tests.bodies import A_DAY as A_DAY
from tests.bodies import STORY as STORY
from tests.bodies import a_claim as a_claim
from tests.bodies import a_designation as a_designation
from tests.bodies import a_dispute as a_dispute
from tests.bodies import a_measure as a_measure
from tests.bodies import a_month as a_month
from tests.bodies import a_person as a_person
from tests.bodies import a_quantity as a_quantity
from tests.bodies import a_quote as a_quote
from tests.bodies import a_support_record as a_support_record
from tests.bodies import an_entity as an_entity
from tests.bodies import an_event as an_event
from tests.bodies import entity_id as entity_id
from tests.bodies import fact_id as fact_id

SOURCE = SourceId("courier-2024-05-02")
A_MOMENT = datetime(2024, 5, 3, 9, 30, tzinfo=UTC)


class FactFields(TypedDict, total=False):
    """What may be overridden around a body."""

    citations: tuple[Citation, ...]
    as_of: date
    revision: Revision
    status: Status
    embargo_until: datetime | None
    questions: tuple[str, ...]


def a_story(
    *,
    id: StoryId = STORY,
    title: str = "The river accord",
    opened_on: date = A_DAY,
    brief: tuple[FactId, ...] = (),
    editor: str = "Desk",
    questions: tuple[str, ...] = (),
) -> Story:
    return Story(
        id=id,
        title=title,
        opened_on=opened_on,
        brief=brief,
        editor=editor,
        questions=questions,
    )


def a_source(
    *,
    id: SourceId = SOURCE,
    publisher: str = "The Courier",
    title: str = "Two republics sign a river accord",
    published_on: date = A_DAY,
    url: str = "https://courier.example/2024/05/02/river-accord",
    language: str = "en",
) -> Source:
    return Source(
        id=id,
        publisher=publisher,
        title=title,
        published_on=published_on,
        url=url,
        language=language,
    )


def a_citation(
    *, source: SourceId = SOURCE, locator: Locator = Locator.PARAGRAPH, at: str = "3"
) -> Citation:
    return Citation(source=source, locator=locator, at=at)


def a_revision(
    *,
    number: int = 1,
    recorded_at: datetime = A_MOMENT,
    by: str = "Ada",
    why: str = "first record",
) -> Revision:
    return Revision(number=number, recorded_at=recorded_at, by=by, why=why)


def a_fact(body: Body, name: str = "a-fact", **fields: Unpack[FactFields]) -> Fact:
    """Wrap a body; an entity's fact takes the entity's own id, whatever `name` says."""
    settled: FactFields = {
        "citations": (a_citation(),),
        "as_of": A_DAY,
        "revision": a_revision(),
        **fields,
    }
    return Fact(id=body.id if isinstance(body, Entity) else fact_id(name), body=body, **settled)


def an_entity_fact(entity: Entity | None = None, **fields: Unpack[FactFields]) -> Fact:
    return a_fact(entity or an_entity(), **fields)


def a_designation_fact(
    name: str = "listing", body: Designation | None = None, **fields: Unpack[FactFields]
) -> Fact:
    return a_fact(body or a_designation(), name, **fields)


def a_measure_fact(
    name: str = "ports-closed", body: Measure | None = None, **fields: Unpack[FactFields]
) -> Fact:
    return a_fact(body or a_measure(), name, **fields)


def a_support_fact(
    name: str = "aid-total", body: SupportRecord | None = None, **fields: Unpack[FactFields]
) -> Fact:
    return a_fact(body or a_support_record(), name, **fields)


def a_quote_fact(
    name: str = "quote", body: Quote | None = None, **fields: Unpack[FactFields]
) -> Fact:
    return a_fact(body or a_quote(), name, **fields)


def a_claim_fact(
    name: str = "claim", body: Claim | None = None, **fields: Unpack[FactFields]
) -> Fact:
    return a_fact(body or a_claim(), name, **fields)


def an_event_fact(
    name: str = "signing", body: Event | None = None, **fields: Unpack[FactFields]
) -> Fact:
    return a_fact(body or an_event(), name, **fields)


def a_fact_of(kind: Kind) -> Fact:
    """Build a fact of any kind."""
    match kind:
        case Kind.ENTITY:
            return an_entity_fact()
        case Kind.DESIGNATION:
            return a_designation_fact()
        case Kind.MEASURE:
            return a_measure_fact()
        case Kind.SUPPORT:
            return a_support_fact()
        case Kind.QUOTE:
            return a_quote_fact()
        case Kind.CLAIM:
            return a_claim_fact()
        case Kind.EVENT:
            return an_event_fact()


def records(
    *facts: Fact,
    stories: tuple[Story, ...] = (a_story(),),
    sources: tuple[Source, ...] = (a_source(),),
    version: int = 1,
) -> Records:
    return Records(stories=stories, sources=sources, facts=facts, version=version)


def a_book(*facts: Fact) -> Book:
    """Index one fact of each kind, or the facts given."""
    return build_book(records(*(facts or tuple(map(a_fact_of, Kind)))))
