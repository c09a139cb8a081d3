"""The snapshot finds what fits, newest first, and only what may be shown."""

from datetime import UTC, date, datetime

import pytest

from bot.facts.fact import Kind
from bot.facts.history import Moment
from bot.facts.part import Part
from bot.facts.query import Plays, Query
from tests.builders import (
    STORY,
    a_book,
    a_designation,
    a_designation_fact,
    a_fact_of,
    a_revision,
    an_event,
    an_event_fact,
    entity_id,
)

NOW = Moment(now=datetime(2025, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_found_by_its_kind(kind: Kind) -> None:
    fact = a_fact_of(kind)
    assert list(a_book().find(Query(story=STORY, kinds=frozenset({kind})), NOW)) == [fact]


def test_a_part_tells_the_giver_from_the_receiver() -> None:
    norland, suderia = entity_id("norland"), entity_id("suderia")
    book = a_book(a_fact_of(Kind.SUPPORT))

    def found(entity: str, part: Part) -> int:
        wanted = frozenset({entity_id(entity.partition("/")[2])})
        plays = Plays(entities=wanted, parts=frozenset({part}))
        return len(list(book.find(Query(story=STORY, plays=(plays,)), NOW)))

    assert (found(norland, Part.DONOR), found(norland, Part.RECIPIENT)) == (1, 0)
    assert (found(suderia, Part.DONOR), found(suderia, Part.RECIPIENT)) == (0, 1)


def test_facts_come_newest_first() -> None:
    days = (date(2024, 1, 5), date(2024, 3, 1), date(2023, 7, 9))
    book = a_book(
        *(a_designation_fact(f"listing-{day}", a_designation(listed_on=day)) for day in days)
    )
    found = [fact.happened_on for fact in book.find(Query(story=STORY), NOW)]
    assert found == sorted(days, reverse=True)


def test_dates_are_inclusive_and_a_month_overlaps_its_days() -> None:
    book = a_book(an_event_fact(body=an_event()))
    day = date(2024, 5, 2)
    for since, until, count in ((day, day, 1), (date(2024, 5, 3), None, 0), (None, day, 1)):
        query = Query(story=STORY, since=since, until=until)
        assert len(list(book.find(query, NOW))) == count


def test_a_look_back_finds_a_fact_by_what_it_used_to_say() -> None:
    old = a_designation_fact(revision=a_revision(number=1))
    new = a_designation_fact(
        body=a_designation(authority=entity_id("suderia")),
        revision=a_revision(number=2, recorded_at=datetime(2024, 9, 1, tzinfo=UTC)),
    )
    book = a_book(old, new)
    query = Query(story=STORY, plays=(Plays(entities=frozenset({entity_id("norland")})),))
    assert list(book.find(query, NOW)) == []
    assert list(book.find(query, Moment(now=NOW.now, as_of=date(2024, 6, 1)))) == [old]


def test_a_fact_cannot_be_built_without_a_citation() -> None:
    with pytest.raises(ValueError, match="at least one citation"):
        a_designation_fact(citations=())


def test_revisions_keep_the_order_in_which_they_were_recorded() -> None:
    late = an_event_fact(
        "late", an_event(when=None), embargo_until=datetime(2024, 6, 1, tzinfo=UTC)
    )
    facts = (late, a_designation_fact(), a_designation_fact(revision=a_revision(number=2)))
    book = a_book(*facts)
    assert book.recorded == facts
    assert book.embargoed == (late,)
