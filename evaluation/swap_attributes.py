"""Attributes swapped: an age, a price, a number that nobody recorded."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from random import Random

from bot.answers.fold import fold
from bot.facts.claim import Claim
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact
from evaluation.material import Material, names_of
from evaluation.premise import word_stems
from evaluation.swap import Swap


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribute:
    """`words` are those by which a fact that has to do with the entity would tell of it."""

    question: str
    words: str


_PRICE = "cost price dollar euro pound paid pay worth value valued expensive money million billion"
_ATTRIBUTES: Mapping[EntityKind, tuple[Attribute, ...]] = {
    EntityKind.PERSON: (
        Attribute(question="How old is {}?", words="age aged old born birthday year"),
        Attribute(question="Where was {} born?", words="born birthplace native grew hometown"),
        Attribute(question="Who is {} married to?", words="married wife husband spouse widow"),
        Attribute(question="What does {} earn?", words="earn earns salary paid pay wage income"),
        Attribute(question="How tall is {}?", words="tall height metres feet"),
    ),
    EntityKind.ORGANISATION: (
        Attribute(
            question="How many people work for {}?",
            words="staff work works worker employ employs employee employees workforce crew",
        ),
        Attribute(
            question="What is the annual budget of {}?",
            words="turnover revenue sales profit income earn budget spend spent",
        ),
        Attribute(question="Who founded {}?", words="found founded founder establish established"),
    ),
    EntityKind.WEAPON: (
        Attribute(question="What is the range of {}?", words="range kilometres miles km reach"),
        Attribute(question="What is the price of {}?", words=_PRICE),
    ),
    EntityKind.VESSEL: (
        Attribute(question="How much did {} cost?", words=_PRICE),
        Attribute(question="How long is {}?", words="long length metres feet"),
        Attribute(question="How many passengers can {} carry?", words="passenger passengers"),
        Attribute(question="What is the top speed of {}?", words="speed knots fast"),
    ),
    EntityKind.COUNTRY: (
        Attribute(
            question="What is the population of {}?",
            words="population inhabitants residents people islanders citizens",
        ),
        Attribute(question="How big is the army of {}?", words="army soldiers troops forces"),
        Attribute(question="What is the national debt of {}?", words="debt deficit gdp economy"),
    ),
    EntityKind.PLACE: (
        Attribute(
            question="How many people live in {}?",
            words="population inhabitants residents people live islanders",
        ),
        Attribute(question="Who is the mayor of {}?", words="mayor"),
    ),
    EntityKind.TOPIC: (),
}
_HOW_MANY = (
    "How many {0} did {1} get from {2}?",
    "How many {0} did {2} send to {1}?",
    "What number of {0} has {1} received from {2}?",
)
_NUMBER = (
    r"(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?)\b"
)
_COST = Attribute(question="How much did {} cost?", words=_PRICE)


def swap_attributes(material: Material, chance: Random) -> Iterator[Swap]:
    """Yield questions about what no fact that has to do with an entity tells of it."""
    for entity in material.entities:
        attributes = list(_ATTRIBUTES[entity.entity_kind])
        if entity.in_text.startswith("the ") and entity.entity_kind is EntityKind.TOPIC:
            attributes.append(_COST)
        chance.shuffle(attributes)
        for attribute in attributes:
            if not _recorded(material, entity, attribute):
                text = attribute.question.format(material.say(entity))
                yield Swap(what="attribute", text=text)


def _recorded(material: Material, entity: Entity, attribute: Attribute) -> bool:
    """Tell whether a fact that has to do with the entity speaks of the attribute at all."""
    texts = [
        text
        for fact in material.naming(entity)
        for text in (material.texts[fact.id], *fact.questions)
    ]
    own = word_stems(names_of(entity))
    return not (word_stems([attribute.words]) - own).isdisjoint(word_stems(texts))


def swap_numbers(material: Material, chance: Random) -> Iterator[Swap]:
    """Yield how many of a thing one is said to have sent another, where nobody says."""
    for fact in material.facts:
        if not isinstance(fact.body, Claim):
            continue
        things = [
            thing
            for thing in filter(None, map(material.entity, fact.body.objects))
            if thing.entity_kind is EntityKind.WEAPON and thing.name.endswith("s")
            if not any(_counts(material, each, thing) for each in material.naming(thing))
        ]
        actors = filter(None, map(material.entity, fact.body.actors))
        recipients = filter(None, map(material.entity, fact.body.recipients))
        for thing, actor, recipient in product(things, actors, recipients):
            wording = chance.choice(_HOW_MANY)
            text = wording.format(*map(material.say, (thing, recipient, actor)))
            yield Swap(what="number", text=text)


def _counts(material: Material, fact: Fact, thing: Entity) -> bool:
    """Tell whether a fact has a number, no year or part of a name, close before the thing."""
    text = fold(material.texts[fact.id])
    for name in (fold(each) for entity in material.entities for each in names_of(entity)):
        if any(letter.isdigit() for letter in name):
            text = text.replace(name, "")
    names = "|".join(sorted((re.escape(fold(name)) for name in names_of(thing)), key=len))
    return re.search(rf"\b{_NUMBER}( \w+){{0,3}} ({names})\b", text) is not None
