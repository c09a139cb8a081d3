"""Schedules of every form, zones with odd clocks, and instants near their changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.digests.schedule import (
    EVERY_DAY,
    AtTimes,
    EveryHours,
    Monthly,
    QuietHours,
    Schedule,
    Skip,
    Weekday,
    Weekly,
)

_FIRST_ON, _LAST_ON = date(2024, 1, 1), date(2037, 12, 31)

ZONES = (
    "Europe/Berlin",  # changes at 02:00 and 03:00
    "America/New_York",
    "Africa/Cairo",  # changes at midnight
    "Asia/Beirut",  # changes at midnight
    "America/Havana",
    "America/Scoresbysund",  # changed its offset and its rules in 2024
    "America/Nuuk",  # changes on the evening before
    "Australia/Lord_Howe",  # changes by half an hour
    "Antarctica/Troll",  # changes by two hours
    "Africa/Casablanca",  # goes back for Ramadan
    "Pacific/Apia",
    "Asia/Kathmandu",
    "UTC",
)


def zones() -> st.SearchStrategy[ZoneInfo]:
    return st.sampled_from(ZONES).map(ZoneInfo)


def wall_times() -> st.SearchStrategy[time]:
    """Return whole minutes; half of them in the small hours, when clocks change."""
    small = st.builds(time, st.integers(0, 4), st.sampled_from((0, 15, 30, 59)))
    return st.one_of(small, st.builds(time, st.integers(0, 23), st.integers(0, 59)))


def days() -> st.SearchStrategy[Weekly | Monthly]:
    weekly = st.sets(st.sampled_from(Weekday), min_size=1).map(
        lambda chosen: Weekly(weekdays=tuple(sorted(chosen)))
    )
    monthly = st.sets(st.integers(1, 31), min_size=1, max_size=4).map(
        lambda chosen: Monthly(month_days=tuple(sorted(chosen)))
    )
    return st.one_of(st.just(Weekly(weekdays=EVERY_DAY)), weekly, monthly)


def hours() -> st.SearchStrategy[AtTimes | EveryHours]:
    at_times = st.sets(wall_times(), min_size=1, max_size=5).map(
        lambda chosen: AtTimes(times=tuple(sorted(chosen)))
    )
    ends = st.tuples(wall_times(), wall_times()).map(sorted)
    steps = st.builds(
        lambda count, ends: EveryHours(hours=count, first=ends[0], last=ends[1]),
        st.integers(1, 12),
        st.one_of(ends, st.just([time(), time(23, 59)])),
    )
    return st.one_of(at_times, steps)


def quiet_hours() -> st.SearchStrategy[QuietHours]:
    return (
        st.tuples(wall_times(), wall_times())
        .filter(lambda ends: ends[0] != ends[1])
        .map(lambda ends: QuietHours(start=ends[0], end=ends[1]))
    )


@st.composite
def skips(draw: st.DrawFn, *, near: date) -> tuple[Skip, ...]:
    """Return up to three stretches, in order and apart, from about a date on."""
    made: list[Skip] = []
    on = near - timedelta(days=5)
    for _ in range(draw(st.integers(0, 3))):
        first_on = on + timedelta(days=draw(st.integers(0, 10)))
        last_on = first_on + timedelta(days=draw(st.integers(0, 4)))
        made.append(Skip(first_on=first_on, last_on=last_on))
        on = last_on + timedelta(days=1)
    return tuple(made)


@st.composite
def schedules(draw: st.DrawFn, *, near: date = date(2026, 3, 27)) -> Schedule:
    return Schedule(
        days=draw(days()),
        hours=draw(hours()),
        quiet=draw(st.one_of(st.none(), quiet_hours())),
        skips=draw(skips(near=near)),
    )


@st.composite
def instants(draw: st.DrawFn, zone: ZoneInfo) -> datetime:
    """Return an instant, most often within two days before or after a clock change."""
    on = draw(st.dates(_FIRST_ON, _LAST_ON))
    start = datetime(on.year, on.month, on.day, tzinfo=UTC)
    if draw(st.integers(0, 3)):
        start = next_change(zone, start) or start
        start += timedelta(hours=draw(st.integers(-48, 24)))
    return start + timedelta(minutes=draw(st.integers(0, 59)))


def next_change(zone: ZoneInfo, after: datetime) -> datetime | None:
    """Return the day on which a zone's clocks change next within a year."""
    for _ in range(366):
        if zone.utcoffset(after.astimezone(zone)) != zone.utcoffset(
            (after + timedelta(days=1)).astimezone(zone)
        ):
            return after
        after += timedelta(days=1)
    return None
