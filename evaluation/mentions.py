"""Where a question names the story's entities."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.facts.entity import Entity
from evaluation.material import Material, names_of


def _key(name: str) -> str:
    """Return a name without case; a dotless "ı" matches "i" where case does not count."""
    return name.casefold().replace("ı", "i").replace("i\u0307", "i")


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
                entity=self._owners[_key(match[0])],
                surface=match[0],
                start=match.start(),
                end=match.end(),
            )
            for match in self._pattern.finditer(text)
        )

    @cached_property
    def _owners(self) -> dict[str, Entity]:
        entities = reversed(self.material.entities)
        return {_key(name): entity for entity in entities for name in names_of(entity)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        surfaces = {name for each in self.material.entities for name in names_of(each)}
        longest = sorted(surfaces, key=lambda name: (-len(name), name))
        names = "|".join(map(re.escape, longest)) or "(?!)"
        return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)
