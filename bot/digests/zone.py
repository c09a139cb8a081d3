"""Time zones by the names people type."""

import re
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.errors import RequestError
from bot.messages.typed import say_typed

_LONGEST = 60
MOST_SUGGESTED = 25
"""Discord's limit for autocomplete."""
_UNSUGGESTED = frozenset({"Factory", "localtime"})
"""Zones of one machine, or of none."""
_ABBREVIATED = {
    "PST": ("America/Los_Angeles",),
    "PDT": ("America/Los_Angeles",),
    "MDT": ("America/Denver",),
    "CST": ("America/Chicago", "Asia/Shanghai"),
    "CDT": ("America/Chicago",),
    "EDT": ("America/New_York",),
    "BST": ("Europe/London",),
    "CEST": ("Europe/Berlin", "Europe/Paris"),
    "EEST": ("Europe/Kyiv", "Europe/Athens"),
    "MSK": ("Europe/Moscow",),
    "IST": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
    "IRST": ("Asia/Tehran",),
    "JST": ("Asia/Tokyo",),
    "AEST": ("Australia/Sydney", "Australia/Brisbane"),
    "AEDT": ("Australia/Sydney",),
}
"""Where people who write these are likely to be; the abbreviations are no names of zones."""
_UNCHANGING = {"EST": "America/New_York", "MST": "America/Denver"}
_OFFSET = re.compile(r"(?:utc|gmt)?\s*[+-]\s*\d{1,2}(?::?\d\d)?", re.IGNORECASE)


def read_zone(text: str) -> ZoneInfo:
    """Return the zone of a name, in any case, or of a city that only one zone is named after.

    Raises RequestError with the nearest names for what is no zone.
    """
    typed = text.strip()
    if typed in _zone_names():
        return ZoneInfo(typed)
    found = _by_folded_name().get(_fold(typed), ())
    if len(found) == 1:
        return ZoneInfo(found[0])
    raise RequestError(_why_not(typed, found))


def say_unchanging(zone: str) -> str:
    """Return a warning for a zone whose name makes people expect clock changes; else empty."""
    place = _UNCHANGING.get(zone)
    if place is None:
        return ""
    return (
        f"{zone} keeps winter time all year. Where the clocks change, name a place, "
        f"such as {place}."
    )


def zone_or_utc(name: str) -> ZoneInfo:
    """Return the zone of a name; UTC when the time-zone database does not have it any more."""
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return ZoneInfo("UTC")


def suggest_zones(typed: str) -> tuple[str, ...]:
    """Return zone names for an autocomplete: those that start with it, then those that hold it."""
    wanted = _fold(typed)
    fitting = [name for name in sorted(_zone_names() - _UNSUGGESTED) if wanted in _fold(name)]
    fitting.sort(key=lambda name: not any(_fold(part).startswith(wanted) for part in _parts(name)))
    return tuple(fitting[:MOST_SUGGESTED])


def _why_not(typed: str, found: tuple[str, ...]) -> str:
    if not typed:
        return "Name a time zone, such as Europe/London."
    if found:
        return f"{say_typed(typed)} may be {' or '.join(found)}. Name one of these."
    if _OFFSET.fullmatch(typed):
        return (
            f"{say_typed(typed)} is an offset, which is wrong for half the year where clocks "
            "change. Name a zone, such as Europe/London."
        )
    near = _ABBREVIATED.get(typed.upper(), ()) or _nearest(typed)
    hint = f"Perhaps: {', '.join(near)}." if near else "Name one such as Europe/London."
    return f"There is no time zone {say_typed(typed)}. {hint}"


def _nearest(typed: str) -> tuple[str, ...]:
    known = _by_folded_name()
    close = get_close_matches(_fold(typed)[:_LONGEST], known, n=3, cutoff=0.7)
    return tuple(dict.fromkeys(name for each in close for name in known[each]))[:3]


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    """Read the names from the disk, once: it takes some 50 ms."""
    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def _by_folded_name() -> dict[str, tuple[str, ...]]:
    """Return zones by whole name and by city; a whole name stands before a city of that name."""
    whole = {_fold(name): (name,) for name in _zone_names()}
    cities: dict[str, tuple[str, ...]] = {}
    for name in sorted(_zone_names() - _UNSUGGESTED):
        if "/" in name and not name.startswith("Etc/"):
            city = _fold(name.rpartition("/")[2])
            cities[city] = (*cities.get(city, ()), name)
    return cities | whole


def _parts(name: str) -> tuple[str, ...]:
    return (name, name.rpartition("/")[2])


def _fold(name: str) -> str:
    return "_".join(name.casefold().replace("_", " ").split())
