"""An assertion by someone, with whoever disputes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.facts.ids import EntityId, FactId
from bot.facts.part import Part
from bot.facts.quantity import Quantity
from bot.facts.when import When


@dataclass(frozen=True, kw_only=True, slots=True)
class Dispute:
    """Who answers the claim, how in the desk's words, and the quotes that carry their own."""

    by: EntityId
    statement: str
    quotes: tuple[FactId, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """`statement` is a clause that reads on from "X says that …".

    `actors` do what is asserted, to or for `recipients`, with `objects`. `claimed_on` is when
    it was said; `happened` when the asserted thing is said to have happened.
    """

    claimants: tuple[EntityId, ...]
    statement: str
    claimed_on: When
    happened: When | None = None
    actors: tuple[EntityId, ...] = ()
    recipients: tuple[EntityId, ...] = ()
    objects: tuple[EntityId, ...] = ()
    about: tuple[EntityId, ...] = ()
    places: tuple[EntityId, ...] = ()
    quantity: Quantity | None = None
    disputes: tuple[Dispute, ...] = ()

    def __post_init__(self) -> None:
        if not self.claimants or not self.statement.strip():
            raise ValueError("a claim has a claimant and a statement")

    def parts(self) -> Iterator[tuple[Part, EntityId]]:
        """Yield every entity this record names, with its part."""
        groups = (
            (Part.CLAIMANT, self.claimants),
            (Part.DISPUTER, tuple(dispute.by for dispute in self.disputes)),
            (Part.ACTOR, self.actors),
            (Part.RECIPIENT, self.recipients),
            (Part.OBJECT, self.objects),
            (Part.PLACE, self.places),
            (Part.ABOUT, self.about),
        )
        for part, entities in groups:
            yield from ((part, entity) for entity in entities)
