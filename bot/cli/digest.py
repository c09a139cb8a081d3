"""`bot digest`: when digests are due, and those that channels have."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from typing import Annotated

import typer

from bot.cli import subscriptions
from bot.digests.read_dates import read_date
from bot.digests.read_schedule import read_schedule
from bot.digests.read_time import read_time
from bot.digests.schedule import EVERY_DAY, AtTimes, Schedule, Weekly
from bot.digests.slot import Slot
from bot.digests.timetable import slots_from
from bot.digests.zone import read_zone
from bot.errors import RequestError

_FIRST_YEAR, _LAST_YEAR = 1900, 2999
"""Years a span may be in: the time-zone database knows nothing sensible of others."""


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    group = typer.Typer(help="See and pause digests, and when they are due.", no_args_is_help=True)
    group.command("slots")(list_slots)
    subscriptions.add_to(group)
    app.add_typer(group, name="digest")


def list_slots(
    zone: Annotated[str, typer.Option(help="IANA name, such as Europe/Berlin.")],
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="First local date.")],
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="Last local date.")],
    at: Annotated[str, typer.Option(metavar="HH:MM", help="Every day at this wall time.")] = "",
    schedule: Annotated[str, typer.Option(help='Or a schedule: "weekdays 08:30".')] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Print each slot of the dates: local date, wall time, UTC instant."""
    if bool(at) == bool(schedule):
        both = ", and not both" if at else ""
        raise typer.BadParameter(f"give --at HH:MM or --schedule TEXT{both}")
    timing = read_schedule(schedule) if schedule else _daily(at)
    first_on, last_on = _read_span(first, last)
    slots = slots_from(timing, read_zone(zone), first_on=first_on)
    wanted = takewhile(lambda slot: slot.wall.on <= last_on, slots)
    for line in _json_lines(wanted) if as_json else _lines(wanted):
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _daily(at: str) -> Schedule:
    return Schedule(days=Weekly(weekdays=EVERY_DAY), hours=AtTimes(times=(read_time(at),)))


def _read_span(first: str, last: str) -> tuple[date, date]:
    first_on, last_on = read_date(first), read_date(last)
    if last_on < first_on:
        raise RequestError(f"{last_on} is before {first_on}: nothing is between them.")
    if first_on.year < _FIRST_YEAR or last_on.year > _LAST_YEAR:
        raise RequestError(f"Dates are from {_FIRST_YEAR} to {_LAST_YEAR}.")
    return first_on, last_on


def _lines(slots: Iterator[Slot]) -> Iterator[str]:
    for slot in slots:
        yield f"{slot.wall.on.isoformat()} {slot.wall.at:%H:%M} {slot.due_at.isoformat()}"


def _json_lines(slots: Iterator[Slot]) -> Iterator[str]:
    for slot in slots:
        fields = {
            "local_date": slot.wall.on.isoformat(),
            "wall_time": f"{slot.wall.at:%H:%M}",
            "utc": slot.due_at.isoformat(),
        }
        yield json.dumps(fields)
