"""Lines of a pipe or a file, read without holding up the event loop."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator
from contextlib import suppress

LONGEST = 64 * 1024
"""Bytes of a line that are read; the answer to one so long is that it is too long."""


async def read_lines(descriptor: int) -> AsyncIterator[str]:
    """Yield each line without its end, until end of file; undecodable bytes are replaced."""
    rest = b""
    while chunk := await _read_in_thread(descriptor):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            yield _decode(line)
        # What is over the limit by more than a chunk goes: a line without end has to end.
        rest = rest[: 2 * LONGEST]
    if rest:
        yield _decode(rest)


def _decode(line: bytes) -> str:
    return line[:LONGEST].decode("utf-8", "replace").rstrip("\r")


async def _read_in_thread(descriptor: int) -> bytes:
    """Read what is there, waiting in a thread that keeps no process from ending.

    An executor's thread would: Python waits for it, and it may wait for input for ever. It reads
    a descriptor of its own: the number of a closed one may be another file's by the time it reads.
    """
    loop = asyncio.get_running_loop()
    own = os.dup(descriptor)
    done: asyncio.Future[bytes] = loop.create_future()

    def settle(chunk: bytes) -> None:
        if not done.done():
            done.set_result(chunk)

    def read() -> None:
        try:
            chunk = os.read(own, LONGEST)
        except OSError:
            chunk = b""
        os.close(own)
        # The loop is closed when the bot stopped while this waited.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, chunk)

    threading.Thread(target=read, name="console-input", daemon=True).start()
    return await done
