"""From the bytes of a story's files to tables of the right shape, with every fault."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pydantic import BaseModel, ValidationError

from bot.curation.explain import did_you_mean, explain, nearest
from bot.curation.fault import Fault
from bot.curation.files import StoryFile, StoryFolder
from bot.curation.manuscript import Manuscript, Record
from bot.curation.shapes import FACT_SHAPES, ExpectedShape, SourceShape, StoryShape

_SINGLE: dict[str, type[BaseModel]] = {"story": StoryShape, "expected": ExpectedShape}
_REPEATED: dict[str, type[BaseModel]] = {
    "source": SourceShape,
    **{kind.value: shape for kind, shape in FACT_SHAPES.items()},
}
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_SALVAGED = re.compile(
    r"""^\s*(?:\[\[?\s*(?P<table>\w+)\s*\]\]?|id\s*=\s*(?P<mark>["'])(?P<id>.*?)(?P=mark))""",
    re.MULTILINE,
)
_BARE_MONTH = re.compile(r"=\s*(\d{4}-\d{2})\s*(#.*)?$")


@dataclass(kw_only=True, slots=True)
class _Reading:
    """What has been read so far."""

    texts: dict[str, str] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    complaints: list[tuple[Record, ValidationError]] = field(default_factory=list)


def read_story(folder: StoryFolder) -> tuple[Manuscript, tuple[Fault, ...]]:
    """Return what could be read, and every fault of files and shapes."""
    reading = _Reading(faults=list(folder.faults))
    for file in folder.files:
        tables = _read_tables(file, reading)
        for name, value in tables.items():
            _read_table(file.shown, name, value, reading)
    script = Manuscript(
        slug=folder.slug,
        shown=folder.shown,
        texts=reading.texts,
        records=tuple(reading.records),
        whole=folder.whole,
    )
    return script, (*reading.faults, *_shape_faults(script, reading))


def _read_tables(file: StoryFile, reading: _Reading) -> dict[str, object]:
    text = _decode(file, reading).replace("\r\n", "\n")
    reading.texts[file.shown] = text
    try:
        tables = tomllib.loads(text)
    except RecursionError:
        message, mend = "The tables in this file go too deep.", "Make them flat."
        _fault(reading, file.shown, 0, "toml", message, mend)
        return {}
    except ValueError as error:
        _toml_fault(file.shown, text, error, reading)
        reading.records.extend(_salvage(file.shown, text))
        return {}
    if not tables:
        mend = "Write a table in it, or remove it."
        _fault(reading, file.shown, 0, "empty-file", "There is nothing in this file.", mend)
    return tables


def _decode(file: StoryFile, reading: _Reading) -> str:
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.content.count(b"\n", 0, error.start) + 1
        message = f"Byte {error.start + 1} of the file is not UTF-8 text."
        _fault(reading, file.shown, line, "utf-8", message, "Save the file as UTF-8.")
        return file.content.decode("utf-8-sig", errors="replace")


def _toml_fault(shown: str, text: str, error: ValueError, reading: _Reading) -> None:
    said = str(error)
    found = _AT_LINE.search(said)
    lines = text.rstrip("\n").split("\n")
    line = int(found[1]) if found else len(lines)
    reason = _AT_LINE.sub("", said).replace("(at end of document)", "at the end of the file")
    message = f"This is not TOML: {' '.join(reason.split())[:200]}."
    month = _BARE_MONTH.search(lines[line - 1]) if line <= len(lines) else None
    hint = f'Write a month between quotes: "{month[1]}".' if month else ""
    _fault(reading, shown, line, "toml", message, hint or "Mend this line, or the one above it.")


def _salvage(file: str, text: str) -> Iterator[Record]:
    """Yield the records whose tables cannot be read, so that what names them is not blamed."""
    places: dict[str, int] = defaultdict(int)
    table = ""
    for found in _SALVAGED.finditer(text):
        if found["table"]:
            if table in _SINGLE:
                yield Record(sort=table, place=0, file=file, id="", shape=None)
            table = found["table"]
        elif table in _REPEATED:
            yield Record(
                sort=table, place=places[table], file=file, id=found["id"][:100], shape=None
            )
            places[table] += 1
    if table in _SINGLE:
        yield Record(sort=table, place=0, file=file, id="", shape=None)


def _read_table(file: str, name: str, value: object, reading: _Reading) -> None:
    record = Record(sort=name[:60], place=-1, file=file, id="", shape=None)
    if name in _SINGLE:
        _read_single(record, value, reading)
    elif name in _REPEATED:
        _read_repeated(record, value, reading)
    else:
        _read_unknown(record, value, reading)


def _read_unknown(record: Record, value: object, reading: _Reading) -> None:
    known = (*_SINGLE, *_REPEATED)
    mend = f"{did_you_mean(record.sort, known)}The tables are {', '.join(known)}."
    message = f'There is no table "{record.sort}" in a story.'
    _table_fault(reading, record, "unknown-table", message, mend)
    meant = nearest(record.sort, known)
    for place, table in enumerate(value if isinstance(value, list) else []):
        if isinstance(table, dict):  # counted as what is meant, so that nothing else is blamed
            reading.records.append(_named(meant, place, record.file, table))


def _read_single(record: Record, value: object, reading: _Reading) -> None:
    own = replace(record, place=0)
    if isinstance(value, dict):
        own = _validate(own, _SINGLE[record.sort], value, reading)
    else:
        message = f"[{record.sort}] is a single table."
        mend = f"Write [{record.sort}] with one pair of brackets, once."
        _table_fault(reading, record, "wrong-type", message, mend)
    reading.records.append(own)


def _read_repeated(record: Record, value: object, reading: _Reading) -> None:
    name = record.sort
    tables = value if isinstance(value, list) else [value]
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in tables):
        message = f"Each {name} is a table of its own."
        mend = f"Write [[{name}]] with two pairs of brackets above each."
        _table_fault(reading, record, "wrong-type", message, mend)
    for place, table in enumerate(tables):
        if isinstance(table, dict):
            own = _named(name, place, record.file, table)
            reading.records.append(_validate(own, _REPEATED[name], table, reading))


def _named(sort: str, place: int, file: str, table: dict[str, object]) -> Record:
    name = table.get("id")
    return Record(
        sort=sort,
        place=place,
        file=file,
        id=name[:100] if isinstance(name, str) else "",
        shape=None,
    )


def _validate(
    record: Record, shape: type[BaseModel], table: dict[str, object], reading: _Reading
) -> Record:
    try:
        sound = shape.model_validate(table)
    except ValidationError as error:
        reading.complaints.append((record, error))
        mended = _without_unknown_keys(shape, table)
        return replace(record, shape=mended, table={} if mended else table)
    return replace(record, shape=sound)


def _without_unknown_keys(shape: type[BaseModel], table: dict[str, object]) -> BaseModel | None:
    """Return the table as it is without them, so that its other faults are told as well."""
    try:
        return shape.model_validate({key: table[key] for key in table if key in shape.model_fields})
    except ValidationError:
        return None


def _shape_faults(script: Manuscript, reading: _Reading) -> Iterator[Fault]:
    shapes = _SINGLE | _REPEATED
    for record, error in reading.complaints:
        for each in explain(error, shapes[record.sort]):
            yield script.fault(record, each.rule, each.message, each.mend, key=each.key)


def _table_fault(reading: _Reading, record: Record, rule: str, message: str, mend: str) -> None:
    lines = Manuscript(slug="", shown="", texts=reading.texts, records=(), whole=False)
    reading.faults.append(lines.fault(record, rule, message, mend))


def _fault(reading: _Reading, file: str, line: int, rule: str, message: str, mend: str) -> None:
    reading.faults.append(
        Fault(file=file, line=line, record="", rule=rule, message=message, mend=mend)
    )
