"""The tables of a TOML text, and a fault for each statement that cannot be read.

tomllib stops at the first mistake. A text with one is cut into its tables here, and a statement
that cannot be read gives way to a stand-in, so that one slip hides no other fault.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.curation.toml_mending import stand_in
from bot.curation.toml_words import TomlFault, explain_statement, explain_table

_HEADING = re.compile(r"[ \t]*\[[ \t]*\[?[ \t]*(?P<name>[A-Za-z][\w-]*)[ \t]*(?:\]|(?:#.*)?$)")
_START = re.compile(r"""[ \t]*(?:[\w.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*[=:]|[ \t]*\[\[?[\w-]+\.""")
_ID = re.compile(r"""(?:^|\])[ \t]*id[ \t]*=\W*([a-z0-9]+(?:-[a-z0-9]+)*)""", re.MULTILINE)
_AT_LINE = re.compile(r"\(at line (\d+),")
_MOST_TWICE = 50
"""More keys set twice in one table than this are not told one by one."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Passage:
    """Tables that were read together, all of a file's or one. `above` counts the lines before it.

    `text` is what was read, stand-ins and all. It is not `sure` when a statement was left out,
    which may have been the heading of a table.
    """

    text: str
    above: int
    sure: bool = True

    @property
    def name(self) -> str:
        """The name in its heading, empty when there is none."""
        heading = _HEADING.match(self.text.partition("\n")[0])
        return heading["name"] if heading else ""

    @property
    def id(self) -> str:
        """The first id in it, as far as one can be made out."""
        found = _ID.search(self.text)
        return found[1][:100] if found else ""


Read = tuple[Passage, Mapping[str, object] | None]
"""A passage with its tables, None when nothing could be read of it."""


def read_toml(text: str) -> tuple[tuple[Read, ...], tuple[TomlFault, ...]]:
    """Return the tables of a text, and what could not be read of it; lines count from 1."""
    whole = _parse(text)
    if isinstance(whole, dict):
        return ((Passage(text=text, above=0), whole),), ()
    faults: list[TomlFault] = []
    passages = tuple(_read_passage(*each, faults) for each in _cut(text))
    if not faults and not _clash(passages):
        faults.append(explain_table(text, whole))
    return passages, tuple(faults)


def _parse(text: str) -> dict[str, object] | ValueError | RecursionError:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return error


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Yield each table's text with the number of lines above it; first what stands above all."""
    lines = text.split("\n")
    starts = [at for at, line in enumerate(lines) if at and _HEADING.match(line)]
    begin = 0
    for start in (*starts, len(lines)):
        part = "\n".join(lines[begin:start])
        if part.strip():
            yield begin, part
        begin = start


def _clash(passages: tuple[Read, ...]) -> bool:
    """Tell whether a single table stands twice: the rules on tables tell that."""
    named = [(name, value) for _, tables in passages for name, value in (tables or {}).items()]
    often = Counter(name for name, _ in named)
    return any(often[name] > 1 and not isinstance(value, list) for name, value in named)


def _read_passage(above: int, text: str, faults: list[TomlFault]) -> Read:
    lines, tables, sure = text.split("\n"), _parse(text), True
    heading = _HEADING.match(lines[0])
    if not isinstance(tables, dict):
        for first, last in _statements(lines):
            sure = _mend(lines, first, last, above, faults) and sure
        tables = _parse("\n".join(lines))
    for _ in range(_MOST_TWICE):
        if isinstance(tables, dict) or not _drop_twice(lines, tables, above, faults):
            break
        tables = _parse("\n".join(lines))
    if not isinstance(tables, dict):
        faults.append(explain_table(text, tables).below(above))
    elif not heading or _HEADING.match(lines[0]):
        return Passage(text="\n".join(lines), above=above, sure=sure), tables
    return Passage(text=text, above=above, sure=False), None


def _statements(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where each statement that cannot be read by itself begins and ends."""
    at = 0
    while at < len(lines):
        if isinstance(_parse(lines[at]), dict):
            at += 1
            continue
        end = _end(lines, at)
        if not isinstance(_parse("\n".join(lines[at:end])), dict):
            yield at, end
        at = end


def _end(lines: list[str], at: int) -> int:
    """Return where the next statement starts; what stands between braces over lines is one."""
    end, depth = at + 1, lines[at].count("{") - lines[at].count("}")
    while end < len(lines) and (depth > 0 or not _START.match(lines[end])):
        if depth > 0 and (not lines[end].strip() or _HEADING.match(lines[end])):
            break
        depth += lines[end].count("{") - lines[end].count("}")
        end += 1
    return end


def _mend(lines: list[str], first: int, last: int, above: int, faults: list[TomlFault]) -> bool:
    """Put a stand-in for a statement, and tell whether one was found."""
    statement = "\n".join(lines[first:last])
    error = _parse(statement)
    if isinstance(error, dict):
        return True
    faults.append(explain_statement(statement, error).below(above + first))
    mended = stand_in(statement)
    lines[first:last] = mended.split("\n")
    return bool(mended.strip())


def _drop_twice(
    lines: list[str], error: ValueError | RecursionError, above: int, faults: list[TomlFault]
) -> bool:
    """Take out a key that is set a second time, and tell whether there was one."""
    if "overwrite" not in str(error):
        return False
    found = _AT_LINE.search(str(error))
    at = int(found[1]) - 1 if found else len(lines) - 1
    while at > 0 and not _START.match(lines[at]):
        at -= 1
    key, equals, _ = lines[at].partition("=")
    if not equals:
        return False
    message = f'"{key.strip()[:60]}" is set twice in this table.'
    faults.append(TomlFault(line=above + at + 1, message=message, mend="Keep one of them."))
    end = _end(lines, at)
    lines[at:end] = [""] * (end - at)
    return True
