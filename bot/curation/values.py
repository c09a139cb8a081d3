"""What could be read of a table, key by key: a rule needs only the keys that it looks at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError


@dataclass(frozen=True, kw_only=True, slots=True)
class Values:
    """The values of a table as its shape reads them, and the defaults of keys left out.

    None stands for what could not be read, also inside a list. Keys that are missing are absent.
    """

    held: Mapping[str, object] = field(default_factory=dict)

    def get(self, key: str) -> object:
        """Return the value; None when it is not there or could not be read."""
        return self.held.get(key)

    def text(self, key: str) -> str:
        """Return a text; empty when it is not there or could not be read."""
        value = self.held.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list that could be read."""
        return tuple(each for each in self._members(key) if isinstance(each, str))

    def day(self, key: str) -> date | None:
        """Return a day, if one could be read."""
        value = self.held.get(key)
        return value if isinstance(value, date) else None

    def tables(self, key: str) -> Iterator["Values"]:
        """Yield what could be read of each table of a list."""
        for each in self._members(key):
            if isinstance(each, BaseModel):
                yield values_of(each)
            elif isinstance(each, Values):
                yield each

    def _members(self, key: str) -> Iterable[object]:
        value = self.held.get(key)
        return value if isinstance(value, tuple) else ()


def values_of(shape: BaseModel) -> Values:
    """Return the values of a sound table."""
    return Values(held=vars(shape))


def read_values(shape: type[BaseModel], table: Mapping[str, object]) -> Values:
    """Read each key of a faulty table for itself."""
    held: dict[str, object] = {}
    for key, known in shape.model_fields.items():
        if key in table:
            held[key] = _readers(shape)[key].read(table[key])
        elif not known.is_required():
            held[key] = known.get_default(call_default_factory=True)
    return Values(held=held)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reader:
    """Reads a value of a kind; `member` those inside it, where it is a list or names counts."""

    kind: Any
    adapter: TypeAdapter[object]
    member: "_Reader | None"

    def read(self, written: object) -> object:
        """Return the value; where it is faulty, what can be read inside it."""
        try:
            return self.adapter.validate_python(written)
        except ValidationError:
            pass
        match written:
            case list() if self.member and get_origin(self.kind) is tuple:
                return tuple(map(self.member.read, written))
            case dict() if self.member and get_origin(self.kind) is dict:
                return {key: self.member.read(each) for key, each in written.items()}
            case dict() if isinstance(self.kind, type) and issubclass(self.kind, BaseModel):
                return read_values(self.kind, written)
            case _:
                return None


@lru_cache
def _readers(shape: type[BaseModel]) -> Mapping[str, _Reader]:
    return {
        key: _reader(known.annotation, *known.metadata) for key, known in shape.model_fields.items()
    }


def _reader(kind: Any, *rules: object) -> _Reader:
    inner = get_args(kind)
    members = {tuple: inner[:1], dict: inner[1:]}.get(get_origin(kind), ())
    return _Reader(
        kind=kind,
        adapter=TypeAdapter(Annotated[kind, *rules] if rules else kind),
        member=_reader(members[0]) if members else None,
    )
