"""What becomes of slots when the bot was away, or the clock or the time-zone database changed."""

import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.digests.plan import CatchUp
from bot.digests.planner import Planner
from bot.digests.read_schedule import read_schedule
from bot.digests.record import SlotRecord, Timeliness
from bot.digests.standing import Standing, coming_slots, restart_at, scheduled_of, stand, start_at
from bot.digests.subscription import Review
from tests.digests.builders import MADE_AT, PLACE, a_pause, a_subscription, utc
from tests.digests.strategies import instants, schedules, zones
from tests.digests.zones import zone_text

CATCH_UP = CatchUp(window=timedelta(hours=6))
DESK = Review(place=replace(PLACE, id="C-desk"), lead=timedelta(hours=2))
HOURLY = start_at(a_subscription(schedule=read_schedule("hourly")), now=MADE_AT)
MORNING = start_at(a_subscription(), now=MADE_AT)


class Made(NamedTuple):
    """What is recorded, and how the subscription stands after."""

    records: tuple[SlotRecord, ...]
    after: Standing


def plan(standing: Standing, now: str) -> Made:
    return plan_at(standing, utc(now))


def plan_at(standing: Standing, now: datetime) -> Made:
    return plan_with(Planner(now=now, catch_up=CATCH_UP), standing)


def plan_with(planner: Planner, standing: Standing) -> Made:
    made = planner.plan(scheduled_of(standing))
    assert made.moves == (made.carry_out(standing) != standing)
    return Made(made.records, made.carry_out(standing))


@contextmanager
def time_zones_in(folder: Path, name: str) -> Iterator[None]:
    """Read zones from another folder for a while; `name` is what it has a file for."""
    try:
        zoneinfo.reset_tzpath([folder])
        ZoneInfo.clear_cache(only_keys=[name])
        yield
    finally:
        zoneinfo.reset_tzpath()
        ZoneInfo.clear_cache(only_keys=[name])


def told(made: Made) -> list[tuple[str, Timeliness]]:
    return [(str(each.slot.wall), each.timeliness) for each in made.records]


def test_a_new_subscription_waits_for_its_first_slot() -> None:
    assert MORNING.next_due_at == utc("2026-07-02T06:30")
    made = plan(MORNING, "2026-07-02T06:29")
    assert (made.records, made.after) == ((), MORNING)


def test_a_slot_that_is_found_at_once_is_on_time() -> None:
    made = plan(MORNING, "2026-07-02T06:30")
    assert told(made) == [("2026-07-02T08:30", Timeliness.ON_TIME)]
    assert made.after.next_due_at == utc("2026-07-03T06:30")
    assert made.records[0].key == "s1/2026-07-02T08:30"


def test_after_a_short_sleep_the_slot_is_late_and_says_so() -> None:
    made = plan(MORNING, "2026-07-02T08:40")
    assert told(made) == [("2026-07-02T08:30", Timeliness.LATE)]
    assert made.records[0].why.startswith("Late: found 2 hours 10 minutes after it was due")


def test_a_draft_of_what_was_set_up_after_it_would_have_been_due_is_on_time() -> None:
    standing = start_at(a_subscription(review=DESK), now=utc("2026-07-02T05:30"))
    made = plan(standing, "2026-07-02T05:31")
    assert [(each.timeliness, each.why) for each in made.records] == [(Timeliness.ON_TIME, "")]
    planner = Planner(now=utc("2026-07-02T05:31"), catch_up=CATCH_UP)
    older = start_at(a_subscription(id="s2", review=DESK), now=MADE_AT)
    for each, timeliness in ((older, Timeliness.LATE), (standing, Timeliness.ON_TIME)):
        assert [one.timeliness for one in plan_with(planner, each).records] == [timeliness]


def test_of_slots_that_were_decided_before_the_clock_was_set_back_none_is_promised() -> None:
    after = plan(HOURLY, "2026-07-01T18:00").after
    back = coming_slots(after, now=utc("2026-07-01T14:30"), n=1)
    assert [str(each.wall) for each in back] == ["2026-07-01T21:00"]
    ahead = coming_slots(after, now=utc("2026-07-02T08:30"), n=2)
    assert [str(each.wall) for each in ahead] == ["2026-07-02T11:00", "2026-07-02T12:00"]


def test_a_slot_whose_draft_is_made_is_still_to_come() -> None:
    after = plan(start_at(a_subscription(review=DESK), now=MADE_AT), "2026-07-02T04:30").after
    [coming] = coming_slots(after, now=utc("2026-07-02T06:00"), n=1)
    assert str(coming.wall) == "2026-07-02T08:30"


def test_beyond_the_window_a_slot_is_missed_with_the_reason() -> None:
    made = plan(MORNING, "2026-07-02T12:31")
    assert told(made) == [("2026-07-02T08:30", Timeliness.MISSED)]
    assert "what is over 6 hours late is not made up for" in made.records[0].why
    assert made.after.next_due_at == utc("2026-07-03T06:30")


