"""From a curator's tables to the domain: local names become qualified ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.curation.candidate import Candidate
from bot.curation.shapes import (
    ClaimShape,
    DesignationShape,
    EntityShape,
    EventShape,
    FactShape,
    MeasureShape,
    QuoteShape,
    SourceShape,
    StoryShape,
    SupportShape,
)
from bot.facts.claim import Claim, Dispute
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity, Role
from bot.facts.event import Event
from bot.facts.fact import Body
from bot.facts.ids import EntityId, FactId, SourceId, StoryId
from bot.facts.quote import Quote, Translation
from bot.facts.source import Source
from bot.facts.story import Story
from bot.facts.support import SupportRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class Namespace:
    """Qualifies the names of one story. `published` holds its sources' dates, by local name."""

    slug: str
    published: Mapping[str, date]

    def to_fact_id(self, name: str) -> FactId:
        """Qualify a fact's name."""
        return FactId(f"{self.slug}/{name}")

    def to_entity_id(self, name: str) -> EntityId:
        """Qualify an entity's name."""
        return EntityId(self.to_fact_id(name))

    def to_source_id(self, name: str) -> SourceId:
        """Qualify a source's name."""
        return SourceId(f"{self.slug}/{name}")

    def to_entity_ids(self, names: tuple[str, ...]) -> tuple[EntityId, ...]:
        """Qualify entities' names."""
        return tuple(map(self.to_entity_id, names))

    def to_optional_id(self, name: str | None) -> EntityId | None:
        """Qualify an entity's name when there is one."""
        return self.to_entity_id(name) if name else None


def to_story(names: Namespace, shape: StoryShape) -> Story:
    """Return the story itself."""
    return Story(
        id=StoryId(names.slug),
        title=shape.title,
        opened_on=shape.opened_on,
        brief=tuple(map(names.to_fact_id, shape.brief)),
        editor=shape.editor,
        questions=shape.questions,
    )


def to_source(names: Namespace, shape: SourceShape) -> Source:
    """Return a source under its qualified id."""
    return Source(
        id=names.to_source_id(shape.id),
        publisher=shape.publisher,
        title=shape.title,
        published_on=shape.published_on,
        url=shape.url,
        language=shape.language,
    )


def to_candidate(names: Namespace, shape: FactShape) -> Candidate:
    """Return a fact without a revision; its as-of date is the newest cited source's by default."""
    newest = max(names.published[citation.source] for citation in shape.cite)
    return Candidate(
        id=names.to_fact_id(shape.id),
        body=_to_body(names, shape),
        citations=tuple(
            replace(citation, source=names.to_source_id(citation.source)) for citation in shape.cite
        ),
        as_of=shape.as_of or newest,
        status=shape.status,
        embargo_until=shape.embargo_until,
        questions=shape.questions,
    )


def _to_body(names: Namespace, shape: FactShape) -> Body:
    match shape:
        case EntityShape():
            return _to_entity(names, shape)
        case DesignationShape():
            return _to_designation(names, shape)
        case MeasureShape():
            return _to_measure(names, shape)
        case SupportShape():
            return _to_support(names, shape)
        case QuoteShape():
            return _to_quote(names, shape)
        case ClaimShape():
            return _to_claim(names, shape)
        case EventShape():
            return _to_event(names, shape)


def _to_entity(names: Namespace, shape: EntityShape) -> Entity:
    return Entity(
        id=names.to_entity_id(shape.id),
        entity_kind=shape.kind,
        name=shape.name,
        aliases=shape.aliases,
        description=shape.description,
        in_text=shape.in_text,
        country=names.to_optional_id(shape.country),
        roles=tuple(
            Role(
                title=role.title,
                organisation=names.to_optional_id(role.organisation),
                country=names.to_optional_id(role.country),
                since_on=role.since,
                until_on=role.until,
            )
            for role in shape.roles
        ),
    )


def _to_designation(names: Namespace, shape: DesignationShape) -> Designation:
    return Designation(
        authority=names.to_entity_id(shape.authority),
        listed_on=shape.listed_on,
        targets=names.to_entity_ids(shape.targets),
        counts=shape.counts,
        bases=names.to_entity_ids(shape.bases),
        program=shape.program,
        reason=shape.reason,
        removed_on=shape.removed_on,
        about=names.to_entity_ids(shape.about),
    )


def _to_measure(names: Namespace, shape: MeasureShape) -> Measure:
    return Measure(
        authorities=names.to_entity_ids(shape.authorities),
        measure_kind=shape.kind,
        statement=shape.statement,
        announced_on=shape.announced_on,
        targets=names.to_entity_ids(shape.targets),
        places=names.to_entity_ids(shape.places),
        about=names.to_entity_ids(shape.about),
    )


def _to_support(names: Namespace, shape: SupportShape) -> SupportRecord:
    return SupportRecord(
        donor=names.to_entity_id(shape.donor),
        recipient=names.to_entity_id(shape.recipient),
        amount=shape.amount,
        currency=shape.currency,
        category=shape.category,
        stage=shape.stage,
        stage_by=shape.stage_by,
        period=shape.period,
        rank=shape.rank,
        about=names.to_entity_ids(shape.about),
    )


def _to_quote(names: Namespace, shape: QuoteShape) -> Quote:
    said = shape.translation
    return Quote(
        speaker=names.to_entity_id(shape.speaker),
        text=shape.text,
        said_on=shape.said_on,
        occasion=shape.occasion,
        language=shape.language,
        context=shape.context,
        note=shape.note,
        about=names.to_entity_ids(shape.about),
        translation=Translation(text=said.text, language=said.language, by=said.by)
        if said
        else None,
    )


def _to_claim(names: Namespace, shape: ClaimShape) -> Claim:
    return Claim(
        claimants=names.to_entity_ids(shape.claimants),
        statement=shape.statement,
        claimed_on=shape.claimed_on,
        happened=shape.happened,
        actors=names.to_entity_ids(shape.actors),
        recipients=names.to_entity_ids(shape.recipients),
        objects=names.to_entity_ids(shape.objects),
        about=names.to_entity_ids(shape.about),
        places=names.to_entity_ids(shape.places),
        quantity=shape.quantity,
        disputes=tuple(
            Dispute(
                by=names.to_entity_id(dispute.by),
                statement=dispute.statement,
                quotes=tuple(map(names.to_fact_id, dispute.quotes)),
            )
            for dispute in shape.disputes
        ),
    )


def _to_event(names: Namespace, shape: EventShape) -> Event:
    return Event(
        statement=shape.statement,
        when=shape.when,
        announced=shape.announced,
        participants=names.to_entity_ids(shape.participants),
        places=names.to_entity_ids(shape.places),
        about=names.to_entity_ids(shape.about),
    )
