"""What is printed and logged while somebody types goes above the prompt, not through it."""

import asyncio
import io
import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from contextvars import copy_context
from threading import Lock
from typing import TextIO, cast

from prompt_toolkit.application import run_in_terminal

from bot.platforms.console.visible import show
from bot.platforms.console.write import write_text


@contextmanager
def above_the_prompt(stdout: TextIO) -> Iterator[None]:
    """Lead what goes to a terminal around the prompt; what goes to a file still goes there.

    prompt_toolkit's patch_stdout misses log handlers, which hold on to their stream, and does
    not redraw a prompt that has an application session of its own.
    """
    above = _Above(stdout)
    with ExitStack() as stack:
        stack.callback(above.drain)
        for handler in _terminal_handlers():
            stack.callback(handler.setStream, handler.stream)
            handler.setStream(cast("TextIO", above))
        if sys.stdout is not None and sys.stdout.isatty():
            stack.enter_context(redirect_stdout(above))
        if sys.stderr is not None and sys.stderr.isatty():
            stack.enter_context(redirect_stderr(above))
        yield


class _Above(io.TextIOBase):
    """May be written to from any thread; whole lines are shown when the loop gets to it."""

    def __init__(self, stdout: TextIO) -> None:
        self._stdout = stdout
        self._loop = asyncio.get_running_loop()
        self._context = copy_context()
        self._lock = Lock()
        self._kept = ""
        self._showing: set[asyncio.Future[None]] = set()

    def write(self, text: str) -> int:
        """Keep the text, and have its whole lines shown."""
        with self._lock:
            self._kept += text
        if "\n" in text:
            self._loop.call_soon_threadsafe(self._show, context=self._context)
        return len(text)

    def drain(self) -> None:
        """Write what is left, the prompt being gone."""
        self._write_lines()
        with self._lock:
            rest, self._kept = self._kept, ""
        write_text(self._stdout, show(rest))

    def _show(self) -> None:
        showing = asyncio.ensure_future(run_in_terminal(self._write_lines))
        self._showing.add(showing)
        showing.add_done_callback(self._showing.discard)

    def _write_lines(self) -> None:
        with self._lock:
            lines, newline, self._kept = self._kept.rpartition("\n")
        write_text(self._stdout, show(lines + newline))


def _terminal_handlers() -> list[logging.StreamHandler[TextIO]]:
    return [
        handler
        for handler in logging.getLogger().handlers
        if isinstance(handler, logging.StreamHandler) and handler.stream.isatty()
    ]
