"""From the bytes of a story's files to records, with every fault of files and shapes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic import BaseModel, ValidationError

from bot.curation.explain import did_you_mean, explain, nearest
from bot.curation.fault import Fault
from bot.curation.files import StoryFile, StoryFolder
from bot.curation.manuscript import Manuscript, Record
from bot.curation.read_citation import sources_named
from bot.curation.shapes import FACT_SHAPES, ExpectedShape, FactShape, SourceShape, StoryShape
from bot.curation.source_text import SourceText, read_paragraphs
from bot.curation.toml_mending import UNREAD
from bot.curation.toml_text import Passage, Read, read_toml
from bot.curation.values import read_values, values_of

_SINGLE: dict[str, type[BaseModel]] = {"story": StoryShape, "expected": ExpectedShape}
_REPEATED: dict[str, type[BaseModel]] = {
    "source": SourceShape,
    **{kind.value: shape for kind, shape in FACT_SHAPES.items()},
}
_SHAPES = _SINGLE | _REPEATED
_PLURALS = {"entities": "entity"} | {f"{name}s": name for name in _REPEATED}
_REPLACED = "\ufffd"
"""What stands for bytes that are not UTF-8."""


@dataclass(kw_only=True, slots=True)
class _Reading:
    """What has been read so far. `numbers` counts the tables of each name in the file."""

    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    complaints: list[tuple[Record, ValidationError]] = field(default_factory=list)
    misplaced: list[tuple[Record, str, str, str]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    counted: bool = True


def read_story(folder: StoryFolder) -> tuple[Manuscript, tuple[Fault, ...]]:
    """Return what could be read, and every fault of files and shapes."""
    reading = _Reading(faults=list(folder.faults), counted=folder.whole)
    for file in folder.files:
        reading.numbers.clear()
        for passage, tables in _read_passages(file, reading):
            _read_passage(file.shown, passage, tables, reading)
    texts = {name: _read_text(file, reading) for name, file in folder.texts.items()}
    script = Manuscript(
        slug=folder.slug,
        shown=folder.shown,
        records=tuple(reading.records),
        whole=folder.whole,
        counted=reading.counted,
        texts=texts,
    )
    return script, (*reading.faults, *_table_faults(script, reading))


def _read_text(file: StoryFile, reading: _Reading) -> SourceText:
    return SourceText(shown=file.shown, paragraphs=read_paragraphs(_decode(file, reading)))


def _read_passages(file: StoryFile, reading: _Reading) -> tuple[Read, ...]:
    text = _decode(file, reading).replace("\r\n", "\n").replace("\r", "\n")
    passages, faults = read_toml(text)
    lines = text.split("\n")
    for each in faults:
        if _REPLACED not in lines[each.line - 1]:  # told already: it is not UTF-8
            _fault(reading, file.shown, each.line, "toml", each.message, each.mend)
    if not faults and not any(tables for _, tables in passages):
        mend = "Write a table in it, or remove it."
        _fault(reading, file.shown, 0, "empty-file", "There is nothing in this file.", mend)
    return passages


def _decode(file: StoryFile, reading: _Reading) -> str:
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.content.count(b"\n", 0, error.start) + 1
        message = f"Byte {error.start + 1} of the file is not UTF-8 text."
        _fault(reading, file.shown, line, "utf-8", message, "Save the file as UTF-8.")
        return file.content.decode("utf-8-sig", errors="replace")


def _read_passage(
    file: str, passage: Passage, tables: Mapping[str, object] | None, reading: _Reading
) -> None:
    reading.counted = reading.counted and passage.sure
    if tables is None:
        sort = _meant(passage.name)
        if sort:
            reading.records.append(
                Record(sort=sort, file=file, passage=passage, id=passage.id, lost=True)
            )
        return
    for name, value in tables.items():
        if value == UNREAD:
            continue
        shown = name[:60]
        record = Record(sort=_meant(name) or shown, written=name, file=file, passage=passage)
        _hold_name(replace(record, sort=shown), value, reading)
        _read_tables(record, value, reading)


def _meant(name: str) -> str:
    """Return the sort of table that a name stands for, empty when none is."""
    return name if name in _SHAPES else _PLURALS.get(name, "") or nearest(name, tuple(_SHAPES))


def _hold_name(record: Record, value: object, reading: _Reading) -> None:
    """Tell of a name that no table has, and of brackets that are not those of its sort."""
    name = record.sort
    if record.written not in _SHAPES:
        meant = _PLURALS.get(name, "")
        hint = f'Did you mean "{meant}"? ' if meant else did_you_mean(name, tuple(_SHAPES))
        message = f'There is no table "{name}" in a story.'
        mend = f"{hint}The tables are {', '.join(_SHAPES)}."
        reading.misplaced.append((record, "unknown-table", message, mend))
        reading.counted = reading.counted and bool(meant)
    elif name in _SINGLE and not isinstance(value, dict):
        mend = f"Write [{name}] with one pair of brackets, once."
        message = f"[{name}] is a single table."
        reading.misplaced.append((record, "wrong-type", message, mend))
    elif name in _REPEATED and not (
        isinstance(value, list) and all(isinstance(each, dict) for each in value)
    ):
        mend = f"Write [[{name}]] with two pairs of brackets above each."
        message = f"Each {name} is a table of its own."
        reading.misplaced.append((record, "wrong-type", message, mend))


def _read_tables(record: Record, value: object, reading: _Reading) -> None:
    for place, table in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(table, dict):
            reading.numbers[record.written] += 1
            name = table.get("id")
            own = replace(
                record,
                place=place,
                number=reading.numbers[record.written],
                id=name[:100] if isinstance(name, str) else "",
            )
            reading.records.append(_validate(own, table, reading))


def _validate(record: Record, table: Mapping[str, object], reading: _Reading) -> Record:
    shape = _SHAPES.get(record.sort)
    if shape is None or _is_guessed(record):  # so that nothing else is blamed
        return replace(record, lost=True)
    try:
        return _sound(record, shape.model_validate(table))
    except ValidationError as error:
        reading.complaints.append((record, error))
    try:  # as it is without unknown keys, so that what is derived from it is told as well
        known = {key: table[key] for key in table if key in shape.model_fields}
        return _sound(record, shape.model_validate(known))
    except ValidationError:
        values, sources = read_values(shape, table), sources_named(table.get("cite"))
        return replace(record, values=values, sources=sources)


def _is_guessed(record: Record) -> bool:
    return record.written != record.sort and record.written not in _PLURALS


def _sound(record: Record, shape: BaseModel) -> Record:
    cited = shape.cite if isinstance(shape, FactShape) else ()
    sources = tuple(dict.fromkeys(each.source for each in cited))
    return replace(record, shape=shape, values=values_of(shape), sources=sources)


def _table_faults(script: Manuscript, reading: _Reading) -> Iterator[Fault]:
    for record, rule, message, mend in reading.misplaced:
        yield script.fault(record, rule, message, mend)
    for record, error in reading.complaints:
        for each in explain(error, _SHAPES[record.sort]):
            yield script.fault(record, each.rule, each.message, each.mend, key=each.key)


def _fault(reading: _Reading, file: str, line: int, rule: str, message: str, mend: str) -> None:
    reading.faults.append(
        Fault(file=file, line=line, record="", rule=rule, message=message, mend=mend)
    )
