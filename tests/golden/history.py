"""Two days at the desk over the first story: what was told on the first, and changed since."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from bot.digests.edition import Mark
from bot.facts.book import Book, Records, build_book
from bot.facts.event import Event
from bot.facts.fact import Body, Fact, Revision, Status
from bot.facts.ids import EntityId, FactId, StoryId
from bot.facts.support import SupportRecord
from bot.facts.when import When
from tests.scenarios.desk import NOW, STORIES, open_test_desk

STORY = StoryId("iran-missiles-2024")
LATER = NOW + timedelta(days=2)
_NEW = ("kyiv-visit", "designations-by-us", "significant-escalation", "missiles-transferred")
_LONG_AGO = datetime(2024, 9, 11, 9, tzinfo=UTC)


async def two_days(folder: Path) -> tuple[Book, Mark]:
    """Return the record at `LATER`, and how much of it was told at `NOW`."""
    async with open_test_desk(folder, now=_LONG_AGO, stories=STORIES) as desk:
        records = await desk.facts.load()
    first = [each for each in records.facts if each.id.rpartition("/")[2] not in _NEW]
    known = {each.id: each for each in records.facts}
    later = [_at(known[_id(name)], LATER) for name in _NEW]
    later += [
        _corrected(known[_id("us-aid")]),
        _retracted(known[_id("hamas-proxy")]),
        _announced(known[_id("visit-announced")]),
    ]
    book = build_book(
        Records(
            stories=records.stories,
            sources=records.sources,
            facts=(*first, *later),
            version=2,
        )
    )
    return book, Mark(position=len(first), at=NOW)


def _id(name: str) -> FactId:
    return FactId(f"{STORY}/{name}")


def _at(fact: Fact, when: datetime) -> Fact:
    return replace(fact, revision=replace(fact.revision, recorded_at=when))


def _next(fact: Fact, body: Body, why: str, status: Status = Status.APPROVED) -> Fact:
    revision = Revision(number=2, recorded_at=LATER, by="Ada", why=why)
    return replace(fact, body=body, status=status, revision=revision)


def _corrected(fact: Fact) -> Fact:
    assert isinstance(fact.body, SupportRecord)
    amount = replace(fact.body.amount, value=Decimal(55_000_000_000))
    body = replace(fact.body, amount=amount)
    return _next(fact, body, "the agency corrected its report")


def _retracted(fact: Fact) -> Fact:
    return _next(fact, fact.body, "the report does not bear it", Status.RETRACTED)


def _announced(like: Fact) -> Fact:
    body = Event(
        statement="The foreign ministers of the E3 meet in London.",
        when=When(start_on=date(2024, 9, 20)),
        announced=True,
        places=(EntityId(_id("london")),),
    )
    fact = replace(like, id=_id("e3-meeting"), body=body, questions=())
    return _at(fact, LATER)
