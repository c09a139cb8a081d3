"""On which line of a TOML text each table and each of its keys stands.

tomllib keeps no positions, and a fault without its line is half a fault. This scanner reads
texts that tomllib has accepted; it is run only when there is a fault to place.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""+|' + r"'''.*?'''+|"
    r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|#[^\n]*|[\[\]{}\n]|[^\[\]{}\n\"'#]+|.",
    re.DOTALL,
)
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]\n]*?)\s*\]")
_KEY = re.compile(r"\s*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([A-Za-z0-9_-]+))\s*[=.]")


@dataclass(frozen=True, kw_only=True, slots=True)
class TableLines:
    """The line of a table's header, and of each key set in it."""

    line: int
    keys: Mapping[str, int] = field(default_factory=dict)


Lines = Mapping[tuple[str, int], TableLines]
"""Top-level tables by name and by place among those of the same name, from 0."""


def find_lines(text: str) -> Lines:
    """Return where each top-level table stands; tables inside one count as part of it."""
    counts: dict[str, int] = defaultdict(int)
    found: dict[tuple[str, int], tuple[int, dict[str, int]]] = {}
    current: dict[str, int] = {}
    for number, line in _statements(text):
        header = _HEADER.match(line)
        if header and line.lstrip().startswith("["):
            name, _, inner = header[2].partition(".")
            name = name.strip("\"' ")
            if inner:
                current.setdefault(inner.strip("\"' "), number)
                continue
            current = {}
            found[name, counts[name]] = (number, current)
            counts[name] += 1
        elif key := _KEY.match(line):
            word = key[1] or key[2] or key[3] or ""
            if not counts:
                found.setdefault((word, 0), (number, {}))
            current.setdefault(word, number)
    return {place: TableLines(line=line, keys=keys) for place, (line, keys) in found.items()}


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that starts a statement, with its number: not the inside of a value."""
    number, depth, start = 1, 0, 0
    fresh = True
    for token in _TOKEN.finditer(text):
        word = token[0]
        if fresh and word != "\n":
            end = text.find("\n", start)
            yield number, text[start : end if end >= 0 else len(text)]
            fresh = False
        if word in "[{":
            depth += 1
        elif word in "]}":
            depth = max(0, depth - 1)
        number += word.count("\n")
        if word == "\n":
            start = token.end()
            fresh = depth == 0
