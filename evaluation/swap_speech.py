"""Speech swapped: a speaker with no words on record, or a subject that a speaker left out."""

from collections.abc import Iterator
from itertools import product
from random import Random

from bot.answers.fold import fold
from bot.facts.entity import Entity, EntityKind
from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.quote import Quote
from evaluation.material import Material, names_of
from evaluation.outsiders import outsiders
from evaluation.premise import Premise
from evaluation.swap import Swap, plays, premise

_SAID = (
    "What did {speaker} say about {subject}?",
    "What has {speaker} said on {subject}?",
    "What was {speaker}'s comment on {subject}?",
    "Is there a quote from {speaker} about {subject}?",
)
_SPEAKING = (Part.SPEAKER, Part.CLAIMANT, Part.DISPUTER)
# Whoever acts may be reported with words of theirs in what is told of the act.
_TELLING = (*_SPEAKING, Part.AUTHORITY, Part.PARTICIPANT, Part.ACTOR)
_ANSWERING = (EntityKind.COUNTRY, EntityKind.PERSON, EntityKind.ORGANISATION)
_SUBJECTS = (EntityKind.COUNTRY, EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)


def swap_speakers(material: Material, chance: Random) -> Iterator[Swap]:
    """Yield questions about words of people, and of countries, that are quoted nowhere."""
    subjects = [material.say(subject) for subject in _subjects(material)]
    for name, subject in product(outsiders(material, EntityKind.PERSON), subjects):
        yield _ask(chance, "speaker", name, subject)
    silent = material.of_kind(EntityKind.PERSON, EntityKind.COUNTRY)
    for speaker, subject in product(silent, subjects):
        said = premise(plays(material.circle(speaker.id), *_TELLING))
        yield _ask(chance, "speaker", material.say(speaker), subject, said)


def swap_subjects(material: Material, chance: Random) -> Iterator[Swap]:
    """Yield questions about what a speaker said of somebody whom nothing of theirs names."""
    for speaker in _speakers(material):
        name = material.say(speaker)
        for subject in outsiders(material, EntityKind.COUNTRY):
            yield _ask(chance, "subject", name, subject)
        for other in material.of_kind(*_SUBJECTS):
            if not material.near(speaker.id, other.id) and not _told(material, speaker, other):
                said = premise(plays([speaker.id], *_SPEAKING), plays([other.id]))
                yield _ask(chance, "subject", name, material.say(other), said)


def swap_parties(material: Material, chance: Random) -> Iterator[Swap]:
    """Yield questions about what those who are spoken of said of the speaker."""
    for speaker in _speakers(material):
        quotes = [
            fact.body
            for fact in material.facts
            if isinstance(fact.body, Quote)
            if fact.body.speaker == speaker.id
        ]
        about = dict.fromkeys(entity for quote in quotes for entity in quote.about)
        for other in filter(None, map(material.entity, about)):
            # Words spoken to a newspaper can be called a quote from it.
            asked = any(name in quote.occasion for name in names_of(other) for quote in quotes)
            answers = other.entity_kind in _ANSWERING and not asked
            if answers and not _told(material, other, speaker):
                said = premise(plays([other.id], *_SPEAKING), plays([speaker.id]))
                yield _ask(chance, "direction", material.say(other), material.say(speaker), said)


def _told(material: Material, speaker: Entity, other: Entity) -> bool:
    """Tell whether the words of a speaker or of theirs name somebody, or who is near them."""
    facts = list(material.playing(material.circle(speaker.id), *_TELLING))
    named: set[EntityId] = {entity for fact in facts for _, entity in fact.body.parts()}
    texts = [f" {fold(material.texts[fact.id])} " for fact in facts]
    return any(material.near(entity, other.id) for entity in named) or any(
        f" {fold(name)} " in text for name in names_of(other) for text in texts
    )


def _speakers(material: Material) -> tuple[Entity, ...]:
    speakers = dict.fromkeys(
        fact.body.speaker for fact in material.facts if isinstance(fact.body, Quote)
    )
    return tuple(filter(None, map(material.entity, speakers)))


def _subjects(material: Material) -> tuple[Entity, ...]:
    """Return what quotes are about, where the name goes into a sentence as it is."""
    about = dict.fromkeys(
        entity
        for fact in material.facts
        if isinstance(fact.body, Quote)
        for entity in fact.body.about
    )
    entities = filter(None, map(material.entity, about))
    return tuple(
        entity
        for entity in entities
        if entity.entity_kind is not EntityKind.TOPIC or material.is_common_noun(entity)
    )


def _ask(chance: Random, what: str, speaker: str, subject: str, *premises: Premise) -> Swap:
    text = chance.choice(_SAID).format(speaker=speaker, subject=subject)
    return Swap(what=what, text=text, premises=premises)
