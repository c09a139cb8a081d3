"""What to look for in a Book."""

from dataclasses import dataclass
from datetime import date

from bot.facts.fact import Kind
from bot.facts.ids import EntityId, StoryId
from bot.facts.part import Part


@dataclass(frozen=True, kw_only=True, slots=True)
class Plays:
    """The fact names one of `entities` in one of `parts`; in any part when `parts` is empty."""

    entities: frozenset[EntityId]
    parts: frozenset[Part] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """All conditions hold together. Empty `kinds` means every kind; dates are inclusive."""

    story: StoryId
    kinds: frozenset[Kind] = frozenset()
    plays: tuple[Plays, ...] = ()
    since: date | None = None
    until: date | None = None
