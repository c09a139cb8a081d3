"""Rules on dates."""

from collections.abc import Iterator
from datetime import date

from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript, Record
from bot.curation.shapes import (
    ClaimShape,
    DesignationShape,
    EntityShape,
    EventShape,
    FactShape,
    MeasureShape,
    QuoteShape,
    SupportShape,
)


def no_future(script: Manuscript, today: date) -> Iterator[Fault]:
    """Nothing that has happened is dated after today."""
    for record, source in script.sources:
        yield from _in_future(script, record, today, published_on=source.published_on)
    if script.story:
        yield from _in_future(script, script.story[0], today, opened_on=script.story[1].opened_on)
    for record, shape in script.facts:
        yield from _in_future(script, record, today, as_of=shape.as_of, **_dates(shape))


def dates_in_order(script: Manuscript, _today: date) -> Iterator[Fault]:
    """What ends does not end before it starts."""
    for record, shape in script.facts:
        pairs: list[tuple[str, date | None, date | None]] = []
        if isinstance(shape, DesignationShape):
            pairs.append(("removed_on", shape.listed_on, shape.removed_on))
        if isinstance(shape, EntityShape):
            pairs += [("roles", role.since, role.until) for role in shape.roles]
        for key, first, last in pairs:
            if first and last and last < first:
                message = f"{key}: {last} comes before {first}."
                yield script.fault(record, "date-order", message, "Mend one of them.", key=key)


def _dates(shape: FactShape) -> dict[str, date | None]:
    match shape:
        case EntityShape():
            return {"roles": max((role.since or date.min for role in shape.roles), default=None)}
        case DesignationShape():
            return {"listed_on": shape.listed_on, "removed_on": shape.removed_on}
        case MeasureShape():
            return {"announced_on": shape.announced_on}
        case QuoteShape():
            return {"said_on": shape.said_on}
        case ClaimShape():
            return {"claimed_on": shape.claimed_on.start_on}
        case EventShape():
            return {} if shape.announced else {"when": shape.when.start_on}
        case SupportShape():
            return {}


def _in_future(
    script: Manuscript, record: Record, today: date, **dates: date | None
) -> Iterator[Fault]:
    for key, day in dates.items():
        if day and day > today:
            mend = "Mend the date."
            if key == "when":
                mend += " What is only planned takes announced = true."
            message = f"{key}: {day} is in the future."
            yield script.fault(record, "future-date", message, mend, key=key)