def test_the_window_includes_its_end() -> None:
    [record] = plan(MORNING, "2026-07-02T12:30").records
    assert record.timeliness is Timeliness.LATE


def test_after_a_long_sleep_one_edition_is_made_up_and_the_others_are_missed() -> None:
    made = plan(HOURLY, "2026-07-01T16:10")
    assert told(made) == [
        ("2026-07-01T15:00", Timeliness.MISSED),
        ("2026-07-01T16:00", Timeliness.MISSED),
        ("2026-07-01T17:00", Timeliness.MISSED),
        ("2026-07-01T18:00", Timeliness.LATE),
    ]
    assert "together with a later one (1 July 2026, 18:00)" in made.records[0].why


def test_a_very_long_sleep_does_not_fill_the_ledger_and_says_so() -> None:
    made = plan(HOURLY, "2027-07-01T12:00")
    assert len(made.records) == 31 * 24
    assert "were missed too and are not listed" in made.records[0].why
    assert "not listed" not in made.records[1].why
    assert made.records[-1].timeliness is Timeliness.ON_TIME


def test_a_very_long_sleep_after_a_first_edition_says_so_too() -> None:
    done = plan(MORNING, "2026-07-02T06:30").after
    assert "are not listed" in plan(done, "2026-09-30T12:00").records[0].why
    assert "are not listed" not in plan(done, "2026-07-20T12:00").records[0].why


def test_a_slot_on_time_tells_of_one_that_was_missed_a_month_before() -> None:
    monthly = a_subscription(schedule=read_schedule("monthly on the 1st at 09:00"))
    [record] = plan(start_at(monthly, now=MADE_AT), "2026-09-01T07:00").records
    assert record.timeliness is Timeliness.ON_TIME
    assert record.why == "Those before 2026-09-01 were missed too and are not listed."


def test_slots_of_before_it_was_made_or_resumed_do_not_count() -> None:
    paused = replace(MORNING, subscription=a_subscription(pause=a_pause()))
    resumed = restart_at(paused, a_subscription(), now=utc("2026-07-09T12:00"))
    made = plan(resumed, "2026-07-10T06:30")
    assert told(made) == [("2026-07-10T08:30", Timeliness.ON_TIME)]


def test_a_slot_that_came_between_pausing_and_resuming_is_not_made_up_for() -> None:
    done = plan(MORNING, "2026-07-02T06:30").after
    resumed = restart_at(done, a_subscription(), now=utc("2026-07-03T12:00"))
    assert plan(resumed, "2026-07-03T13:00").records == ()


def test_a_clock_set_back_brings_no_slot_up_again() -> None:
    done = plan(MORNING, "2026-07-02T06:30").after
    assert plan(done, "2026-07-02T05:00").records == ()
    assert plan(done, "2026-07-02T06:30").records == ()
    assert told(plan(done, "2026-07-03T06:30")) == [("2026-07-03T08:30", Timeliness.ON_TIME)]


def test_a_clock_that_was_years_ahead_does_not_silence_a_subscription() -> None:
    astray = plan(MORNING, "2031-01-01T12:00").after
    made = plan(astray, "2026-07-05T05:00")
    assert (made.records, made.after.next_due_at) == ((), utc("2026-07-05T06:30"))
    assert told(plan(made.after, "2026-07-05T06:30")) == [("2026-07-05T08:30", Timeliness.ON_TIME)]


def test_what_was_resumed_by_a_clock_years_ahead_starts_again_too() -> None:
    astray = start_at(a_subscription(), now=utc("2031-01-01T12:00"))
    made = plan(astray, "2026-07-05T05:00")
    assert made.after.next_due_at == utc("2026-07-05T06:30")


def test_moving_the_time_on_the_same_day_can_bring_a_second_edition_but_no_slot_of_before() -> None:
    done = plan(MORNING, "2026-07-02T06:30").after
    now = utc("2026-07-02T08:00")
    sooner = restart_at(done, a_subscription(schedule=read_schedule("daily 07:00")), now=now)
    assert sooner.next_due_at == utc("2026-07-03T05:00")
    later = restart_at(done, a_subscription(schedule=read_schedule("daily 17:00")), now=now)
    assert later.next_due_at == utc("2026-07-02T15:00")


def test_another_zone_brings_no_wall_time_up_again() -> None:
    done = plan(MORNING, "2026-07-02T06:30").after
    moved = restart_at(done, a_subscription(zone="America/New_York"), now=utc("2026-07-02T07:00"))
    assert moved.next_due_at == utc("2026-07-03T12:30")


