"""A story as it was read from its files, before the editorial rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel

from bot.curation.fault import Fault
from bot.curation.shapes import ExpectedShape, FactShape, SourceShape, StoryShape
from bot.curation.toml_lines import Lines, find_lines
from bot.facts.fact import Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One table. `place` is its number among those of its sort in the file, from 0; -1 for all.

    `shape` is None when the table is faulty in more than unknown keys; `id` is then what could be
    read of it, and `table` the table itself, so that its references are checked all the same.
    """

    sort: str
    place: int
    file: str
    id: str
    shape: BaseModel | None
    table: Mapping[str, object] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The record as a fault names it: 'quote "troubling-pattern"'."""
        if self.place < 0 or self.sort in {"story", "expected"}:
            return f"[{self.sort}]"
        return f'{self.sort} "{self.id}"' if self.id else f"{self.sort} number {self.place + 1}"


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """`whole` is False when a file could not be read, so that nothing is said of the rest.

    `shown` is the folder as a fault names it.
    """

    slug: str
    shown: str
    texts: Mapping[str, str]
    records: tuple[Record, ...]
    whole: bool
    _found: dict[str, Lines] = field(default_factory=dict, repr=False)

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
    def facts(self) -> tuple[tuple[Record, FactShape], ...]:
        """The records that are sound facts."""
        return tuple(
            (each, each.shape) for each in self.records if isinstance(each.shape, FactShape)
        )

    @cached_property
    def sources(self) -> tuple[tuple[Record, SourceShape], ...]:
        """The records that are sound sources."""
        return tuple(
            (each, each.shape) for each in self.records if isinstance(each.shape, SourceShape)
        )

    @cached_property
    def story(self) -> tuple[Record, StoryShape] | None:
        """The story's own table, when it is sound."""
        for each in self.records:
            if isinstance(each.shape, StoryShape):
                return each, each.shape
        return None

    @cached_property
    def expected(self) -> tuple[Record, ExpectedShape] | None:
        """The counts to hold, when there are sound ones."""
        for each in self.records:
            if isinstance(each.shape, ExpectedShape):
                return each, each.shape
        return None

    def ids(self, *sorts: str) -> Iterator[str]:
        """Yield the ids of all records of these sorts, faulty ones too."""
        return (each.id for each in self.records if each.sort in sorts and each.id)

    def place_of(self, record: Record) -> str:
        """Return "stories/x/quotes.toml:14"."""
        return f"{record.file}:{self._line(record, '')}"

    def fact_records(self) -> Iterator[Record]:
        """Yield the records of all facts, faulty ones too."""
        sorts = frozenset(kind.value for kind in Kind)
        return (each for each in self.records if each.sort in sorts)

    def fact_ids(self) -> Iterator[str]:
        """Yield the ids of all facts, faulty ones too."""
        return (each.id for each in self.fact_records() if each.id)

    def _line(self, record: Record, key: str) -> int:
        lines = self._found.get(record.file)
        if lines is None:
            lines = self._found[record.file] = find_lines(self.texts.get(record.file, ""))
        table = lines.get((record.sort, record.place)) or lines.get((record.sort, 0))
        return table.keys.get(key, table.line) if table else 0
