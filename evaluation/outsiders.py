"""Names that no story knows: what a question about them asks is on no record here."""

from collections.abc import Mapping

from bot.answers.fold import fold
from bot.facts.entity import EntityKind
from evaluation.material import Material

_NAMES: Mapping[EntityKind, tuple[str, ...]] = {
    EntityKind.COUNTRY: tuple(
        "Brazil Kenya Portugal Thailand Chile Morocco Vietnam Peru Malaysia Ghana Finland "
        "Uruguay Nepal Zambia Mexico Croatia Austria Ecuador".split()
    ),
    EntityKind.PLACE: tuple(
        "Lima Nairobi Osaka Bergen Adelaide Quito Accra Lisbon Valparaíso Hanoi".split()
    ),
    EntityKind.PERSON: (
        "Marta Lindqvist",
        "Tomas Okafor",
        "Helen Brackley",
        "Ravi Castellan",
        "Yusuf Demiralp",
        "Claire Fontenoy",
        "Anders Holt",
        "Priya Raman",
        "Luis Echeverri",
        "Grace Mwangi",
    ),
    EntityKind.ORGANISATION: (
        "Castellan Freight",
        "Norbridge Bank",
        "Quillon Airways",
        "Pemberton Institute",
        "Velmora Energy",
        "Okapi Telecom",
    ),
    EntityKind.VESSEL: ("Windward Petrel", "Northern Heron", "Corrigan Bay"),
    EntityKind.WEAPON: ("Kestrel-9", "Tolva-22", "Zubr-400"),
}


def outsiders(material: Material, kind: EntityKind) -> tuple[str, ...]:
    """Return names of a kind none of whose words any loaded story holds; none for a topic."""
    known = material.words | material.other_words
    return tuple(name for name in _NAMES.get(kind, ()) if known.isdisjoint(fold(name).split()))
