"""Aid swaps: a donor who gave nothing, a recipient who got nothing, the two reversed."""

from collections.abc import Iterable, Iterator
from random import Random

from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Kind
from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.support import SupportRecord
from evaluation.material import Material
from evaluation.outsiders import outsiders
from evaluation.premise import Premise
from evaluation.swap import Swap, plays, premise

_ASKED = (
    "How much aid has {donor} given {recipient}?",
    "How much has {donor} pledged to {recipient}?",
    "How much money did {donor} promise {recipient}?",
    "What does {donor}'s aid to {recipient} come to?",
    "How much support has {recipient} received from {donor}?",
)
_GIVING = ("aid", "help", "support", "money", "gave", "given", "pledged", "paid", "sent")


def swap_aid(material: Material, chance: Random) -> Iterator[Swap]:
    """Yield questions about aid from or to somebody else."""
    records = [fact.body for fact in material.facts if isinstance(fact.body, SupportRecord)]
    parties = {party for record in records for party in (record.donor, record.recipient)}
    strangers = [
        country
        for country in material.of_kind(EntityKind.COUNTRY)
        if not any(material.near(country.id, party) for party in parties)
    ]
    for gave, got in _pairs(material, records):
        donor, recipient = material.say(gave), material.say(got)
        for asked in _ASKED:
            text = asked.format(donor=recipient, recipient=donor)
            yield Swap(what="direction", text=text, premises=_given(material, got, gave))
        for name in outsiders(material, EntityKind.COUNTRY):
            yield _ask(chance, "donor", name, recipient)
            yield _ask(chance, "recipient", donor, name)
        for other in strangers:
            name = material.say(other)
            yield _ask(chance, "donor", name, recipient, _given(material, other, got))
            yield _ask(chance, "recipient", donor, name, _given(material, gave, other))


def _pairs(material: Material, records: Iterable[SupportRecord]) -> Iterator[tuple[Entity, Entity]]:
    for donor, recipient in dict.fromkeys((each.donor, each.recipient) for each in records):
        gave, got = material.entity(donor), material.entity(recipient)
        if gave and got:
            yield gave, got


def _given(material: Material, donor: Entity, recipient: Entity) -> tuple[Premise, ...]:
    """Return every way in which a record could tell of aid from one to the other."""
    giving = material.circle(donor.id)
    getting: frozenset[EntityId] = material.circle(recipient.id)
    return (
        premise(plays(giving, Part.DONOR), plays(getting, Part.RECIPIENT)),
        premise(plays(giving, Part.ACTOR), plays(getting, Part.RECIPIENT)),
        premise(plays(giving, Part.PARTICIPANT), plays(getting), kinds=[Kind.EVENT], words=_GIVING),
    )


def _ask(
    chance: Random, what: str, donor: str, recipient: str, premises: tuple[Premise, ...] = ()
) -> Swap:
    text = chance.choice(_ASKED).format(donor=donor, recipient=recipient)
    return Swap(what=what, text=text, premises=premises)
