"""A terminal: a real pseudo-terminal, and somebody who types into it and reads what is shown."""

import asyncio
import fcntl
import os
import pty
import re
import struct
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\].*?(?:\x07|\x1b\\)|[()].|[=>78])")

# prompt_toolkit turns bracketed paste on when a prompt begins, off when it ends.
_READY = "\x1b[?2004h"


def without_escapes(raw: str) -> str:
    """Return what a person sees of what a terminal is sent."""
    return _SEQUENCE.sub("", raw).replace("\r", "")


class FakeTerminal:
    """`stdin` and `stdout` are what a program in the terminal has; `shown` is without escapes."""

    def __init__(self, near: int, stdin: TextIO, stdout: TextIO) -> None:
        self._near = near
        self.stdin = stdin
        self.stdout = stdout
        self.raw = ""
        self._prompted = 0

    @property
    def shown(self) -> str:
        """Everything shown so far, escape sequences taken out."""
        return without_escapes(self.raw)

    def type(self, keys: str) -> None:
        """Press keys: "\\r" is Enter, "\\x04" is Ctrl-D."""
        os.write(self._near, keys.encode())

    async def read_until(self, words: str) -> str:
        """Wait until the words are shown; return what has been shown since the last call."""
        start = len(self.shown)
        async with asyncio.timeout(10):
            while words not in self.shown[start:]:
                await self._read()
        return self.shown[start:]

    async def read_prompt(self) -> str:
        """Wait until the next prompt takes keys; return what was shown before it since the last."""
        async with asyncio.timeout(10):
            while _READY not in self.raw[self._prompted :]:
                await self._read()
        start, self._prompted = self._prompted, self.raw.index(_READY, self._prompted) + len(_READY)
        return without_escapes(self.raw[start : self._prompted])

    async def _read(self) -> None:
        loop = asyncio.get_running_loop()
        ready = asyncio.Event()
        loop.add_reader(self._near, ready.set)
        try:
            await ready.wait()
        finally:
            loop.remove_reader(self._near)
        self.raw += os.read(self._near, 65536).decode("utf-8", "replace")


@contextmanager
def fake_terminal(*, columns: int = 80) -> Iterator[FakeTerminal]:
    """Open a pseudo-terminal of that width, and close both its ends."""
    near, far = pty.openpty()
    fcntl.ioctl(far, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    try:
        with (
            os.fdopen(os.dup(far), encoding="utf-8") as stdin,
            os.fdopen(os.dup(far), "w", encoding="utf-8") as stdout,
        ):
            yield FakeTerminal(near, stdin, stdout)
    finally:
        os.close(near)
        os.close(far)
