"""A person, organisation, country, place, weapon or topic that facts are about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.facts.ids import EntityId
from bot.facts.part import Part


class EntityKind(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PLACE = "place"
    VESSEL = "vessel"
    WEAPON = "weapon"
    TOPIC = "topic"


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """A dated office. Open dates are unknown, not endless; `until_on` is the last day held."""

    title: str
    organisation: EntityId | None = None
    country: EntityId | None = None
    since_on: date | None = None
    until_on: date | None = None

    def held_on(self, day: date) -> bool:
        """Tell whether nothing on record speaks against the role being held on `day`."""
        return (self.since_on is None or self.since_on <= day) and (
            self.until_on is None or day <= self.until_on
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Entity:
    """`id` equals the id of the fact that carries it.

    `aliases` are other names, demonyms and metonyms included; `description` is one phrase in
    the desk's words that the citation bears; `in_text` is the name as it stands inside a
    sentence where that differs: "the United States".
    """

    id: EntityId
    entity_kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    in_text: str = ""
    country: EntityId | None = None
    roles: tuple[Role, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an entity has a name")

    def parts(self) -> Iterator[tuple[Part, EntityId]]:
        """Yield every entity this record names, with its part."""
        yield Part.SELF, self.id
        for country in (self.country, *(role.country for role in self.roles)):
            if country:
                yield Part.COUNTRY, country
        for role in self.roles:
            if role.organisation:
                yield Part.ORGANISATION, role.organisation

    def role_on(self, day: date) -> Role | None:
        """Return the role held on `day`, the latest one where several were."""
        held = [role for role in self.roles if role.held_on(day)]
        return max(held, key=lambda role: role.since_on or date.min, default=None)
