"""Rules on names that point at other records of the story, in sound and faulty records alike."""

from collections.abc import Iterator
from datetime import date

from bot.curation.explain import did_you_mean
from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript, Record
from bot.facts.entity import EntityKind
from bot.facts.ids import LOCAL_NAME

_NAMED = ("country", "authority", "donor", "recipient", "speaker")
_LISTED = (
    *("authorities", "targets", "bases", "about", "places", "claimants", "actors", "recipients"),
    *("objects", "participants"),
)
"""Keys whose values are ids of entities, whatever the sort of table."""


def entities_exist(script: Manuscript, _today: date) -> Iterator[Fault]:
    """Every entity named is defined in the story."""
    known = script.ids("entity")
    for record in script.records:
        for key, name in entities_named(record):
            if name not in known:
                message = f'{key}: the entity "{name}" is not defined.'
                mend = f"{did_you_mean(name, known)}Name one, or add an [[entity]] with this id."
                yield script.fault(record, "unknown-entity", message, mend, key=key)


def countries_are_countries(script: Manuscript, _today: date) -> Iterator[Fault]:
    """What stands as a country or an organisation is one."""
    kinds = {each.id: each.values.get("kind") for each in script.of("entity")}
    for record in script.of("entity"):
        wanted = [("country", record.values.text("country"), EntityKind.COUNTRY)]
        for role in record.values.tables("roles"):
            wanted.append(("roles", role.text("country"), EntityKind.COUNTRY))
            wanted.append(("roles", role.text("organisation"), EntityKind.ORGANISATION))
        for key, name, kind in wanted:
            found = kinds.get(name)
            if isinstance(found, EntityKind) and found is not kind:
                message = f'{key}: "{name}" is of the kind {found.value}, not {kind.value}.'
                mend = "Name one of that kind, or mend the kind of that entity."
                yield script.fault(record, "entity-kind", message, mend, key=key)


def sources_exist(script: Manuscript, _today: date) -> Iterator[Fault]:
    """Every cited source is defined in the story."""
    known = script.ids("source")
    for record in script.records:
        for source in record.sources:
            if source not in known:
                message = f'cite: the source "{source}" is not defined.'
                mend = f"{did_you_mean(source, known)}Cite one, or add a [[source]] with this id."
                yield script.fault(record, "unknown-source", message, mend, key="cite")


def disputes_hold(script: Manuscript, _today: date) -> Iterator[Fault]:
    """A dispute's quotes are quotes of the story, and nobody disputes their own claim."""
    known = script.ids("quote")
    for record in script.of("claim"):
        claimants = record.values.texts("claimants")
        for dispute in record.values.tables("disputes"):
            for name in dispute.texts("quotes"):
                if name not in known:
                    message = f'disputes: the quote "{name}" is not defined.'
                    mend = f"{did_you_mean(name, known)}Name one, or add a [[quote]] with this id."
                    yield script.fault(record, "unknown-quote", message, mend, key="disputes")
            if dispute.text("by") in claimants:
                message = f'disputes: "{dispute.text("by")}" makes the claim and cannot dispute it.'
                mend = "Name who answers it, or make a claim of its own of what was taken back."
                yield script.fault(record, "own-claim", message, mend, key="disputes")


def brief_exists(script: Manuscript, _today: date) -> Iterator[Fault]:
    """The brief names facts of the story, each once."""
    known = script.fact_ids()
    for record in script.of("story"):
        seen: set[str] = set()
        for name in record.values.texts("brief"):
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
    known = script.ids("entity")
    for record in script.of("expected"):
        counts = record.values.get("quotes_by")
        for name in counts if isinstance(counts, dict) else ():
            if name not in known and LOCAL_NAME.fullmatch(name):
                message = f'quotes_by: the entity "{name}" is not defined.'
                mend = f"{did_you_mean(name, known)}Name a speaker by id."
                yield script.fault(record, "unknown-entity", message, mend, key="quotes_by")


def entities_named(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every entity that a record names, with the key it is named under."""
    values = record.values
    named = [(key, values.text(key)) for key in _NAMED]
    named += [(key, name) for key in _LISTED for name in values.texts(key)]
    for role in values.tables("roles"):
        named += [("roles", role.text("organisation")), ("roles", role.text("country"))]
    named += [("disputes", dispute.text("by")) for dispute in values.tables("disputes")]
    return ((key, name) for key, name in named if name)
