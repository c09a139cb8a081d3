"""Rules on which tables a story has, and on the names they go by."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript, Record
from bot.curation.shapes import EntityShape, QuoteShape


def one_story(script: Manuscript, _today: date) -> Iterator[Fault]:
    """The story has its own table, once."""
    tables = [record for record in script.records if record.sort == "story"]
    if not tables and script.whole:
        message, mend = "No file has a [story] table.", "Add one: title, opened_on, editor."
        yield script.folder_fault("one-story", message, mend)
    for record in tables[1:]:
        message = f"There is a [story] in {tables[0].file} already."
        yield script.fault(record, "one-story", message, "Keep one of them.")


def one_expected(script: Manuscript, _today: date) -> Iterator[Fault]:
    """The counts stand in one table."""
    tables = [record for record in script.records if record.sort == "expected"]
    for record in tables[1:]:
        message = f"There is an [expected] in {tables[0].file} already."
        yield script.fault(record, "one-expected", message, "Put all counts in one of them.")


def has_source(script: Manuscript, _today: date) -> Iterator[Fault]:
    """The story stands on a source and holds a fact."""
    if not any(record.sort == "source" for record in script.records):
        message, mend = "The story has no source.", "Add a [[source]]: every fact cites one."
        yield script.folder_fault("no-source", message, mend)
    if not any(script.fact_records()):
        message = "The story has no fact."
        yield script.folder_fault("no-fact", message, "Add one, such as an [[entity]].")


def unique_ids(script: Manuscript, _today: date) -> Iterator[Fault]:
    """No two facts have one id, and no two sources."""
    first: dict[tuple[bool, str], Record] = {}
    for record in script.records:
        if not record.id:
            continue
        known = first.setdefault((record.sort == "source", record.id), record)
        if known is not record:
            message = f"The id is taken by the {known.sort} in {script.place_of(known)}."
            yield script.fault(record, "duplicate-id", message, "Give it another id.", key="id")


def names_apart(script: Manuscript, _today: date) -> Iterator[Fault]:
    """A name that two entities share makes readers choose."""
    bearers: dict[str, dict[str, Record]] = defaultdict(dict)
    for record, shape in script.facts:
        if isinstance(shape, EntityShape):
            for name in (shape.name, *shape.aliases):
                bearers[name.casefold()].setdefault(shape.id, record)
    for name, found in bearers.items():
        if len(found) > 1:
            others = ", ".join(f'"{each}"' for each in list(found)[:-1])
            message = f'The name "{name}" is also that of {others}; readers will be asked which.'
            mend = "Leave it to one of them, if you can."
            yield script.fault(
                list(found.values())[-1], "shared-name", message, mend, key="aliases"
            )


def expected_holds(script: Manuscript, _today: date) -> Iterator[Fault]:
    """There are as many records as the desk has counted."""
    if script.expected is None:
        return
    record, expected = script.expected
    found = Counter(each.sort for each in script.records)
    counts = {
        "sources": found["source"],
        "facts": sum(1 for _ in script.fact_records()),
        "entities": found["entity"],
        "designations": found["designation"],
        "measures": found["measure"],
        "support": found["support"],
        "quotes": found["quote"],
        "claims": found["claim"],
        "events": found["event"],
    }
    for key, count in counts.items():
        wanted = getattr(expected, key)
        if wanted is not None and wanted != count:
            yield _miscount(script, record, key, key, wanted, count)
    for speaker, counted, wanted in _spoken(script, expected.quotes_by):
        if wanted != counted:
            yield _miscount(script, record, "quotes_by", f'quotes by "{speaker}"', wanted, counted)


def _spoken(script: Manuscript, wanted: Mapping[str, int]) -> Iterator[tuple[str, int, int]]:
    """Yield speaker, count and wanted count; none when a quote is faulty in another way."""
    entities = frozenset(script.ids("entity"))
    speakers = [shape.speaker for _, shape in script.facts if isinstance(shape, QuoteShape)]
    if len(speakers) < sum(1 for _ in script.ids("quote")) or not entities.issuperset(speakers):
        return
    spoken = Counter(speakers)
    yield from ((each, spoken[each], wanted[each]) for each in wanted if each in entities)


def _miscount(
    script: Manuscript, record: Record, key: str, named: str, wanted: int, count: int
) -> Fault:
    message = f"{named}: {wanted} expected, {count} found."
    mend = f"See what was lost or added; then write {count} if that is right."
    return script.fault(record, "expected", message, mend, key=key)
