"""A name where it stands in a question."""

from dataclasses import dataclass

from bot.facts.entity import Entity


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """An entity named by the words from `start` up to, not including, `end`."""

    start: int
    end: int
    entity: Entity
