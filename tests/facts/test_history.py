"""Which revision of a fact may be shown, and when."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.facts.fact import Fact, Status
from bot.facts.history import Moment, visible
from tests.builders import a_designation_fact, a_revision

MAY = datetime(2024, 5, 3, tzinfo=UTC)
NOW = Moment(now=datetime(2025, 1, 1, tzinfo=UTC))


def revision(number: int, **fields: object) -> Fact:
    recorded = a_revision(number=number, recorded_at=MAY + timedelta(days=10 * number))
    return a_designation_fact(revision=recorded, **fields)  # type: ignore[arg-type]  # passed on


def test_the_newest_approved_revision_is_shown() -> None:
    first, second = revision(1), revision(2)
    assert visible([first, second], NOW) is second


def test_a_proposed_revision_waits_and_hides_nothing() -> None:
    first = revision(1)
    assert visible([first, revision(2, status=Status.PROPOSED)], NOW) is first


def test_a_retraction_hides_the_fact_in_earlier_views_too() -> None:
    history = [revision(1), revision(2, status=Status.RETRACTED)]
    assert visible(history, NOW) is None
    assert visible(history, Moment(now=NOW.now, as_of=date(2024, 5, 20))) is None


def test_a_fact_approved_again_after_a_retraction_is_shown() -> None:
    third = revision(3)
    assert visible([revision(1), revision(2, status=Status.RETRACTED), third], NOW) is third


def test_an_embargoed_revision_lets_the_one_before_it_stand() -> None:
    first = revision(1)
    second = revision(2, embargo_until=NOW.now + timedelta(hours=1))
    assert visible([first, second], NOW) is first
    assert visible([first, second], Moment(now=NOW.now + timedelta(hours=1))) is second


def test_a_look_back_shows_what_the_desk_had_on_record_then() -> None:
    first, second = revision(1), revision(2)
    assert visible([first, second], Moment(now=NOW.now, as_of=date(2024, 5, 15))) is first


def test_a_look_back_before_the_first_record_goes_by_when_the_fact_was_true() -> None:
    history = [revision(1), revision(2)]
    assert visible(history, Moment(now=NOW.now, as_of=date(2024, 5, 2))) is history[1]
    assert visible(history, Moment(now=NOW.now, as_of=date(2024, 5, 1))) is None


@given(st.lists(st.sampled_from(Status), min_size=1, max_size=6))
def test_only_approved_facts_are_ever_shown(statuses: list[Status]) -> None:
    history = [revision(number, status=status) for number, status in enumerate(statuses, start=1)]
    for as_of in (None, date(2024, 5, 25), date(2024, 8, 1)):
        shown = visible(history, Moment(now=NOW.now, as_of=as_of))
        assert shown is None or shown.status is Status.APPROVED
