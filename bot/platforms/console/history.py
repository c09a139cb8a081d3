"""The lines typed before, one a line, in a file that only its owner reads."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from prompt_toolkit.history import History, InMemoryHistory

KEPT = 1000
"""Lines that are read back; a file of twice as many is shortened."""

_OWNER_ONLY = 0o600


class LineHistory(History):
    """A line that cannot be written is remembered until the end of this session."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def load_history_strings(self) -> Iterable[str]:
        """Return the lines, newest first; none when they cannot be read."""
        with suppress(OSError):
            return _read(self._file)[: -KEPT - 1 : -1]
        return ()

    def store_string(self, string: str) -> None:
        """Append a line."""
        with suppress(OSError):
            descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _OWNER_ONLY)
            with os.fdopen(descriptor, "wb") as file:
                file.write(" ".join(string.split()).encode("utf-8", "replace") + b"\n")


def open_history(file: Path | None) -> History:
    """Return a history kept in `file`, in memory where that is None or cannot be written."""
    if file is None:
        return InMemoryHistory()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
        file.chmod(_OWNER_ONLY)
        lines = _read(file)
        if len(lines) > 2 * KEPT:
            file.write_text("\n".join(lines[-KEPT:]) + "\n", encoding="utf-8")
    except OSError:
        return InMemoryHistory()
    return LineHistory(file)


def _read(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]
