"""Rules on names that point at other records of the story."""

from collections.abc import Iterator
from datetime import date

from bot.curation.explain import did_you_mean
from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript
from bot.curation.shapes import (
    ClaimShape,
    DesignationShape,
    EntityShape,
    EventShape,
    FactShape,
    MeasureShape,
    QuoteShape,
    SupportShape,
)
from bot.facts.entity import EntityKind
from bot.facts.ids import LOCAL_NAME

_NAMING = frozenset(
    "country authority authorities targets bases about places donor recipient speaker claimants "
    "actors recipients objects participants".split()
)
"""Keys whose values are ids of entities, in every sort of table."""


def entities_exist(script: Manuscript, _today: date) -> Iterator[Fault]:
    """Every entity named by a fact is defined in the story."""
    known = frozenset(script.ids("entity"))
    for record, shape in script.facts:
        for key, name in entity_references(shape):
            if name not in known:
                message = f'{key}: the entity "{name}" is not defined.'
                mend = f"{did_you_mean(name, known)}Name one, or add an [[entity]] with this id."
                yield script.fault(record, "unknown-entity", message, mend, key=key)


def entities_exist_in_faulty_records(script: Manuscript, _today: date) -> Iterator[Fault]:
    """The same of records with another fault, so that all faults are told at once."""
    known = frozenset(script.ids("entity"))
    for record in script.records:
        for key in sorted(_NAMING & record.table.keys()):
            value = record.table[key]
            for name in value if isinstance(value, list) else [value]:
                if isinstance(name, str) and LOCAL_NAME.fullmatch(name) and name not in known:
                    message = f'{key}: the entity "{name}" is not defined.'
                    mend = (
                        f"{did_you_mean(name, known)}Name one, or add an [[entity]] with this id."
                    )
                    yield script.fault(record, "unknown-entity", message, mend, key=key)


def countries_are_countries(script: Manuscript, _today: date) -> Iterator[Fault]:
    """What stands as a country or an organisation is one."""
    kinds = {shape.id: shape.kind for _, shape in script.facts if isinstance(shape, EntityShape)}
    for record, shape in script.facts:
        if not isinstance(shape, EntityShape):
            continue
        wanted = [("country", shape.country, EntityKind.COUNTRY)]
        for role in shape.roles:
            wanted.append(("roles", role.country, EntityKind.COUNTRY))
            wanted.append(("roles", role.organisation, EntityKind.ORGANISATION))
        for key, name, kind in wanted:
            found = kinds.get(name) if name else None
            if found and found is not kind:
                message = f'{key}: "{name}" is of the kind {found.value}, not {kind.value}.'
                mend = "Name one of that kind, or mend the kind of that entity."
                yield script.fault(record, "entity-kind", message, mend, key=key)


def sources_exist(script: Manuscript, _today: date) -> Iterator[Fault]:
    """Every cited source is defined in the story."""
    known = frozenset(script.ids("source"))
    for record, shape in script.facts:
        for source in dict.fromkeys(citation.source for citation in shape.cite):
            if source not in known:
                message = f'cite: the source "{source}" is not defined.'
                mend = f"{did_you_mean(source, known)}Cite one, or add a [[source]] with this id."
                yield script.fault(record, "unknown-source", message, mend, key="cite")


def disputes_hold(script: Manuscript, _today: date) -> Iterator[Fault]:
    """A dispute's quotes are quotes of the story, and nobody disputes their own claim."""
    known = frozenset(script.ids("quote"))
    for record, shape in script.facts:
        if not isinstance(shape, ClaimShape):
            continue
        for dispute in shape.disputes:
            for name in dispute.quotes:
                if name not in known:
                    message = f'disputes: the quote "{name}" is not defined.'
                    mend = f"{did_you_mean(name, known)}Name one, or add a [[quote]] with this id."
                    yield script.fault(record, "unknown-quote", message, mend, key="disputes")
            if dispute.by in shape.claimants:
                message = f'disputes: "{dispute.by}" makes the claim and cannot dispute it.'
                mend = "Name who answers it, or make a claim of its own of what was taken back."
                yield script.fault(record, "own-claim", message, mend, key="disputes")


def brief_exists(script: Manuscript, _today: date) -> Iterator[Fault]:
    """The brief names facts of the story, each once."""
    if script.story is None:
        return
    record, story = script.story
    known = frozenset(script.fact_ids())
    seen: set[str] = set()
    for name in story.brief:
        if name not in known:
            message = f'brief: there is no fact "{name}" in the story.'
            mend = f"{did_you_mean(name, known)}Name a fact by its id."
            yield script.fault(record, "unknown-fact", message, mend, key="brief")
        elif name in seen:
            message, mend = f'brief: "{name}" stands in it twice.', "Leave one out."
            yield script.fault(record, "twice", message, mend, key="brief")
        seen.add(name)


def speakers_counted_exist(script: Manuscript, _today: date) -> Iterator[Fault]:
    """`quotes_by` counts the quotes of entities of the story."""
    if script.expected is None:
        return
    record, expected = script.expected
    known = frozenset(script.ids("entity"))
    for name in expected.quotes_by:
        if name not in known:
            message = f'quotes_by: the entity "{name}" is not defined.'
            mend = f"{did_you_mean(name, known)}Name a speaker by id."
            yield script.fault(record, "unknown-entity", message, mend, key="quotes_by")


def entity_references(shape: FactShape) -> Iterator[tuple[str, str]]:
    """Yield every entity a fact names, with the key it is named under."""
    match shape:
        case EntityShape():
            yield from _single("country", shape.country)
            for role in shape.roles:
                yield from _single("roles", role.country)
                yield from _single("roles", role.organisation)
        case DesignationShape():
            yield "authority", shape.authority
            yield from _each("targets", shape.targets)
            yield from _each("bases", shape.bases)
            yield from _each("about", shape.about)
        case MeasureShape():
            yield from _each("authorities", shape.authorities)
            yield from _each("targets", shape.targets)
            yield from _each("places", shape.places)
            yield from _each("about", shape.about)
        case SupportShape():
            yield "donor", shape.donor
            yield "recipient", shape.recipient
            yield from _each("about", shape.about)
        case QuoteShape():
            yield "speaker", shape.speaker
            yield from _each("about", shape.about)
        case ClaimShape():
            yield from _each("claimants", shape.claimants)
            yield from _each("actors", shape.actors)
            yield from _each("recipients", shape.recipients)
            yield from _each("objects", shape.objects)
            yield from _each("about", shape.about)
            yield from _each("places", shape.places)
            yield from _each("disputes", tuple(dispute.by for dispute in shape.disputes))
        case EventShape():
            yield from _each("participants", shape.participants)
            yield from _each("places", shape.places)
            yield from _each("about", shape.about)


def _single(key: str, name: str | None) -> Iterator[tuple[str, str]]:
    if name:
        yield key, name


def _each(key: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((key, name) for name in names)
