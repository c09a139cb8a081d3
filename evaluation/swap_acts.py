"""Acts swapped: by an authority that did nothing, against the one who acted, or the other way."""

import re
from collections.abc import Iterable, Iterator
from random import Random

from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Kind
from bot.facts.part import Part
from evaluation.material import Material
from evaluation.outsiders import outsiders
from evaluation.premise import Premise
from evaluation.swap import Swap, plays, premise

_LISTED = (
    "Did {authority} sanction {target}?",
    "Has {authority} designated {target}?",
    "When did {authority} sanction {target}?",
    "Why did {authority} put {target} on a sanctions list?",
)
_MEASURES = (
    "What measures did {authority} take against {target}?",
    "Did {authority} take action against {target}?",
)
_ACTING = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION})
_SUPPLIED = (
    "Did {actor} send {things} to {recipient}?",
    "Has {actor} supplied {recipient} with {things}?",
    "When did {actor} send {things} to {recipient}?",
)
_TRANSFER = re.compile(
    r"\b(sen[dt]|send(s|ing)|suppl(y|ies|ied|ying)|transferr?(ed|ing|s)?|deliver\w*|ship(ped|s)?"
    r"|hand(s|ed|ing)? over|gave|giv(es?|en|ing)|provid\w+|sold|sells?)\b",
    re.IGNORECASE,
)
_GOODS = frozenset({EntityKind.WEAPON, EntityKind.TOPIC})
_LISTING = ("sanction", "designate", "list", "blacklist", "penalty", "punitive")


def swap_authorities(material: Material, chance: Random) -> Iterator[Swap]:
    """Yield questions about listings by others, and by the listed of the one who listed them."""
    for fact in material.facts:
        if not isinstance(fact.body, Designation):
            continue
        authority = material.entity(fact.body.authority)
        targets = [material.entity(each) for each in fact.body.targets]
        bases = [material.entity(each) for each in fact.body.bases]
        for target in filter(None, targets):
            for name in outsiders(material, EntityKind.COUNTRY):
                yield _list(chance, "authority", name, material.say(target))
            for other in material.of_kind(EntityKind.COUNTRY):
                by = _listing_by(material, other)
                yield _list(chance, "authority", material.say(other), material.say(target), by)
        if authority:
            yield from _reversed(material, authority, [*targets, *bases], _LISTED)


def swap_measures(material: Material, chance: Random) -> Iterator[Swap]:
    """Yield questions about measures of those against whom measures were taken."""
    for fact in material.facts:
        if isinstance(fact.body, Measure):
            targets = [material.entity(each) for each in fact.body.targets]
            for authority in filter(None, map(material.entity, fact.body.authorities)):
                yield from _reversed(material, authority, targets, _MEASURES)


def _reversed(
    material: Material,
    authority: Entity,
    targets: Iterable[Entity | None],
    wordings: Iterable[str],
) -> Iterator[Swap]:
    """Yield every wording of whether those acted on did the same to the authority."""
    for target in filter(None, targets):
        if target.entity_kind in _ACTING:
            said = {"authority": material.say(target), "target": material.say(authority)}
            premises = _listing_by(material, target)
            for wording in wordings:
                text = wording.format(**said)
                yield Swap(what="direction", text=text[0].upper() + text[1:], premises=premises)


def swap_transfers(material: Material, chance: Random) -> Iterator[Swap]:
    """Yield questions that reverse who is said to have supplied whom, or name somebody else."""
    for fact in material.facts:
        claim = fact.body
        if not isinstance(claim, Claim) or not _TRANSFER.search(claim.statement):
            continue
        for actor in filter(None, map(material.entity, claim.actors)):
            for recipient in filter(None, map(material.entity, claim.recipients)):
                for thing in filter(None, map(material.entity, claim.objects)):
                    if thing.entity_kind in _GOODS and material.is_common_noun(thing):
                        yield from _swap_transfer(material, chance, actor, recipient, thing)


def _swap_transfer(
    material: Material, chance: Random, actor: Entity, recipient: Entity, thing: Entity
) -> Iterator[Swap]:
    things = material.say(thing)
    said = material.say(actor), material.say(recipient)
    yield _supply(chance, "direction", said[1], said[0], things, _sent(material, recipient, actor))
    for name in outsiders(material, EntityKind.COUNTRY):
        yield _supply(chance, "actor", name, said[1], things)
        yield _supply(chance, "recipient", said[0], name, things)


def _listing_by(material: Material, authority: Entity) -> tuple[Premise, ...]:
    """Return every way in which a record could tell of a listing by an authority."""
    acting = material.circle(authority.id)
    takes_part = plays(acting, Part.ACTOR, Part.PARTICIPANT, Part.ABOUT)
    return (
        premise(plays(acting, Part.AUTHORITY)),
        premise(takes_part, kinds=[Kind.CLAIM, Kind.EVENT], words=_LISTING),
    )


def _sent(material: Material, actor: Entity, recipient: Entity) -> tuple[Premise, ...]:
    """Return every way in which a record could tell of goods of any sort from one to the other.

    Of any sort, since a name does not tell which sorts another one takes in.
    """
    giving, getting = material.circle(actor.id), material.circle(recipient.id)
    return (
        premise(plays(giving, Part.ACTOR, Part.DONOR), plays(getting, Part.RECIPIENT)),
        premise(plays(giving, Part.PARTICIPANT), plays(getting), kinds=[Kind.EVENT]),
    )


def _list(
    chance: Random, what: str, authority: str, target: str, premises: tuple[Premise, ...] = ()
) -> Swap:
    text = chance.choice(_LISTED).format(authority=authority, target=target)
    return Swap(what=what, text=text, premises=premises)


def _supply(
    chance: Random,
    what: str,
    actor: str,
    recipient: str,
    things: str,
    premises: tuple[Premise, ...] = (),
) -> Swap:
    text = chance.choice(_SUPPLIED).format(actor=actor, recipient=recipient, things=things)
    return Swap(what=what, text=text, premises=premises)
