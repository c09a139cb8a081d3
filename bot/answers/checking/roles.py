"""Who acts and who is acted on in a clause, by word order, voice and prepositions."""

from dataclasses import dataclass

from bot.answers.checking.clause import Clause
from bot.answers.english.cues import RECEIVE
from bot.answers.fold import fold
from bot.facts.entity import Entity, EntityKind
from bot.facts.ids import EntityId

_BY = frozenset("by from".split())
_TO = frozenset("to for against on at toward towards upon with".split())
_BE = frozenset("is are was were be been being get got gets".split())
_FACES = frozenset("face faces faced under suffer suffered hit".split())
_IRREGULAR = frozenset("hit sent sold given put told taught built made".split())
_GOVERNING = frozenset("administration government ministry department cabinet treasury".split())
_AHEAD = 4
"""Words before a participle among which "was" makes it passive."""

ACTORS = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY, EntityKind.VESSEL}
)
"""Kinds of entity that act or are acted on; places stand for their countries."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Roles:
    """Entities of kinds in `ACTORS`, and places, in the order of the clause."""

    givers: tuple[Entity, ...]
    takers: tuple[Entity, ...]


def read_roles(clause: Clause, at: int) -> Roles:
    """Return who acts and who is acted on around the word number `at`, a verb or its noun."""
    passive = is_passive(clause, at)
    turned = passive or clause.find(RECEIVE) is not None
    givers, takers = list[Entity](), list[Entity]()
    for name in clause.names:
        if name.entity.entity_kind not in ACTORS | {EntityKind.PLACE}:
            continue
        if name.lead in _BY:
            givers.append(name.entity)
        elif name.lead in _TO or (name.lead == "in" and _based(clause, name.start)):
            takers.append(name.entity)
        elif name.lead != "in":
            before = name.start < at
            (givers if before != turned else takers).append(name.entity)
    if clause.inherited and not (takers if turned else givers):
        (takers if turned else givers).extend(clause.inherited)
    return Roles(givers=tuple(givers), takers=tuple(takers))


def is_passive(clause: Clause, at: int) -> bool:
    """Tell whether what stands before the word has it done to it: "was sanctioned"."""
    words = [word.folded for word in clause.words]
    participle = words[at].endswith("ed") or words[at] in _IRREGULAR
    before = words[max(0, at - _AHEAD) : at]
    by = words[at + 1 : at + 2] == ["by"]
    return (participle and (by or bool(_BE & set(before)))) or bool(_FACES & set(before))


def standing_for(entity: Entity) -> frozenset[EntityId]:
    """Return what a name may stand for: a capital or a ministry for its country."""
    governs = entity.entity_kind is EntityKind.ORGANISATION and bool(
        _GOVERNING & set(fold(entity.name).split())
    )
    if entity.country and (governs or entity.entity_kind is EntityKind.PLACE):
        return frozenset({entity.id, entity.country})
    return frozenset({entity.id})


def _based(clause: Clause, start: int) -> bool:
    before = {word.folded for word in clause.words[max(0, start - 4) : start]}
    return bool(before & {"based", "people", "entities", "companies", "individuals", "targets"})
