"""What changed in a record since it was last looked at, by revisions and never by text."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from bot.facts.book import Book
from bot.facts.fact import Fact, Status
from bot.facts.history import Moment, visible
from bot.facts.ids import FactId, StoryId
from bot.facts.shown import differs


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What was shown of a fact at the last look, and what is shown now.

    No `before`: it is new. No `fact`: it was withdrawn.
    """

    before: Fact | None
    fact: Fact | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """When a record was looked at, which decides on embargoes that have ended since.

    `position` counts the revisions seen, in the order in which they were recorded; without it,
    or when the record was put back from a backup and is shorter, the time of recording tells.
    """

    at: datetime
    position: int | None = None


def find_changes(book: Book, *, story: StoryId, since: Look, moment: Moment) -> Iterator[Change]:
    """Yield what reads differently at `moment` than it did at an earlier look.

    A fact revised more than once is told once. With an earlier date in `moment`, what was
    recorded after that day is left out.
    """
    for fact_id, first_number in _touched(book, story, since, moment).items():
        revisions = _until(book.revisions(fact_id), moment)
        before = visible(
            [each for each in revisions if each.revision.number < first_number],
            Moment(now=since.at),
        )
        fact = book.get(fact_id, moment)
        if fact is None:
            if before and _retracted(revisions, moment.now):
                yield Change(before=before, fact=None)
        elif before is None:
            yield Change(before=None, fact=fact)
        elif before.revision.number < fact.revision.number and differs(fact, before):
            yield Change(before=before, fact=fact)


def find_last_change(
    book: Book, *, story: StoryId, moment: Moment, counts: Callable[[Change], bool]
) -> datetime | None:
    """Return when a story's record last came to read differently, by changes that count."""
    end = end_of(moment)
    known = [each for each in book.recorded if each.story == story and shown_from(each) <= end]
    for revision in sorted(known, key=shown_from, reverse=True):
        step = _step(book, revision)
        if step and counts(step):
            return shown_from(revision)
    return None


def _step(book: Book, revision: Fact) -> Change | None:
    """Return what a revision changed when it could first be shown, if a reader could tell."""
    moment, number = Moment(now=shown_from(revision)), revision.revision.number
    history = book.revisions(revision.id)
    before = visible([each for each in history if each.revision.number < number], moment)
    fact = visible([each for each in history if each.revision.number <= number], moment)
    if not (before and fact):
        return Change(before=before, fact=fact) if before or fact else None
    return Change(before=before, fact=fact) if differs(fact, before) else None


def shown_from(fact: Fact) -> datetime:
    """Return when a revision could first be shown: its recording, or the end of its embargo."""
    recorded_at = fact.revision.recorded_at
    return max(recorded_at, fact.embargo_until or recorded_at)


def end_of(moment: Moment) -> datetime:
    """Return the last instant that a moment asks about: now, or the end of an earlier day."""
    if moment.as_of is None:
        return moment.now
    return min(moment.now, datetime.combine(moment.as_of, time.max, tzinfo=UTC))


def _touched(book: Book, story: StoryId, since: Look, moment: Moment) -> dict[FactId, int]:
    """Return the facts that may read differently, with the first revision not yet looked at."""
    touched: dict[FactId, int] = defaultdict(lambda: 0)
    for fact in _until(tuple(_recorded(book, since)), moment):
        if fact.story == story:
            touched[fact.id] = min(touched[fact.id] or fact.revision.number, fact.revision.number)
    for fact in book.embargoed:
        if (
            fact.story == story
            and fact.id not in touched
            and fact.embargo_until
            and since.at < fact.embargo_until <= end_of(moment)
        ):
            touched[fact.id] = book.revisions(fact.id)[-1].revision.number + 1
    return touched


def _recorded(book: Book, since: Look) -> Iterator[Fact]:
    if since.position is not None and since.position <= len(book.recorded):
        return iter(book.recorded[since.position :])
    return (each for each in book.recorded if each.revision.recorded_at >= since.at)


def _until(revisions: tuple[Fact, ...], moment: Moment) -> tuple[Fact, ...]:
    """Return those of the revisions that were recorded by the date asked about; all for now."""
    if moment.as_of is None:
        return revisions
    return tuple(each for each in revisions if each.revision.recorded_at <= end_of(moment))


def _retracted(revisions: tuple[Fact, ...], now: datetime) -> bool:
    """Tell whether a fact is not shown because it was withdrawn, and not for its embargo."""
    decided = [each for each in revisions if each.status is not Status.PROPOSED]
    released = [each for each in decided if not each.embargo_until or each.embargo_until <= now]
    return any(each[-1].status is Status.RETRACTED for each in (decided, released) if each)
