"""Names swapped: a question that the desk stored or wrote, about somebody or something else."""

import re
from collections.abc import Iterable, Iterator
from random import Random

from bot.facts.entity import Entity, EntityKind
from evaluation.material import Material, names_of
from evaluation.mentions import Mention, Spotter
from evaluation.outsiders import outsiders
from evaluation.premise import Premise
from evaluation.swap import Swap, plays, premise

_ACRONYM = re.compile(r"[A-Z]\.?[A-Z]\.?([A-Z]\.?)?")
_JOINED = re.compile(r"^\s*(,|and\b|or\b|&|/|-)|(,|\band|\bor|&|/|-)\s*$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(compare|compared|than|versus|vs|both|each|either)\b", re.IGNORECASE)


def swap_names(material: Material, chance: Random, questions: Iterable[str]) -> Iterator[Swap]:
    """Yield the questions with one name replaced by one that nothing on record goes with."""
    spotter = Spotter(material=material)
    for text in questions:
        if _COMPARED.search(text):
            continue
        mentions = spotter.spot(text)
        for mention in mentions:
            if _stands_alone(text, mention) and _is_proper(mention):
                yield from _with_outsider(material, chance, text, mention)
                yield from _with_insider(material, chance, text, mention, mentions)


def _with_outsider(
    material: Material, chance: Random, text: str, mention: Mention
) -> Iterator[Swap]:
    names = outsiders(material, mention.entity.entity_kind)
    if names:
        name = chance.choice(names)
        full = len(mention.surface.split()) > 1
        person = mention.entity.entity_kind is EntityKind.PERSON
        yield Swap(
            what="name",
            text=_replace(text, mention, name.split()[-1] if person and not full else name),
        )


def _with_insider(
    material: Material, chance: Random, text: str, mention: Mention, mentions: tuple[Mention, ...]
) -> Iterator[Swap]:
    """Put in another entity of the story that no fact has together with the others named."""
    others = [each.entity for each in mentions if each is not mention]
    same = [
        entity
        for entity in material.of_kind(mention.entity.entity_kind)
        if not any(material.near(entity.id, each.entity.id) for each in mentions)
        and not any(_together(material, entity, other) for other in others)
    ]
    if others and same:
        entity = chance.choice(same)
        premises: list[Premise] = [
            premise(plays([entity.id]), plays([other.id])) for other in others
        ]
        name = material.say(entity)
        yield Swap(what="name", text=_replace(text, mention, name), premises=tuple(premises))


def _together(material: Material, one: Entity, other: Entity) -> bool:
    near = {fact.id for fact in material.naming(one)}
    return any(fact.id in near for fact in material.naming(other))


def _replace(text: str, mention: Mention, name: str) -> str:
    before = text[: mention.start]
    if mention.entity.entity_kind is not EntityKind.VESSEL or name.startswith("the "):
        before = re.sub(r"\b[Tt]he $", "", before)
    changed = f"{before}{name}{text[mention.end :]}"
    return changed if before else changed[0].upper() + changed[1:]


def _stands_alone(text: str, mention: Mention) -> bool:
    """Tell whether the name is no part of a list, which would be true of its other parts."""
    around = text[: mention.start], text[mention.end :]
    return not any(_JOINED.search(side) for side in around)


def _is_proper(mention: Mention) -> bool:
    """Tell whether it is a name that another can take the place of, not "Iranian" or "the war"."""
    entity, surface = mention.entity, mention.surface
    if entity.entity_kind in (EntityKind.TOPIC, EntityKind.WEAPON):
        return surface == entity.name and any(letter.isdigit() for letter in surface)
    last = entity.name.split()[-1]
    short = entity.entity_kind is EntityKind.PERSON and surface == last
    acronym = bool(_ACRONYM.fullmatch(surface)) and surface in names_of(entity)
    return surface in (entity.name, entity.in_text) or short or acronym
