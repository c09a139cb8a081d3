"""A story as it was read from its files, before the editorial rules."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel

from bot.curation.fault import Fault
from bot.curation.fields import suggest_name
from bot.curation.shapes import FactShape, SourceShape, StoryShape
from bot.curation.source_text import SourceText
from bot.curation.toml_lines import Lines, find_lines
from bot.curation.toml_text import Passage
from bot.curation.values import Values
from bot.facts.fact import Kind
from bot.facts.ids import LOCAL_NAME

_FACTS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One table. `number` counts those of its name in the file from 1, 0 stands for all of them.

    `written` is the table's name in the file, where that is not `sort`; `place` its number
    among those in its passage, from 0. `shape` is None when the table is faulty in more than
    unknown keys. `values` is what could be read of it all the same, and `sources` are the ids
    of the sources that it cites. A `lost` record is known by its heading and id alone.
    """

    sort: str
    file: str
    passage: Passage
    written: str = ""
    place: int = 0
    number: int = 0
    id: str = ""
    shape: BaseModel | None = None
    values: Values = field(default_factory=Values)
    sources: tuple[str, ...] = ()
    lost: bool = False

    @property
    def label(self) -> str:
        """The record as a fault names it: 'quote "troubling-pattern"'."""
        if not self.number or self.sort in {"story", "expected"}:
            return f"[{self.sort}]"
        return f'{self.sort} "{self.id}"' if self.id else f"{self.sort} number {self.number}"


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """`whole` is False when a file could not be got at, so that nothing is said of the rest.

    `counted` is False when the number of records of each sort is not certain. `shown` is the
    folder as a fault names it. `texts` are those of the sources that the desk holds, by id.
    """

    slug: str
    shown: str
    records: tuple[Record, ...]
    whole: bool
    counted: bool
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    _found: dict[Passage, Lines] = field(default_factory=dict, repr=False)

    def fault(self, record: Record, rule: str, message: str, mend: str, *, key: str = "") -> Fault:
        """Place a fault on the line of a record, or of one of its keys."""
        return Fault(
            file=record.file,
            line=self._line(record, key),
            record=record.label,
            rule=rule,
            message=message,
            mend=mend,
        )

    def folder_fault(self, rule: str, message: str, mend: str) -> Fault:
        """Return a fault of the story as a whole."""
        return Fault(file=self.shown, line=0, record="", rule=rule, message=message, mend=mend)

    @cached_property
    def facts(self) -> tuple[FactShape, ...]:
        """The facts that are sound."""
        return tuple(each.shape for each in self.records if isinstance(each.shape, FactShape))

    @cached_property
    def sources(self) -> tuple[SourceShape, ...]:
        """The sources that are sound."""
        return tuple(each.shape for each in self.records if isinstance(each.shape, SourceShape))

    @property
    def story(self) -> StoryShape | None:
        """The story's own table, when it is sound."""
        shapes = (each.shape for each in self.records)
        return next((each for each in shapes if isinstance(each, StoryShape)), None)

    def of(self, *sorts: str) -> Iterator[Record]:
        """Yield the records of these sorts, faulty ones too."""
        if len(sorts) == 1:
            return iter(self._by_sort.get(sorts[0], ()))
        return (each for each in self.records if each.sort in sorts)

    def ids(self, *sorts: str) -> frozenset[str]:
        """Return the ids of all records of these sorts, as they should be where they are faulty."""
        return frozenset(_as_name(each.id) for each in self.of(*sorts) if each.id)

    def fact_ids(self) -> frozenset[str]:
        """Return the ids of all facts in the same way."""
        return self.ids(*_FACTS)

    def place_of(self, record: Record) -> str:
        """Return "stories/x/quotes.toml:14"."""
        return f"{record.file}:{self._line(record, '')}"

    def fact_records(self) -> Iterator[Record]:
        """Yield the records of all facts, faulty ones too."""
        return self.of(*_FACTS)

    @cached_property
    def _by_sort(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for each in self.records:
            found[each.sort].append(each)
        return found

    def _line(self, record: Record, key: str) -> int:
        passage = record.passage
        lines = self._found.get(passage)
        if lines is None:
            lines = self._found[passage] = find_lines(passage.text)
        name = record.written or record.sort
        table = lines.get((name, record.place)) or lines.get((name, 0))
        return passage.above + (table.keys.get(key, table.line) if table else 1)


def _as_name(written: str) -> str:
    return written if LOCAL_NAME.fullmatch(written) else suggest_name(written)
