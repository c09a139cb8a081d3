"""What a place has not been told yet, computed from revisions and never from text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile

from bot.digests.edition import Mark
from bot.digests.fitting import fits
from bot.digests.rules import Filters
from bot.facts.book import Book
from bot.facts.changes import Change, Look, find_changes, shown_from
from bot.facts.designation import Designation
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.history import Moment
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
    told: frozenset[FactId] | None = None,
) -> News:
    """Compare what may be shown of a story now with what could be shown at `since`.

    A fact revised more than once is told once, as it stands now. New entities are told only
    where the filters ask for that kind: other facts name them. Of what an embargo held back,
    the end of the embargo counts as its time. `told` is given where other facts were asked for at
    `since`: what was new within the lookback and is not among them, is new here.
    """
    moment = Moment(now=now)
    pile = _Pile(start_at=now - lookback, names=Kind.ENTITY in filters.kinds)
    lately = Look(at=pile.start_at)
    look = Look(at=since.at, position=since.position) if since else lately
    changes = tuple(find_changes(book, story=story, since=look, moment=moment))
    if since and told is not None:
        within = find_changes(book, story=story, since=lately, moment=moment)
        changes += _untold(within, told | _facts(changes))
    for change in changes:
        either = [each for each in (change.before, change.fact) if each]
        if any(fits(each, filters, book=book, moment=moment) for each in either):
            pile.add(change.before, change.fact)
    return News(
        new=pile.newest_first(),
        corrected=pile.corrected_newest_first(),
        withdrawn=pile.withdrawn,
        older=pile.older,
        figures=tuple(_figures(book, story, filters, moment)),
        upcoming=tuple(_upcoming(book, story, filters, moment)),
        since=since,
        lookback=lookback,
        mark=Mark(position=len(book.recorded), at=now),
    )


def _untold(changes: Iterable[Change], told: frozenset[FactId]) -> tuple[Change, ...]:
    """Return those that are new and were not told."""
    return tuple(
        each for each in changes if each.before is None and each.fact and each.fact.id not in told
    )


def _facts(changes: Iterable[Change]) -> frozenset[FactId]:
    return frozenset(fact.id for each in changes if (fact := each.fact or each.before))


@dataclass(kw_only=True, slots=True)
class _Pile:
    """Changes sorted by what they are; `names` tells whether new entities count."""

    start_at: datetime
    names: bool
    new: list[Fact] = field(default_factory=list)
    corrected: list[Correction] = field(default_factory=list)
    withdrawn: int = 0
    older: int = 0

    def newest_first(self) -> tuple[Fact, ...]:
        return tuple(sorted(self.new, key=lambda each: each.happened_on, reverse=True))

    def corrected_newest_first(self) -> tuple[Correction, ...]:
        by_date = sorted(self.corrected, key=lambda each: each.fact.happened_on, reverse=True)
        return tuple(by_date)

    def add(self, before: Fact | None, fact: Fact | None) -> None:
        if fact is None:
            self.withdrawn += 1
        elif before is None and fact.kind is Kind.ENTITY and not self.names:
            return
        elif shown_from(fact) < self.start_at:
            self.older += 1
        elif before is None:
            self.new.append(fact)
        else:
            self.corrected.append(Correction(fact=fact, before=before))


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
