"""Slots on the days when clocks change, in quiet hours and around skipped dates."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.read_schedule import read_schedule
from bot.digests.schedule import Schedule
from bot.digests.slot import Slot, WallTime
from bot.digests.timetable import next_slots, open_from, slots_between
from tests.digests.builders import BERLIN, MORNINGS, daily, dues, utc, walls
from tests.digests.strategies import instants, schedules, zones


def slots_of(text: str, *, after: str, until: str, zone: ZoneInfo = BERLIN) -> tuple[Slot, ...]:
    return slots_between(read_schedule(text), zone, after=utc(after), until=utc(until))


def test_the_instant_follows_the_local_clock_through_the_year() -> None:
    assert dues(next_slots(MORNINGS, BERLIN, after=utc("2026-03-27T12:00"), n=3)) == [
        "2026-03-28T07:30",
        "2026-03-29T06:30",
        "2026-03-30T06:30",
    ]


def test_a_time_that_comes_twice_has_one_slot_at_its_first_coming() -> None:
    slots = slots_of("daily 02:30", after="2026-10-24T12:00", until="2026-10-26T12:00")
    assert dues(slots) == ["2026-10-25T00:30", "2026-10-26T01:30"]


def test_a_time_that_the_clocks_skip_has_its_slot_that_much_later() -> None:
    slots = slots_of("daily 02:30", after="2026-03-28T12:00", until="2026-03-30T12:00")
    assert walls(slots) == ["2026-03-29T02:30", "2026-03-30T02:30"]
    assert dues(slots) == ["2026-03-29T01:30", "2026-03-30T00:30"]


@pytest.mark.parametrize("overtaking", ["03:00", "03:30"])
def test_a_skipped_time_that_meets_the_next_one_is_part_of_it(overtaking: str) -> None:
    slots = slots_of(
        f"daily 02:30 and {overtaking}", after="2026-03-28T12:00", until="2026-03-29T12:00"
    )
    assert walls(slots) == [f"2026-03-29T{overtaking}"]


def test_a_midnight_that_the_clocks_skip_still_has_its_date() -> None:
    cairo = ZoneInfo("Africa/Cairo")
    slots = next_slots(daily(time(0, 30)), cairo, after=utc("2026-04-22T12:00"), n=3)
    assert [slot.wall.on.day for slot in slots] == [23, 24, 25]
    assert slots[1].due_at.astimezone(cairo).time() == time(1, 30)


def test_a_date_that_a_zone_skips_is_part_of_the_next() -> None:
    apia = ZoneInfo("Pacific/Apia")
    slots = next_slots(MORNINGS, apia, after=utc("2011-12-29T00:00"), n=3)
    assert [slot.wall.on.day for slot in slots] == [29, 31, 1]


def test_a_slot_held_over_a_date_that_a_zone_skips_is_found() -> None:
    apia = ZoneInfo("Pacific/Apia")
    schedule = read_schedule("daily 23:00, quiet 22:00-07:00")
    [slot] = next_slots(schedule, apia, after=utc("2011-12-30T11:00"), n=1)
    assert (str(slot.wall), slot.due_at) == ("2011-12-29T23:00", utc("2011-12-30T17:00"))


def test_the_31st_is_the_last_day_of_shorter_months() -> None:
    slots = slots_of("monthly on the 31st at 07:00", after="2028-01-01", until="2028-07-01")
    assert [f"{slot.wall.on:%m-%d}" for slot in slots] == [
        "01-31",
        "02-29",
        "03-31",
        "04-30",
        "05-31",
        "06-30",
    ]


def test_two_days_that_a_month_lacks_make_one_edition() -> None:
    slots = slots_of("monthly 29th, 30th, 31st at 9:00", after="2026-02-01", until="2026-04-01")
    assert [f"{slot.wall.on:%m-%d}" for slot in slots] == ["02-28", "03-29", "03-30", "03-31"]


def test_every_few_hours_has_the_same_times_on_every_date() -> None:
    slots = slots_of("every 5 hours", after="2026-10-24T21:00", until="2026-10-26T22:00")
    assert [f"{slot.wall.at:%H}" for slot in slots] == ["00", "05", "10", "15", "20"] * 2


def test_quiet_hours_hold_a_slot_until_they_end() -> None:
    [slot] = slots_of(
        "fri 23:00, quiet 22:00-07:00", after="2026-07-03T12:00", until="2026-07-05T12:00"
    )
    assert (str(slot.wall), slot.held) == ("2026-07-03T23:00", True)
    assert slot.due_at == utc("2026-07-04T05:00")


def test_slots_that_quiet_hours_bring_together_are_one() -> None:
    slots = slots_of(
        "every 3 hours, quiet 22:00-07:00", after="2026-07-02T20:00", until="2026-07-03T09:00"
    )
    assert walls(slots) == ["2026-07-03T06:00", "2026-07-03T09:00"]


def test_a_time_within_quiet_hours_alone_still_has_its_slots() -> None:
    slots = slots_of(
        "daily 06:00, quiet 22:00-07:00", after="2026-07-02T20:00", until="2026-07-05T10:00"
    )
    assert dues(slots) == ["2026-07-03T05:00", "2026-07-04T05:00", "2026-07-05T05:00"]


def test_a_skipped_time_is_not_moved_into_quiet_hours() -> None:
    [slot] = slots_of(
        "daily 02:30, quiet 03:15-05:00", after="2026-03-28T12:00", until="2026-03-29T12:00"
    )
    assert slot.due_at.astimezone(BERLIN).time() == time(5)


def test_nothing_is_due_on_a_skipped_date_nor_held_into_one() -> None:
    slots = slots_of(
        "daily 12:00 and 23:00, quiet 22:00-07:00, except 2026-07-04",
        after="2026-07-03T06:00",
        until="2026-07-05T12:00",
    )
    assert walls(slots) == ["2026-07-03T12:00", "2026-07-05T12:00"]


def test_an_instant_within_quiet_hours_waits_for_their_end() -> None:
    schedule = read_schedule("daily 12:00, quiet 22:00-07:00, except 2026-07-04 to 2026-07-05")
    assert open_from(schedule, BERLIN, utc("2026-07-01T12:00")) == utc("2026-07-01T12:00")
    assert open_from(schedule, BERLIN, utc("2026-07-01T23:00")) == utc("2026-07-02T05:00")
    assert open_from(schedule, BERLIN, utc("2026-07-03T21:00")) == utc("2026-07-06T05:00")


def test_an_instant_in_the_hour_that_comes_again_waits_for_the_second_end() -> None:
    schedule = read_schedule("daily 12:00, quiet 01:00-02:30")
    second_pass = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=BERLIN)
    assert open_from(schedule, BERLIN, second_pass) == utc("2026-10-25T01:30")


@given(st.data())
def test_slots_rise_strictly_by_instant_and_by_wall_time(data: st.DataObject) -> None:
    zone = data.draw(zones())
    after = data.draw(instants(zone))
    schedule = data.draw(schedules(near=after.date()))
    slots = next_slots(schedule, zone, after=after, n=15)
    assert len(slots) == 15
    assert all(a.due_at < b.due_at and a.wall < b.wall for a, b in pairwise(slots))
    assert len({str(slot.wall) for slot in slots}) == 15


@given(st.data())
def test_no_slot_is_within_quiet_hours_or_on_a_skipped_date(data: st.DataObject) -> None:
    zone = data.draw(zones())
    after = data.draw(instants(zone))
    schedule = data.draw(schedules(near=after.date()))
    for slot in next_slots(schedule, zone, after=after, n=10):
        local = slot.due_at.astimezone(zone)
        assert not (schedule.quiet and schedule.quiet.cover(local.time()))
        assert not schedule.skipped(local.date())
        assert open_from(schedule, zone, slot.due_at) == slot.due_at


@given(st.data())
def test_the_next_slots_are_those_between(data: st.DataObject) -> None:
    zone = data.draw(zones())
    after = data.draw(instants(zone))
    schedule = data.draw(schedules(near=after.date()))
    slots = next_slots(schedule, zone, after=after, n=8)
    assert slots_between(schedule, zone, after=after, until=slots[-1].due_at) == slots
    for number, slot in enumerate(slots):
        rest = next_slots(schedule, zone, after=slot.due_at, n=7 - number)
        assert rest == slots[number + 1 :]


@given(st.data())
def test_slots_are_the_minutes_at_which_the_local_clock_shows_them(data: st.DataObject) -> None:
    """Against a clock that is read minute by minute; times that it skips are looked at above."""
    zone = data.draw(zones())
    after = data.draw(instants(zone))
    schedule = data.draw(schedules(near=after.date()))
    until = after + timedelta(days=2)
    found = {
        slot.wall: slot.due_at
        for slot in slots_between(schedule, zone, after=after, until=until)
        if not slot.held and shown_at(slot.due_at, zone) == slot.wall
    }
    assert found == dict(read_clock(schedule, zone, after, until))


def shown_at(instant: datetime, zone: ZoneInfo) -> WallTime:
    local = instant.astimezone(zone)
    return WallTime(on=local.date(), at=local.time())


def read_clock(
    schedule: Schedule, zone: ZoneInfo, after: datetime, until: datetime
) -> list[tuple[WallTime, datetime]]:
    times = schedule.hours.wall_times()
    seen = []
    for minute in range(1, int((until - after).total_seconds()) // 60 + 1):
        instant = (after + timedelta(minutes=minute)).astimezone(UTC)
        local = instant.astimezone(zone)
        wall = WallTime(on=local.date(), at=local.time())
        due = wall.at in times and schedule.days.has(wall.on) and not schedule.skipped(wall.on)
        quiet = schedule.quiet and schedule.quiet.cover(wall.at)
        if due and not quiet and not local.fold:
            seen.append((wall, instant))
    return seen
