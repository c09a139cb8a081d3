"""Which revision of a fact may be shown at a given moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.facts.fact import Fact, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """`now` decides embargoes; `as_of` asks for the record as it stood at the end of that day."""

    now: datetime
    as_of: date | None = None


def visible(revisions: Sequence[Fact], moment: Moment) -> Fact | None:
    """Return the revision to show, or None. `revisions` are one fact's, in number order.

    A proposed revision waits without hiding the approved one before it; a retraction hides
    the fact at once, in earlier views too. For an earlier date, the text the desk had on
    record then is shown; before the desk's first record, what it holds now is, provided that
    it was true by then.
    """
    decided = [fact for fact in revisions if fact.status is not Status.PROPOSED]
    if not decided or decided[-1].status is Status.RETRACTED:
        return None
    shown = [fact for fact in decided if _released(fact, moment.now)]
    if moment.as_of is None:
        return _approved(shown)
    end_of_day = datetime.combine(moment.as_of, time.max, tzinfo=UTC)
    recorded = [fact for fact in shown if fact.revision.recorded_at <= end_of_day]
    return _approved(
        [fact for fact in (recorded or shown) if fact.as_of <= moment.as_of],
    )


def _released(fact: Fact, now: datetime) -> bool:
    return fact.embargo_until is None or fact.embargo_until <= now


def _approved(revisions: Sequence[Fact]) -> Fact | None:
    if not revisions or revisions[-1].status is not Status.APPROVED:
        return None
    return revisions[-1]
