"""Rules on which tables a story has, and on the names they go by."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript, Record


def one_story(script: Manuscript, _today: date) -> Iterator[Fault]:
    """The story has its own table, once."""
    tables = list(script.of("story"))
    if not tables and script.whole:
        message, mend = "No file has a [story] table.", "Add one: title, opened_on, editor."
        yield script.folder_fault("one-story", message, mend)
    for record in tables[1:]:
        message = f"There is a [story] in {tables[0].file} already."
        yield script.fault(record, "one-story", message, "Keep one of them.")


def one_expected(script: Manuscript, _today: date) -> Iterator[Fault]:
    """The counts stand in one table."""
    tables = list(script.of("expected"))
    for record in tables[1:]:
        message = f"There is an [expected] in {tables[0].file} already."
        yield script.fault(record, "one-expected", message, "Put all counts in one of them.")


def has_source(script: Manuscript, _today: date) -> Iterator[Fault]:
    """The story stands on a source and holds a fact."""
    if not any(script.of("source")):
        message, mend = "The story has no source.", "Add a [[source]]: every fact cites one."
        yield script.folder_fault("no-source", message, mend)
    if not any(script.fact_records()):
        message = "The story has no fact."
        yield script.folder_fault("no-fact", message, "Add one, such as an [[entity]].")


def unique_ids(script: Manuscript, _today: date) -> Iterator[Fault]:
    """No two facts have one id, and no two sources."""
    first: dict[tuple[bool, str], Record] = {}
    for record in script.records:
        if not record.id or record.sort in {"story", "expected"}:
            continue
        known = first.setdefault((record.sort == "source", record.id), record)
        if known is not record:
            message = f"The id is taken by the {known.sort} in {script.place_of(known)}."
            yield script.fault(record, "duplicate-id", message, "Give it another id.", key="id")


def names_apart(script: Manuscript, _today: date) -> Iterator[Fault]:
    """A name that two entities share makes readers choose."""
    bearers: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in script.of("entity"):
        for name in (record.values.text("name"), *record.values.texts("aliases")):
            bearers[name.casefold()].setdefault(record.id, record)
    for name, found in bearers.items():
        if name and len(found) > 1:
            others = ", ".join(f'"{each}"' for each in list(found)[:-1])
            message = f'The name "{name}" is also that of {others}; readers will be asked which.'
            mend = "Leave it to one of them, if you can."
            yield script.fault(
                list(found.values())[-1], "shared-name", message, mend, key="aliases"
            )


def expected_holds(script: Manuscript, _today: date) -> Iterator[Fault]:
    """There are as many records as the desk has counted.

    While some cannot be read only too many is certain: what seems to be lacking may be among
    them, and is told when they are mended.
    """
    counts = _counts(script)
    entities = script.ids("entity")
    spoken, certain = _spoken(script, entities)
    for record in script.of("expected"):
        for key, count in counts.items():
            wanted = record.values.get(key)
            yield from _miscount(script, record, (key, key), wanted, (count, script.counted))
        wanted_by = record.values.get("quotes_by")
        for name, wanted in wanted_by.items() if isinstance(wanted_by, dict) else ():
            if name in entities:
                keys = ("quotes_by", f'quotes by "{name}"')
                yield from _miscount(script, record, keys, wanted, (spoken[name], certain))


def _counts(script: Manuscript) -> dict[str, int]:
    found = Counter(each.sort for each in script.records if not each.lost)
    return {
        "sources": found["source"],
        "facts": sum(1 for each in script.fact_records() if not each.lost),
        "entities": found["entity"],
        "designations": found["designation"],
        "measures": found["measure"],
        "support": found["support"],
        "quotes": found["quote"],
        "claims": found["claim"],
        "events": found["event"],
    }


def _spoken(script: Manuscript, entities: frozenset[str]) -> tuple[Counter[str], bool]:
    """Count the quotes of each speaker; certain when every quote has one that is defined."""
    speakers = [record.values.text("speaker") for record in script.of("quote")]
    return Counter(speakers), script.counted and entities.issuperset(speakers)


def _miscount(
    script: Manuscript,
    record: Record,
    named: tuple[str, str],
    wanted: object,
    found: tuple[int, bool],
) -> Iterator[Fault]:
    """Tell of a wrong count. `named` is its key and its name, `found` a number and if it is all."""
    key, name = named
    count, certain = found
    if not isinstance(wanted, int) or (wanted >= count if not certain else wanted == count):
        return
    message = f"{name}: {wanted} expected, {'' if certain else 'at least '}{count} found."
    mend = f"See what was lost or added; then write {count} if that is right."
    if not certain:
        mend = "See what was added, and count again when every record can be read."
    yield script.fault(record, "expected", message, mend, key=key)
