"""Every zone there is, grouped by what its file says, and the proof that its slots rise."""

import zoneinfo
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.digests.timetable import slots_from
from tests.digests.builders import daily

FIRST_ON, LAST_ON = date(2024, 1, 1), date(2037, 12, 31)
DATES = (LAST_ON - FIRST_ON).days + 1
_DAY = timedelta(days=1)


def distinct_zones() -> list[tuple[str, ...]]:
    """Return the names of every available zone, those that share one file's text together."""
    groups: dict[bytes, list[str]] = defaultdict(list)
    for name in sorted(zoneinfo.available_timezones()):
        groups[zone_text(name)].append(name)
    return [tuple(names) for names in groups.values()]


def fault_in(
    zone: ZoneInfo, at: time, *, first_on: date = FIRST_ON, last_on: date = LAST_ON
) -> str:
    """Return what is wrong with the slots of a daily time; empty when each date has its one."""
    on, before = first_on, datetime.min.replace(tzinfo=UTC)
    slots = slots_from(daily(at), zone, first_on=first_on)
    for slot in takewhile(lambda slot: slot.wall.on <= last_on, slots):
        if slot.wall.on != on or slot.due_at <= before:
            return f"{zone.key} {on} {at}: {slot}"
        on, before = on + _DAY, slot.due_at
    return "" if on == last_on + _DAY else f"{zone.key} {at}: ends on {on}"


def changes(zone: ZoneInfo) -> Iterator[date]:
    """Yield the dates on which a zone's clocks change."""
    instant = datetime(FIRST_ON.year, 1, 1, tzinfo=UTC)
    offset = instant.astimezone(zone).utcoffset()
    while instant.date() <= LAST_ON:
        following = (instant + _DAY).astimezone(zone).utcoffset()
        if following != offset:
            yield instant.date()
        instant, offset = instant + _DAY, following


def zone_text(name: str) -> bytes:
    """Return what a zone's file says."""
    for folder in zoneinfo.TZPATH:
        if (file := Path(folder, name)).is_file():
            return file.read_bytes()
    return files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
