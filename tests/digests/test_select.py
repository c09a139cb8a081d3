"""What a place has not been told yet is told once, and what may not be shown never."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given

from bot.digests.edition import Mark
from bot.digests.rules import Filters
from bot.digests.select import News, select_news
from bot.facts.book import Book, build_book
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind, Status
from bot.facts.history import Moment
from bot.facts.ids import FactId
from bot.facts.when import When
from tests.builders import (
    STORY,
    a_designation,
    a_designation_fact,
    a_measure_fact,
    a_quantity,
    a_quote_fact,
    a_revision,
    a_support_fact,
    an_entity,
    an_entity_fact,
    an_event,
    an_event_fact,
    entity_id,
    records,
)
from tests.digests.histories import START, History, histories

NOW = START + timedelta(days=1)
WEEK = timedelta(days=7)
YEAR = timedelta(days=366)


def book_of(*facts: Fact) -> Book:
    return build_book(records(*facts))


def at(fact: Fact, number: int = 1, recorded_at: datetime = START, **fields: object) -> Fact:
    revision = a_revision(number=number, recorded_at=recorded_at)
    return replace(fact, revision=revision, **fields)  # type: ignore[arg-type]  # fields of a Fact


def look(
    book: Book,
    since: Mark | None = None,
    *,
    filters: Filters | None = None,
    lookback: timedelta = WEEK,
    now: datetime = NOW,
) -> News:
    return select_news(
        book,
        story=STORY,
        filters=filters or Filters(),
        since=since,
        lookback=lookback,
        now=now,
    )


def names(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.id.rpartition("/")[2] for fact in facts]


def test_a_first_edition_tells_what_was_recorded_within_the_lookback() -> None:
    old = at(an_event_fact("flood"), recorded_at=NOW - 2 * WEEK)
    news = look(book_of(old, at(an_event_fact("signing"))))
    assert (names(news.new), news.older) == (["signing"], 0)


def test_what_was_told_is_not_told_again() -> None:
    book = book_of(at(an_event_fact()))
    news = look(book, look(book).mark)
    assert news.empty


def test_a_revision_of_what_was_told_is_a_correction_with_what_stood_before() -> None:
    first = at(an_event_fact())
    second = at(an_event_fact(body=an_event(statement="They signed it at noon.")), 2)
    news = look(book_of(first, second), Mark(position=1, at=START))
    [correction] = news.corrected
    assert (correction.before, correction.fact, news.new) == (first, second, ())


def test_a_revision_that_reads_the_same_is_no_news() -> None:
    first = at(an_event_fact())
    tagged = at(first, 2, questions=("Who signed?",), body=an_event(about=(entity_id("norland"),)))
    assert look(book_of(first, tagged), Mark(position=1, at=START)).empty


def test_several_revisions_since_are_one_correction_and_one_put_back_is_none() -> None:
    first = at(an_event_fact())
    second = at(an_event_fact(body=an_event(statement="They did not sign.")), 2)
    third = at(an_event_fact(), 3)
    since = Mark(position=1, at=START)
    assert look(book_of(first, second, third), since).empty
    [correction] = look(book_of(first, third, at(second, 4)), since).corrected
    assert correction.before.revision.number == 1


def test_a_retraction_is_only_counted() -> None:
    first = at(an_event_fact())
    news = look(book_of(first, at(first, 2, status=Status.RETRACTED)), Mark(position=1, at=START))
    assert (news.withdrawn, news.new, news.corrected) == (1, (), ())


def test_what_was_retracted_before_anyone_was_told_is_not_even_counted() -> None:
    first = at(an_event_fact())
    assert look(book_of(first, at(first, 2, status=Status.RETRACTED))).empty


def test_a_proposal_waits() -> None:
    proposed = at(an_event_fact(), status=Status.PROPOSED)
    assert look(book_of(proposed)).empty
    approved = look(book_of(proposed, at(an_event_fact(), 2)), Mark(position=1, at=START))
    assert names(approved.new) == ["signing"]


def test_an_embargoed_fact_is_told_once_its_embargo_has_ended() -> None:
    book = book_of(at(an_event_fact(), embargo_until=START + timedelta(hours=5)))
    early = look(book, now=START + timedelta(hours=1))
    assert early.empty
    late = look(book, early.mark, now=START + timedelta(hours=6))
    assert names(late.new) == ["signing"]
    assert look(book, late.mark, now=START + timedelta(hours=7)).empty


def test_what_changed_before_the_lookback_is_counted_and_not_told() -> None:
    book = book_of(at(an_event_fact("flood")), at(an_event_fact(), recorded_at=START + 2 * WEEK))
    news = look(book, Mark(position=0, at=START - WEEK), now=START + 2 * WEEK)
    assert (names(news.new), news.older, news.empty) == (["signing"], 1, False)


def test_a_record_put_back_from_a_backup_is_looked_at_by_time() -> None:
    book = book_of(at(an_event_fact("flood")), at(an_event_fact(), recorded_at=NOW))
    news = look(book, Mark(position=9, at=START + timedelta(hours=1)), now=NOW)
    assert names(news.new) == ["signing"]
    assert news.mark.position == 2


def test_new_names_alone_are_no_news_but_a_corrected_name_is() -> None:
    name = at(an_entity_fact(an_entity("Norland")))
    assert look(book_of(name)).empty
    assert names(look(book_of(name), filters=Filters(kinds=frozenset({Kind.ENTITY}))).new) == [
        "norland"
    ]
    renamed = at(an_entity_fact(replace(an_entity("Norland"), name="North Land")), 2)
    assert look(book_of(name, renamed), Mark(position=1, at=START)).corrected


def test_filters_hold_together() -> None:
    book = book_of(
        at(an_entity_fact(an_entity("Dredgers", country=entity_id("norland")))),
        at(a_designation_fact(body=a_designation(targets=(entity_id("dredgers"),)))),
        at(a_measure_fact()),
        at(a_quote_fact()),
    )

    def told(**filters: frozenset[object]) -> list[str]:
        return sorted(names(look(book, filters=Filters(**filters)).new))  # type: ignore[arg-type]  # by name

    assert told(kinds=frozenset({Kind.QUOTE})) == ["quote"]
    assert told(entities=frozenset({entity_id("dredgers")})) == ["listing"]
    assert "listing" in told(countries=frozenset({entity_id("norland")}))
    assert told(authorities=frozenset({entity_id("norland")})) == ["listing", "ports-closed"]
    assert told(kinds=frozenset({Kind.QUOTE}), authorities=frozenset({entity_id("norland")})) == []


def test_a_correction_reaches_those_whose_filter_the_old_text_fitted() -> None:
    first = at(a_designation_fact())
    moved = at(a_designation_fact(body=a_designation(authority=entity_id("suderia"))), 2)
    filters = Filters(authorities=frozenset({entity_id("norland")}))
    assert look(book_of(first, moved), Mark(position=1, at=START), filters=filters).corrected


def test_dates_ahead_are_soonest_first_and_what_is_past_is_not_among_them() -> None:
    today = NOW.date()

    def event(name: str, day: date, *, announced: bool = True) -> Fact:
        return at(an_event_fact(name, an_event(when=When(start_on=day), announced=announced)))

    book = book_of(
        event("far", today + timedelta(days=40)),
        event("near", today + timedelta(days=2)),
        event("past", today - timedelta(days=2)),
        event("today-done", today, announced=False),
        event("today-planned", today),
    )
    assert names(look(book).upcoming) == ["today-planned", "near", "far"]


def test_figures_are_aid_totals_and_counted_designations() -> None:
    counted = a_designation_fact("counted", a_designation(counts=(a_quantity(),)))
    book = book_of(at(a_support_fact()), at(counted), at(a_designation_fact()))
    assert sorted(names(look(book).figures)) == ["aid-total", "counted"]


@given(histories())
def test_every_change_that_readers_may_see_is_told_in_exactly_one_edition(
    history: History,
) -> None:
    """Playing the editions back gives what the record shows at each of them."""
    told: dict[FactId, str] = {}
    since = Mark(position=0, at=START - timedelta(days=1))
    for each in history.looks:
        book = history.book(each)
        news = look(book, since, lookback=YEAR, now=each.at)
        gone = set(told)
        for fact in news.new:
            assert fact.id not in told
            told[fact.id] = _statement(fact)
        for correction in news.corrected:
            assert told[correction.fact.id] == _statement(correction.before)
            told[correction.fact.id] = _statement(correction.fact)
        moment = Moment(now=each.at)
        visible = [found for name in book.ids() if (found := book.get(name, moment))]
        shown = {fact.id: _statement(fact) for fact in visible}
        gone -= shown.keys()
        assert news.withdrawn == len(gone)
        told = {fact_id: text for fact_id, text in told.items() if fact_id not in gone}
        assert told == shown
        assert look(book, news.mark, lookback=YEAR, now=each.at).empty
        since = news.mark


@given(histories())
def test_nothing_is_selected_that_may_not_be_shown(history: History) -> None:
    for each in history.looks:
        book = history.book(each)
        news = look(book, now=each.at, lookback=YEAR)
        chosen = (*news.new, *(one.fact for one in news.corrected), *news.upcoming, *news.figures)
        for fact in chosen:
            assert fact == book.get(fact.id, Moment(now=each.at))


def _statement(fact: Fact) -> str:
    assert isinstance(fact.body, Event)
    return fact.body.statement