def test_a_new_time_zone_database_moves_instants_and_keeps_keys(tmp_path: Path) -> None:
    """Berlin's rules are replaced by New York's, five or six hours later."""
    done = plan(MORNING, "2026-07-02T06:30").after
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Berlin").write_bytes(zone_text("America/New_York"))
    with time_zones_in(tmp_path, "Europe/Berlin"):
        assert plan(done, "2026-07-02T12:30").records == ()
        made = plan(done, "2026-07-03T12:30")
    assert [each.key for each in made.records] == ["s1/2026-07-03T08:30"]
    assert made.records[0].slot.due_at == utc("2026-07-03T12:30")


@given(st.data())
def test_whatever_the_clock_does_each_slot_is_decided_once(data: st.DataObject) -> None:
    """It goes forwards and, by less than a day in all, back; for more see the store's tests."""
    zone = data.draw(zones())
    now = data.draw(instants(zone))
    schedule = data.draw(schedules(near=now.date()))
    standing = start_at(a_subscription(schedule=schedule, zone=zone.key), now=now)
    records: list[SlotRecord] = []
    farthest = now
    for minutes in data.draw(st.lists(st.integers(-1400, 3000), max_size=8)):
        farthest = now = farthest + timedelta(minutes=max(minutes, 0))
        now += timedelta(minutes=min(minutes, 0))
        made = plan_at(standing, now)
        standing = made.after
        records += made.records
        assert sum(each.timeliness is not Timeliness.MISSED for each in made.records) <= 1
        assert all(each.slot.due_at <= now for each in made.records)
    assert len({each.key for each in records}) == len(records)
    assert all(a.slot.wall < b.slot.wall for a, b in pairwise(records))


@given(st.data())
def test_a_tick_at_every_due_instant_misses_nothing(data: st.DataObject) -> None:
    zone = data.draw(zones())
    now = data.draw(instants(zone))
    schedule = data.draw(schedules(near=now.date()))
    standing = start_at(a_subscription(schedule=schedule, zone=zone.key), now=now)
    for _ in range(8):
        due_at = standing.next_due_at
        assert due_at is not None
        made = plan_at(standing, due_at)
        [record] = made.records
        assert (record.timeliness, record.slot.due_at) == (Timeliness.ON_TIME, due_at)
        standing = made.after


@given(st.data())
def test_plans_that_share_a_course_are_those_made_alone(data: st.DataObject) -> None:
    zone = data.draw(zones())
    made_at = data.draw(instants(zone))
    schedule = data.draw(schedules(near=made_at.date()))
    reviews = data.draw(st.lists(st.sampled_from((None, DESK)), min_size=2, max_size=5))
    standings = [
        start_at(
            a_subscription(schedule=schedule, zone=zone.key, review=review),
            now=made_at + timedelta(minutes=data.draw(st.integers(0, 5000))),
        )
        for review in reviews
    ]
    for minutes in data.draw(st.lists(st.integers(0, 60_000), max_size=5)):
        now = made_at + timedelta(minutes=minutes)
        planner = Planner(now=now, catch_up=CATCH_UP)
        plans = [plan_with(planner, each) for each in standings]
        assert plans == [plan_at(each, now) for each in standings]
        standings = [each.after for each in plans]


REVIEWED = start_at(
    a_subscription(review=DESK),
    now=MADE_AT,
)


def test_a_slot_that_editors_see_first_is_found_ahead_of_its_time() -> None:
    assert REVIEWED.next_due_at == utc("2026-07-02T04:30")
    assert plan(REVIEWED, "2026-07-02T04:29").records == ()
    made = plan(REVIEWED, "2026-07-02T04:30")
    assert told(made) == [("2026-07-02T08:30", Timeliness.ON_TIME)]
    assert made.records[0].slot.due_at == utc("2026-07-02T06:30")
    assert made.after.next_due_at == utc("2026-07-03T04:30")


def test_a_slot_whose_draft_comes_late_says_so() -> None:
    made = plan(REVIEWED, "2026-07-02T05:00")
    assert made.records[0].why == (
        "Late: found 30 minutes after its draft was due (the bot was not at work before)."
    )


def test_a_slot_still_ahead_is_not_missed_however_late_its_draft_is_found() -> None:
    review = Review(place=PLACE, lead=timedelta(hours=12))
    early = start_at(replace(REVIEWED.subscription, review=review), now=MADE_AT)
    made = plan(early, "2026-07-02T05:00")
    assert told(made) == [("2026-07-02T08:30", Timeliness.LATE)]


def test_of_two_drafts_that_are_due_at_once_neither_slot_is_missed() -> None:
    twice = replace(REVIEWED.subscription, schedule=read_schedule("daily 08:30 and 09:00"))
    made = plan(start_at(twice, now=MADE_AT), "2026-07-02T05:00")
    assert [timeliness for _, timeliness in told(made)] == [Timeliness.LATE, Timeliness.ON_TIME]


def test_editors_taken_away_bring_no_slot_up_again() -> None:
    made = plan(REVIEWED, "2026-07-02T04:30")
    free = replace(REVIEWED.subscription, review=None, version=2)
    assert stand(free, made.after.progress).next_due_at == utc("2026-07-03T06:30")
