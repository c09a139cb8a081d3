"""Rules on dates."""

from collections.abc import Iterator
from datetime import date

from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript, Record
from bot.facts.when import When

_PAST = (
    *("as_of", "opened_on", "published_on", "listed_on", "removed_on", "announced_on"),
    *("said_on", "claimed_on", "when"),
)
"""Keys of what has happened, whatever the sort of table."""


def no_future(script: Manuscript, today: date) -> Iterator[Fault]:
    """Nothing that has happened is dated after today."""
    for record in script.records:
        for key, day in _past_dates(record):
            if day > today:
                mend = "Mend the date."
                if key == "when":
                    mend += " What is only planned takes announced = true."
                message = f"{key}: {day} is in the future."
                yield script.fault(record, "future-date", message, mend, key=key)


def dates_in_order(script: Manuscript, _today: date) -> Iterator[Fault]:
    """What ends does not end before it starts."""
    for record in script.of("designation", "entity"):
        values = record.values
        pairs = [("removed_on", values.day("listed_on"), values.day("removed_on"))]
        pairs += [
            ("roles", each.day("since"), each.day("until")) for each in values.tables("roles")
        ]
        for key, first, last in pairs:
            if first and last and last < first:
                message = f"{key}: {last} comes before {first}."
                yield script.fault(record, "date-order", message, "Mend one of them.", key=key)


def _past_dates(record: Record) -> Iterator[tuple[str, date]]:
    for key in _PAST:
        value = record.values.get(key)
        if key == "when" and record.values.get("announced") is not False:
            continue
        if isinstance(value, When):
            yield key, value.start_on
        elif isinstance(value, date):
            yield key, value
    for role in record.values.tables("roles"):
        if since := role.day("since"):
            yield "roles", since
