"""The immutable, indexed snapshot of all facts that answers read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from heapq import merge
from itertools import groupby

from bot.facts.entity import Entity
from bot.facts.fact import Fact, Kind, Status
from bot.facts.history import Moment, visible
from bot.facts.ids import EntityId, FactId, SourceId, StoryId
from bot.facts.query import Plays, Query
from bot.facts.source import Source
from bot.facts.story import Story


@dataclass(frozen=True, kw_only=True, slots=True)
class Records:
    """Everything in a store: the facts in all their revisions, and the version they make up."""

    stories: tuple[Story, ...] = ()
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()
    version: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """Built by `build_book`. Lists of ids are ordered newest first, then as the desk did.

    `_settled` are the facts whose newest revision is shown now whatever the clock says.
    Indexes cover every revision, so that a look back finds a fact by what it used to say;
    `look_up` keeps only those whose visible revision still fits.

    `recorded` are all revisions in the order in which they were recorded, whatever their status:
    one never moves to another position. `embargoed` are those of them that have an embargo.
    """

    version: int
    recorded_at: datetime | None
    stories: Mapping[StoryId, Story]
    sources: Mapping[SourceId, Source]
    recorded: tuple[Fact, ...] = field(repr=False)
    embargoed: tuple[Fact, ...] = field(repr=False)
    _revisions: Mapping[FactId, tuple[Fact, ...]] = field(repr=False)
    _by_kind: Mapping[tuple[StoryId, Kind], tuple[FactId, ...]] = field(repr=False)
    _by_entity: Mapping[Kind, Mapping[EntityId, tuple[FactId, ...]]] = field(repr=False)
    _ranks: Mapping[FactId, int] = field(repr=False)
    _settled: Mapping[FactId, Fact] = field(repr=False)

    def get(self, fact_id: FactId, moment: Moment) -> Fact | None:
        """Return the revision of a fact that may be shown at `moment`, if any."""
        if moment.as_of is None and (settled := self._settled.get(fact_id)):
            return settled
        revisions = self._revisions.get(fact_id)
        return visible(revisions, moment) if revisions else None

    def current(self, fact_id: FactId, moment: Moment) -> Fact | None:
        """Return the revision shown now, whatever earlier date `moment` asks about."""
        return self.get(fact_id, Moment(now=moment.now))

    def entity(self, entity_id: EntityId, moment: Moment) -> Entity | None:
        """Return an entity as it may be shown at `moment`."""
        fact = self.get(entity_id, moment)
        return fact.body if fact and isinstance(fact.body, Entity) else None

    def revisions(self, fact_id: FactId) -> tuple[Fact, ...]:
        """Return every revision of a fact, oldest first, whatever its status; for curators."""
        return self._revisions.get(fact_id, ())

    def ids(self) -> Iterator[FactId]:
        """Yield the id of every fact, whatever its status; for curators."""
        return iter(self._revisions)

    def find(self, query: Query, moment: Moment) -> Iterator[Fact]:
        """Yield the facts that fit, newest first."""
        for fact_id in self._candidates(query):
            fact = self.get(fact_id, moment)
            if fact and _fits(fact, query):
                yield fact

    def _candidates(self, query: Query) -> Iterable[FactId]:
        kinds = sorted(query.kinds or Kind)
        if query.plays:
            lists = [
                [self._by_entity[kind].get(each, ()) for kind in kinds for each in plays.entities]
                for plays in query.plays
            ]
            found = min(lists, key=lambda ids: sum(map(len, ids)))
        else:
            found = [self._by_kind.get((query.story, kind), ()) for kind in kinds]
        merged = merge(*found, key=self._ranks.__getitem__)
        return (fact_id for fact_id, _ in groupby(merged))


def build_book(records: Records) -> Book:
    """Index a store's records; facts of one day keep the order in which they come.

    Linear in the number of revisions, plus one sort.
    """
    revisions: dict[FactId, list[Fact]] = defaultdict(list)
    for fact in sorted(records.facts, key=lambda fact: fact.revision.number):
        revisions[fact.id].append(fact)
    ordered = {
        fact_id: tuple(history)
        for fact_id, history in sorted(
            revisions.items(), key=lambda each: each[1][-1].happened_on, reverse=True
        )
    }
    by_kind: dict[tuple[StoryId, Kind], list[FactId]] = defaultdict(list)
    by_entity: dict[Kind, dict[EntityId, list[FactId]]] = {kind: {} for kind in Kind}
    for fact_id, history in ordered.items():
        kind = history[-1].kind
        by_kind[history[-1].story, kind].append(fact_id)
        for entity in sorted({entity for fact in history for _, entity in fact.body.parts()}):
            by_entity[kind].setdefault(entity, []).append(fact_id)
    return Book(
        version=records.version,
        recorded_at=max((fact.revision.recorded_at for fact in records.facts), default=None),
        stories={story.id: story for story in records.stories},
        sources={source.id: source for source in records.sources},
        recorded=records.facts,
        embargoed=tuple(fact for fact in records.facts if fact.embargo_until),
        _revisions=ordered,
        _by_kind={key: tuple(ids) for key, ids in by_kind.items()},
        _by_entity={
            kind: {entity: tuple(ids) for entity, ids in entities.items()}
            for kind, entities in by_entity.items()
        },
        _ranks={fact_id: rank for rank, fact_id in enumerate(ordered)},
        _settled={each[-1].id: each[-1] for each in ordered.values() if _is_settled(each[-1])},
    )


def _is_settled(newest: Fact) -> bool:
    return newest.status is Status.APPROVED and newest.embargo_until is None


def _fits(fact: Fact, query: Query) -> bool:
    return (
        fact.story == query.story
        and (not query.kinds or fact.kind in query.kinds)
        and (query.since is None or query.since <= fact.ended_on)
        and (query.until is None or fact.happened_on <= query.until)
        and all(_played(fact, plays) for plays in query.plays)
    )


def _played(fact: Fact, plays: Plays) -> bool:
    return any(
        entity in plays.entities and (not plays.parts or part in plays.parts)
        for part, entity in fact.body.parts()
    )
