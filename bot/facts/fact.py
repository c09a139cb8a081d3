"""A curated record the bot may repeat, and its revisions."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.ids import FactId, StoryId, story_of
from bot.facts.quote import Quote
from bot.facts.source import Citation
from bot.facts.support import SupportRecord

Body = Entity | Designation | Measure | SupportRecord | Quote | Claim | Event


class Kind(StrEnum):
    """The sort of body a fact has: the closed union `Body`, by name."""

    ENTITY = "entity"
    DESIGNATION = "designation"
    MEASURE = "measure"
    SUPPORT = "support"
    QUOTE = "quote"
    CLAIM = "claim"
    EVENT = "event"


BODIES: dict[Kind, type[Body]] = {
    Kind.ENTITY: Entity,
    Kind.DESIGNATION: Designation,
    Kind.MEASURE: Measure,
    Kind.SUPPORT: SupportRecord,
    Kind.QUOTE: Quote,
    Kind.CLAIM: Claim,
    Kind.EVENT: Event,
}
_KINDS = {body: kind for kind, body in BODIES.items()}


class Status(StrEnum):
    """Only approved facts reach a reader."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    RETRACTED = "retracted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """Which version of a fact this is (from 1), recorded by whom, when (UTC) and why.

    `why` is shown to readers with a correction; empty when nobody said.
    """

    number: int
    recorded_at: datetime
    by: str
    why: str

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("revisions count from 1")
        require_aware(self.recorded_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One revision of one fact. `as_of` is the date at which the source says it is true."""

    id: FactId
    body: Body
    citations: tuple[Citation, ...]
    as_of: date
    revision: Revision
    status: Status = Status.APPROVED
    embargo_until: datetime | None = None
    questions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"{self.id}: a fact has at least one citation")
        if self.embargo_until:
            require_aware(self.embargo_until)
        if isinstance(self.body, Entity) and self.body.id != self.id:
            raise ValueError(f"{self.id}: an entity carries the id of its fact")

    @property
    def kind(self) -> Kind:
        """The sort of body this fact has."""
        return _KINDS[type(self.body)]

    @property
    def story(self) -> StoryId:
        """The story that owns this fact."""
        return story_of(self.id)

    @property
    def happened_on(self) -> date:
        """The date a timeline puts this fact at."""
        match self.body:
            case Designation():
                return self.body.listed_on
            case Measure():
                return self.body.announced_on
            case Quote():
                return self.body.said_on
            case Claim():
                return self.body.claimed_on.start_on
            case Event():
                return self.body.when.start_on
            case Entity() | SupportRecord():
                return self.as_of

    @property
    def ended_on(self) -> date:
        """The last day of the period that `happened_on` starts, for dates less exact than a day."""
        match self.body:
            case Claim():
                return self.body.claimed_on.end_on
            case Event():
                return self.body.when.end_on
            case _:
                return self.happened_on


def require_aware(moment: datetime) -> None:
    """Raise ValueError when an instant has no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"an instant has a time zone: {moment}")
