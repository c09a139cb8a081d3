"""A file of questions: one JSON object a line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.errors import CurationError


def read_batch(file: Path) -> Iterator[dict[str, object]]:
    """Yield the rows. Raises CurationError with every line that is not one."""
    name = "standard input" if str(file) == "-" else str(file)
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CurationError([f"{name}: cannot be read: {error}."]) from error
    faults, rows = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if isinstance(row, dict) and {"id", "question"} <= row.keys():
            rows.append(row)
        else:
            faults.append(f'{name}:{number}: is not an object with "id" and "question".')
    if faults:
        raise CurationError(faults)
    yield from rows
