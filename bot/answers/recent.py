"""What came to be on record, or to happen, since a day: facts, and no words about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from bot.answers.scope import Scope
from bot.facts.changes import Change, Look, end_of, find_changes, find_last_change, shown_from
from bot.facts.fact import Fact, Kind, Status
from bot.facts.history import Moment, visible
from bot.facts.query import Query

_DATED = frozenset({Kind.EVENT, Kind.DESIGNATION, Kind.MEASURE, Kind.CLAIM, Kind.QUOTE})
"""Kinds that happen; an aid total and an entity only are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """When the record of a story begins, and how many facts it began with; names do not count."""

    at: datetime
    facts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Recent:
    """`happened` were on record already; all come newest date first.

    `corrected` are as they stand now, each with the revision that stood before. `withdrawn`
    counts what was on record and is no longer.
    """

    happened: Sequence[Fact] = ()
    added: Sequence[Fact] = ()
    corrected: Sequence[tuple[Fact, Fact]] = field(default=())
    withdrawn: int = 0

    @property
    def changed(self) -> bool:
        """Whether the record itself reads differently."""
        return bool(self.added or self.corrected or self.withdrawn)


def find_start(scope: Scope) -> Start | None:
    """Return how the record of the story begins; None before it does."""
    known = [each for each in scope.snapshot.book.recorded if each.story == scope.story]
    at = min((each.revision.recorded_at for each in known), default=None)
    if at is None or at > end_of(scope.moment):
        return None
    first = [each for each in known if each.revision.recorded_at == at]
    shown = [each for each in first if visible([each], Moment(now=at))]
    return Start(at=at, facts=sum(each.kind is not Kind.ENTITY for each in shown))


def find_recent(scope: Scope, since_on: date, start: Start) -> Recent:
    """Compare the record with what it was at the beginning of a day, or with what it began with."""
    midnight = datetime.combine(since_on, time.min, tzinfo=UTC)
    look = Look(at=max(midnight, start.at + timedelta(microseconds=1)))
    book = scope.snapshot.book
    found = find_changes(book, story=scope.story, since=look, moment=scope.moment)
    changes = [each for each in found if _counts(each)]
    corrected = {each.fact.id: each.before for each in changes if each.fact and each.before}
    added = [each.fact for each in changes if each.fact and not each.before]
    told = {each.id for each in added} | corrected.keys()
    return Recent(
        happened=[each for each in _happened(scope, since_on) if each.id not in told],
        added=_newest_first(added),
        corrected=[
            (before, fact)
            for fact in _newest_first([each.fact for each in changes if each.fact])
            if (before := corrected.get(fact.id))
        ],
        withdrawn=sum(each.fact is None for each in changes) + _came_and_went(scope, look),
    )


def find_last(scope: Scope, before_on: date, only: str) -> datetime | None:
    """Return when the record last changed before a day; `only` as in /changes."""

    def counts(change: Change) -> bool:
        return _counts(change) and (not only or (only == "new") == (change.before is None))

    day_before = before_on - timedelta(days=1)
    moment = Moment(now=scope.moment.now, as_of=day_before)
    return find_last_change(scope.snapshot.book, story=scope.story, moment=moment, counts=counts)


def _counts(change: Change) -> bool:
    """Tell whether a change is news; a name is none, other facts bring it up."""
    new = change.fact if change.before is None else None
    return new is None or new.kind is not Kind.ENTITY


def _came_and_went(scope: Scope, look: Look) -> int:
    """Count the facts that were put on record since a look, for all to see, and withdrawn again."""
    book, end = scope.snapshot.book, end_of(scope.moment)
    since = {
        each.id
        for each in book.recorded
        if each.story == scope.story and each.kind is not Kind.ENTITY
        if each.status is Status.RETRACTED and look.at <= each.revision.recorded_at <= end
    }
    gone = [book.revisions(each) for each in since if book.get(each, scope.moment) is None]
    return sum(
        any(
            each.status is Status.APPROVED and shown_from(each) < after.revision.recorded_at
            for each, after in pairwise(revisions)
        )
        and not visible(
            [each for each in revisions if each.revision.recorded_at < look.at],
            Moment(now=look.at),
        )
        for revisions in gone
    )


def _happened(scope: Scope, since_on: date) -> list[Fact]:
    today = end_of(scope.moment).date()
    found = scope.find(Query(story=scope.story, kinds=_DATED, since=since_on, until=today))
    return [each for each in found if each.happened_on >= since_on]


def _newest_first(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda each: each.happened_on, reverse=True)
