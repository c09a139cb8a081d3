"""What changed in a record since a look at it, and when it last did."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.facts.changes import Change, Look, find_changes, find_last_change
from bot.facts.fact import Fact, Status
from bot.facts.history import Moment
from tests.builders import (
    A_MOMENT,
    STORY,
    a_book,
    a_revision,
    an_event,
    an_event_fact,
)

DAY = timedelta(days=1)
FIRST = an_event_fact()
SECOND = replace(
    FIRST,
    body=an_event(statement="They signed at noon."),
    revision=a_revision(number=2, recorded_at=A_MOMENT + DAY),
)
GONE = replace(
    SECOND,
    status=Status.RETRACTED,
    revision=a_revision(number=3, recorded_at=A_MOMENT + 2 * DAY),
)
LATE = Moment(now=A_MOMENT + 9 * DAY)


def changes(*facts: Fact, at: datetime, moment: Moment = LATE) -> list[Change]:
    return list(find_changes(a_book(*facts), story=STORY, since=Look(at=at), moment=moment))


def last(*facts: Fact, moment: Moment = LATE) -> datetime | None:
    return find_last_change(a_book(*facts), story=STORY, moment=moment, counts=lambda _: True)


def test_a_revision_since_the_look_is_told_with_what_stood_before() -> None:
    assert changes(FIRST, SECOND, at=A_MOMENT + DAY) == [Change(before=FIRST, fact=SECOND)]
    assert changes(FIRST, SECOND, at=A_MOMENT) == [Change(before=None, fact=SECOND)]
    assert not changes(FIRST, SECOND, at=A_MOMENT + 2 * DAY)


def test_what_was_withdrawn_has_nothing_after_it() -> None:
    assert changes(FIRST, SECOND, GONE, at=A_MOMENT + 2 * DAY) == [Change(before=SECOND, fact=None)]


def test_a_look_back_ends_with_its_day() -> None:
    moment = Moment(now=LATE.now, as_of=A_MOMENT.date())
    assert changes(FIRST, SECOND, at=A_MOMENT, moment=moment) == [Change(before=None, fact=FIRST)]


def test_positions_tell_where_times_do_not() -> None:
    book = a_book(FIRST, SECOND)
    look = Look(at=A_MOMENT + 2 * DAY, position=1)
    [change] = find_changes(book, story=STORY, since=look, moment=LATE)
    assert change.before == FIRST


def test_the_last_change_is_one_that_a_reader_could_see() -> None:
    unseen = replace(SECOND, body=FIRST.body)
    proposed = replace(SECOND, status=Status.PROPOSED)
    assert last(FIRST, SECOND) == A_MOMENT + DAY
    assert last(FIRST, unseen) == last(FIRST, proposed) == A_MOMENT
    assert last(FIRST, SECOND, GONE) == A_MOMENT + 2 * DAY
    assert last(replace(FIRST, status=Status.PROPOSED)) is None


def test_the_last_change_of_an_embargoed_fact_is_its_release() -> None:
    held = replace(FIRST, embargo_until=A_MOMENT + 3 * DAY)
    assert last(held) == A_MOMENT + 3 * DAY
    assert last(held, moment=Moment(now=A_MOMENT + DAY)) is None
    assert last(FIRST, moment=Moment(now=LATE.now, as_of=date(2024, 5, 1))) is None
