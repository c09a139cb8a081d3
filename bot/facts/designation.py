"""What authorities did: listings, and measures short of or beyond listing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.facts.ids import EntityId
from bot.facts.part import Part
from bot.facts.quantity import Quantity


@dataclass(frozen=True, kw_only=True, slots=True)
class Designation:
    """One authority's act of listing targets.

    `targets` are those the source names, never all of them unless `counts` says so; `counts`
    are the source's totals per sort of target; `bases` is where the targets are based.
    `program` is empty when the source does not name the legal policy.
    """

    authority: EntityId
    listed_on: date
    targets: tuple[EntityId, ...] = ()
    counts: tuple[Quantity, ...] = ()
    bases: tuple[EntityId, ...] = ()
    program: str = ""
    reason: str = ""
    removed_on: date | None = None
    about: tuple[EntityId, ...] = ()

    def __post_init__(self) -> None:
        if not self.targets and not self.counts:
            raise ValueError("a designation names targets or counts them")
        if self.removed_on and self.removed_on < self.listed_on:
            raise ValueError("a delisting does not come before the listing")

    def parts(self) -> Iterator[tuple[Part, EntityId]]:
        """Yield every entity this record names, with its part."""
        yield Part.AUTHORITY, self.authority
        yield from ((Part.TARGET, entity) for entity in self.targets)
        yield from ((Part.BASE, entity) for entity in self.bases)
        yield from ((Part.ABOUT, entity) for entity in self.about)


class MeasureKind(StrEnum):
    """The sort of act, as the source describes it."""

    LISTING = "listing"
    CANCELLED_AGREEMENT = "cancelled agreement"
    SERVICE_RESTRICTION = "service restriction"
    ASSET_FREEZE = "asset freeze"
    TRADE_RESTRICTION = "trade restriction"
    TRAVEL_BAN = "travel ban"
    BAN = "ban"
    FINE = "fine"
    SUSPENSION = "suspension"
    ORDER = "order"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """`statement` is what they did, as a clause that reads on from the authorities' names.

    It starts with a past tense verb: "restricted the airline's services to Europe".
    """

    authorities: tuple[EntityId, ...]
    measure_kind: MeasureKind
    statement: str
    announced_on: date
    targets: tuple[EntityId, ...] = ()
    places: tuple[EntityId, ...] = ()
    about: tuple[EntityId, ...] = ()

    def __post_init__(self) -> None:
        if not self.authorities or not self.statement.strip():
            raise ValueError("a measure has an authority and says what was done")

    def parts(self) -> Iterator[tuple[Part, EntityId]]:
        """Yield every entity this record names, with its part."""
        yield from ((Part.AUTHORITY, entity) for entity in self.authorities)
        yield from ((Part.TARGET, entity) for entity in self.targets)
        yield from ((Part.PLACE, entity) for entity in self.places)
        yield from ((Part.ABOUT, entity) for entity in self.about)
