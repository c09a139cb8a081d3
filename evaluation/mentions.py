"""Where a question names the story's entities."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.facts.entity import Entity
from evaluation.material import Material, names_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """`start` and `end` bound the name in the text."""

    entity: Entity
    surface: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Spotter:
    """Finds the longest names there are, whatever their case."""

    material: Material

    def spot(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in a text from left to right; one that several own goes to one."""
        return tuple(
            Mention(
                entity=self._owners[match[0].casefold()],
                surface=match[0],
                start=match.start(),
                end=match.end(),
            )
            for match in self._pattern.finditer(text)
        )

    @cached_property
    def _owners(self) -> dict[str, Entity]:
        entities = reversed(self.material.entities)
        return {name.casefold(): entity for entity in entities for name in names_of(entity)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self._owners, key=lambda name: (-len(name), name))
        names = "|".join(map(re.escape, longest)) or "(?!)"
        return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)
