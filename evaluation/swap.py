"""A question that is made unanswerable by naming something that the record does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from bot.facts.fact import Kind
from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.query import Plays
from evaluation.material import Material
from evaluation.premise import Premise, borne_out


@dataclass(frozen=True, kw_only=True, slots=True)
class Swap:
    """`what` is swapped. No fact bears out any of `premises`; none where the name is no one's."""

    what: str
    text: str
    premises: tuple[Premise, ...] = ()


def sound(material: Material, swaps: Iterable[Swap]) -> tuple[Swap, ...]:
    """Return the swaps that really ask what is not on record."""
    return tuple(
        swap for swap in swaps if not any(borne_out(material, premise) for premise in swap.premises)
    )


def plays(entities: Iterable[EntityId], *parts: Part) -> Plays:
    """Return the condition that one of some entities plays one of some parts; any for none."""
    return Plays(entities=frozenset(entities), parts=frozenset(parts))


def premise(*conditions: Plays, kinds: Iterable[Kind] = (), words: Iterable[str] = ()) -> Premise:
    """Return a premise that a fact of one of some kinds bears out."""
    return Premise(plays=conditions, kinds=frozenset(kinds), words=frozenset(words))


def pick(chance: Random, texts: Iterable[str]) -> str:
    """Return one of some wordings."""
    return chance.choice(tuple(texts))
