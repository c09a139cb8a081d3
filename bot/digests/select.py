"""What a place has not been told yet, computed from revisions and never from text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile

from bot.digests.edition import Mark
from bot.digests.fitting import fits
from bot.digests.rules import Filters
from bot.digests.shown import differs
from bot.facts.book import Book
from bot.facts.designation import Designation
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind, Status
from bot.facts.history import Moment, visible
from bot.facts.ids import FactId, StoryId
from bot.facts.query import Query

_LONGEST_PERIOD = timedelta(days=366)
"""No event has a date less exact than a year."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A fact as it may be shown now, and the revision that was shown at the last look."""

    fact: Fact
    before: Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """What changed since `since`; None for a first edition. The next one goes on from `mark`.

    `new` and `corrected` come newest date first. `withdrawn` counts what was shown at the last
    look and has been retracted; `older` counts changes since then that are further back than
    `lookback`. `figures` and `upcoming` are as they stand on record, new or not: aid totals and
    designation counts by date, and events to come, the soonest first.
    """

    new: tuple[Fact, ...]
    corrected: tuple[Correction, ...]
    withdrawn: int
    older: int
    figures: tuple[Fact, ...]
    upcoming: tuple[Fact, ...]
    since: Mark | None
    lookback: timedelta
    mark: Mark

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell that was not told before."""
        return not (self.new or self.corrected or self.withdrawn or self.older)


def select_news(
    book: Book,
    *,
    story: StoryId,
    filters: Filters,
    since: Mark | None,
    lookback: timedelta,
    now: datetime,
) -> News:
    """Compare what may be shown of a story now with what could be shown at `since`.

    A fact revised more than once is told once, as it stands now. New entities are told only
    where the filters ask for that kind: other facts name them. Of what an embargo held back,
    the end of the embargo counts as its time.
    """
    moment = Moment(now=now)
    pile = _Pile(start_at=now - lookback, names=Kind.ENTITY in filters.kinds)
    for before, fact in _changes(book, story, since, pile.start_at, moment):
        either = [each for each in (before, fact) if each]
        if any(fits(each, filters, book=book, moment=moment) for each in either):
            pile.add(before, fact)
    return News(
        new=tuple(sorted(pile.new, key=lambda each: each.happened_on, reverse=True)),
        corrected=tuple(
            sorted(pile.corrected, key=lambda each: each.fact.happened_on, reverse=True)
        ),
        withdrawn=pile.withdrawn,
        older=pile.older,
        figures=tuple(_figures(book, story, filters, moment)),
        upcoming=tuple(_upcoming(book, story, filters, moment)),
        since=since,
        lookback=lookback,
        mark=Mark(position=len(book.recorded), at=now),
    )


@dataclass(kw_only=True, slots=True)
class _Pile:
    """Changes sorted by what they are; `names` tells whether new entities count."""

    start_at: datetime
    names: bool
    new: list[Fact] = field(default_factory=list)
    corrected: list[Correction] = field(default_factory=list)
    withdrawn: int = 0
    older: int = 0

    def add(self, before: Fact | None, fact: Fact | None) -> None:
        if fact is None:
            self.withdrawn += 1
        elif before is None and fact.kind is Kind.ENTITY and not self.names:
            return
        elif _shown_from(fact) < self.start_at:
            self.older += 1
        elif before is None:
            self.new.append(fact)
        else:
            self.corrected.append(Correction(fact=fact, before=before))


def _changes(
    book: Book, story: StoryId, since: Mark | None, start_at: datetime, moment: Moment
) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Yield what was shown of a fact and what is shown now, where these read differently."""
    looked = Moment(now=since.at if since else start_at)
    for fact_id, first_number in _touched(book, story, since, start_at, moment).items():
        revisions = book.revisions(fact_id)
        before = visible(
            [each for each in revisions if each.revision.number < first_number], looked
        )
        fact = book.get(fact_id, moment)
        if fact is None:
            if before and _retracted(revisions, moment.now):
                yield before, None
        elif before is None:
            yield None, fact
        elif before.revision.number < fact.revision.number and differs(fact, before):
            yield before, fact


def _touched(
    book: Book, story: StoryId, since: Mark | None, start_at: datetime, moment: Moment
) -> dict[FactId, int]:
    """Return the facts that may read differently, with the first revision not yet looked at."""
    looked_at = since.at if since else start_at
    touched: dict[FactId, int] = defaultdict(lambda: 0)
    for fact in _recorded(book, since, start_at):
        if fact.story == story:
            touched[fact.id] = min(touched[fact.id] or fact.revision.number, fact.revision.number)
    for fact in book.embargoed:
        if (
            fact.story == story
            and fact.id not in touched
            and fact.embargo_until
            and looked_at < fact.embargo_until <= moment.now
        ):
            touched[fact.id] = book.revisions(fact.id)[-1].revision.number + 1
    return touched


def _recorded(book: Book, since: Mark | None, start_at: datetime) -> Iterator[Fact]:
    """Yield the revisions recorded since a mark.

    A record shorter than the mark was put back from a backup: there the time of recording tells.
    """
    if since and since.position <= len(book.recorded):
        return iter(book.recorded[since.position :])
    from_at = since.at if since else start_at
    return (each for each in book.recorded if each.revision.recorded_at >= from_at)


def _retracted(revisions: tuple[Fact, ...], now: datetime) -> bool:
    """Tell whether a fact is not shown because it was withdrawn, and not for its embargo."""
    decided = [each for each in revisions if each.status is not Status.PROPOSED]
    released = [each for each in decided if not each.embargo_until or each.embargo_until <= now]
    return any(each[-1].status is Status.RETRACTED for each in (decided, released) if each)


def _shown_from(fact: Fact) -> datetime:
    recorded_at = fact.revision.recorded_at
    return max(recorded_at, fact.embargo_until or recorded_at)


def _figures(book: Book, story: StoryId, filters: Filters, moment: Moment) -> Iterator[Fact]:
    kinds = frozenset({Kind.SUPPORT, Kind.DESIGNATION})
    for fact in book.find(Query(story=story, kinds=kinds), moment):
        counted = not isinstance(fact.body, Designation) or fact.body.counts
        if counted and fits(fact, filters, book=book, moment=moment):
            yield fact


def _upcoming(book: Book, story: StoryId, filters: Filters, moment: Moment) -> list[Fact]:
    today = moment.now.date()
    newest_first = book.find(Query(story=story, kinds=frozenset({Kind.EVENT})), moment)
    late = takewhile(lambda fact: fact.happened_on > today - _LONGEST_PERIOD, newest_first)
    coming = [
        fact
        for fact in late
        if isinstance(fact.body, Event)
        and (fact.happened_on > today or (fact.body.announced and fact.ended_on >= today))
        and fits(fact, filters, book=book, moment=moment)
    ]
    return sorted(coming, key=lambda fact: (fact.happened_on, fact.ended_on))
