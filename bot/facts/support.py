"""One donor's aid to one recipient."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.quantity import Quantity
from bot.facts.when import When


class Stage(StrEnum):
    """How far the aid has come. Stages are never added; UNSTATED when the source is silent."""

    PLEDGE = "pledge"
    COMMITMENT = "commitment"
    ALLOCATION = "allocation"
    DISBURSEMENT = "disbursement"
    UNSTATED = "unstated"


@dataclass(frozen=True, kw_only=True, slots=True)
class SupportRecord:
    """`amount` is in whole units of `currency` (ISO 4217), with its qualifier.

    `category` is the sort of aid, empty when the source does not say; `stage_by` is whose
    definition of the stage it is; `period` bounds the aid when the source does, and None
    means a running total at the fact's as-of date; `rank` is how the source says the donor
    compares, as a noun phrase that reads on from "is": "the largest backer of …".
    """

    donor: EntityId
    recipient: EntityId
    amount: Quantity
    currency: str
    category: str = ""
    stage: Stage = Stage.UNSTATED
    stage_by: str = ""
    period: When | None = None
    rank: str = ""
    about: tuple[EntityId, ...] = ()

    def __post_init__(self) -> None:
        if len(self.currency) != 3 or not self.currency.isupper():
            raise ValueError(f"a currency is a three-letter code: {self.currency!r}")

    def addable_to(self, other: "SupportRecord") -> bool:
        """Tell whether the two measure the same thing, so that a sum would mean something."""
        mine = (self.currency, self.category, self.stage, self.stage_by, self.period)
        theirs = (other.currency, other.category, other.stage, other.stage_by, other.period)
        return mine == theirs

    def parts(self) -> Iterator[tuple[Part, EntityId]]:
        """Yield every entity this record names, with its part."""
        yield Part.DONOR, self.donor
        yield Part.RECIPIENT, self.recipient
        yield from ((Part.ABOUT, entity) for entity in self.about)
