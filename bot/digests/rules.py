"""What an edition carries, and when there is one at all."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from bot.facts.fact import Kind
from bot.facts.ids import EntityId


class Rule(StrEnum):
    """When a slot has an edition.

    With `BREAKING`, a fact that fits is posted as soon as it is approved, outside quiet hours;
    what had to wait comes with the next slot, as with `CHANGED`.
    """

    CHANGED = "changed"
    ALWAYS = "always"
    BREAKING = "breaking"


class NothingNew(StrEnum):
    """What to do at a slot when there is nothing to say: keep silent, or say so in a line."""

    SILENT = "silent"
    SAY = "say"


class Section(StrEnum):
    """The parts of an edition that may be chosen; headline and sources always stand."""

    NEW = "new"
    CORRECTED = "corrected"
    FIGURES = "figures"
    QUOTES = "quotes"
    UPCOMING = "upcoming"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """All that are given hold together; empty ones let everything pass."""

    kinds: frozenset[Kind] = frozenset()
    entities: frozenset[EntityId] = frozenset()
    countries: frozenset[EntityId] = frozenset()
    authorities: frozenset[EntityId] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """`lookback` is how far the first edition reaches back, and the most that any does.

    `apart` is the least time between two breaking posts in the place.
    """

    rule: Rule = Rule.CHANGED
    filters: Filters = field(default_factory=Filters)
    nothing_new: NothingNew = NothingNew.SILENT
    lookback: timedelta = timedelta(days=7)
    apart: timedelta = timedelta(minutes=30)

    def __post_init__(self) -> None:
        if not timedelta(hours=1) <= self.lookback <= timedelta(days=366):
            raise ValueError("an edition looks back from one hour to one year")
        if not timedelta(minutes=1) <= self.apart <= timedelta(days=1):
            raise ValueError("breaking posts are from a minute to a day apart")
