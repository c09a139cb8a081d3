"""The tables of a story file. Field names are the keys a curator writes."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.curation.fields import (
    Address,
    Amount,
    Amounts,
    Cited,
    Currency,
    Dated,
    Day,
    Flag,
    Instant,
    Name,
    Names,
    Phrase,
    Phrases,
    Sentence,
    Words,
    as_tables,
)
from bot.facts.designation import MeasureKind
from bot.facts.entity import EntityKind
from bot.facts.fact import Kind, Status
from bot.facts.support import Stage


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StoryShape(_Table):
    """`[story]`, once in all the files."""

    title: Phrase = Field(description="What the story is called.")
    opened_on: Day = Field(description="When the desk began to follow it.")
    editor: Phrase = Field(description="Who answers for it.")
    brief: Names = Field(default=(), description="Facts that tell it shortest, in reading order.")
    questions: Phrases = Field(default=(), description="What a reader would ask of the story.")


class ExpectedShape(_Table):
    """`[expected]`: how many records there are, so that a loss is noticed."""

    sources: int | None = Field(default=None, ge=0, strict=True, description="[[source]] tables.")
    facts: int | None = Field(default=None, ge=0, strict=True, description="All but sources.")
    entities: int | None = Field(default=None, ge=0, strict=True)
    designations: int | None = Field(default=None, ge=0, strict=True)
    measures: int | None = Field(default=None, ge=0, strict=True)
    support: int | None = Field(default=None, ge=0, strict=True)
    quotes: int | None = Field(default=None, ge=0, strict=True)
    claims: int | None = Field(default=None, ge=0, strict=True)
    events: int | None = Field(default=None, ge=0, strict=True)
    quotes_by: dict[Name, Annotated[int, Field(ge=0, strict=True)]] = Field(
        default_factory=dict, description="Quotes of each speaker, by the speaker's id."
    )


class SourceShape(_Table):
    """`[[source]]`: a published document."""

    id: Name
    publisher: Phrase
    title: Phrase = Field(default="", description="Left out when the desk does not have it.")
    published_on: Day
    url: Address = Field(default="", description="Left out when it is not on the web.")
    language: Phrase = "en"


class _FactTable(_Table):
    id: Name = Field(description="Its name in the story; never given to another fact.")
    cite: Cited
    as_of: Day | None = Field(
        default=None, description="True as of; when left out, the newest cited source's date."
    )
    status: Status = Status.APPROVED
    embargo_until: Instant | None = None
    questions: Phrases = Field(default=(), description="What a reader would ask to get this.")


class RoleShape(_Table):
    """An office: leave out the dates that the source does not give."""

    title: Phrase
    organisation: Name | None = None
    country: Name | None = None
    since: Day | None = None
    until: Day | None = None


class EntityShape(_FactTable):
    """`[[entity]]`: whom and what the facts are about."""

    kind: EntityKind
    name: Phrase
    aliases: Phrases = Field(default=(), description="Demonyms, metonyms, other spellings too.")
    description: Phrase = Field(default="", description="One phrase that the citation bears.")
    in_text: Phrase = Field(
        default="", description="The name inside a sentence, if different: “the Netherlands”."
    )
    country: Name | None = None
    roles: Annotated[tuple[RoleShape, ...], as_tables] = ()


class DesignationShape(_FactTable):
    """`[[designation]]`: one authority's act of listing targets."""

    authority: Name
    listed_on: Day
    targets: Names = Field(default=(), description="Those the source names.")
    counts: Amounts = Field(default=(), description='The source\'s totals, like "6 entities".')
    bases: Names = Field(default=(), description="Countries the targets are based in.")
    program: Phrase = Field(default="", description="Legal policy, when the source names it.")
    reason: Phrase = ""
    removed_on: Day | None = None
    about: Names = ()


class MeasureShape(_FactTable):
    """`[[measure]]`: what authorities did short of or beyond listing."""

    authorities: Names = Field(min_length=1)
    kind: MeasureKind
    statement: Sentence = Field(description="Reads on from the authorities: “cancelled …”.")
    announced_on: Day
    targets: Names = ()
    places: Names = ()
    about: Names = ()


class SupportShape(_FactTable):
    """`[[support]]`: one donor's aid to one recipient."""

    donor: Name
    recipient: Name
    amount: Amount
    currency: Currency = Field(description="ISO 4217.")
    category: Phrase = Field(default="", description="Left out when the source does not say.")
    stage: Stage = Stage.UNSTATED
    stage_by: Phrase = Field(
        default="",
        description="Whose definition of the stage it is; needed with any stage but unstated.",
    )
    period: Dated | None = Field(default=None, description="Left out for a running total.")
    rank: Phrase = Field(default="", description="Reads on from “is”: “the largest …”.")
    about: Names = ()


class TranslationShape(_Table):
    """A translation of a quote, kept apart from its words."""

    text: Words
    language: Phrase
    by: Phrase


class QuoteShape(_FactTable):
    """`[[quote]]`: words verbatim, without the quotation marks around them."""

    speaker: Name
    text: Words
    said_on: Day
    occasion: Phrase
    language: Phrase = "en"
    context: Sentence = Field(default="", description="What a fragment is said of.")
    note: Sentence = Field(default="", description="Explains an oddity in the words.")
    about: Names = ()
    translation: TranslationShape | None = None


class DisputeShape(_Table):
    """Who answers a claim: the statement reads on from the name, as “rejected it as …”."""

    by: Name
    statement: Sentence
    quotes: Names = Field(default=(), description="Quotes of this story that carry the answer.")


class ClaimShape(_FactTable):
    """`[[claim]]`: an assertion by someone; the statement reads on from “X says that”."""

    claimants: Names = Field(min_length=1)
    statement: Sentence
    claimed_on: Dated
    happened: Dated | None = None
    actors: Names = ()
    recipients: Names = ()
    objects: Names = ()
    about: Names = ()
    places: Names = ()
    quantity: Amount | None = None
    disputes: Annotated[tuple[DisputeShape, ...], as_tables] = ()


class EventShape(_FactTable):
    """`[[event]]`: a full sentence; `announced = true` marks what is only planned."""

    statement: Sentence
    when: Dated
    announced: Flag = False
    participants: Names = ()
    places: Names = ()
    about: Names = ()


FactShape = (
    EntityShape
    | DesignationShape
    | MeasureShape
    | SupportShape
    | QuoteShape
    | ClaimShape
    | EventShape
)

FACT_SHAPES: dict[Kind, type[FactShape]] = {
    Kind.ENTITY: EntityShape,
    Kind.DESIGNATION: DesignationShape,
    Kind.MEASURE: MeasureShape,
    Kind.SUPPORT: SupportShape,
    Kind.QUOTE: QuoteShape,
    Kind.CLAIM: ClaimShape,
    Kind.EVENT: EventShape,
}


class FileShape(_Table):
    """A whole file, for the JSON Schema; records are read one by one."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Dateline story file")

    story: StoryShape | None = None
    expected: ExpectedShape | None = None
    source: tuple[SourceShape, ...] = ()
    entity: tuple[EntityShape, ...] = ()
    designation: tuple[DesignationShape, ...] = ()
    measure: tuple[MeasureShape, ...] = ()
    support: tuple[SupportShape, ...] = ()
    quote: tuple[QuoteShape, ...] = ()
    claim: tuple[ClaimShape, ...] = ()
    event: tuple[EventShape, ...] = ()
