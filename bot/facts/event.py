"""Something that happened or is announced."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.when import When


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """`statement` is a full sentence in the desk's words; `announced` marks a plan."""

    statement: str
    when: When
    announced: bool = False
    participants: tuple[EntityId, ...] = ()
    places: tuple[EntityId, ...] = ()
    about: tuple[EntityId, ...] = ()

    def __post_init__(self) -> None:
        if not self.statement.strip():
            raise ValueError("an event says what happened")

    def parts(self) -> Iterator[tuple[Part, EntityId]]:
        """Yield every entity this record names, with its part."""
        yield from ((Part.PARTICIPANT, entity) for entity in self.participants)
        yield from ((Part.PLACE, entity) for entity in self.places)
        yield from ((Part.ABOUT, entity) for entity in self.about)
