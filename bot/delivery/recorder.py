"""Remembers answers that went out as postings, so that no answer waits for it."""

import asyncio
from collections import deque
from collections.abc import Callable

import structlog

from bot.delivery.posting import Posting
from bot.delivery.store import PostingStore
from bot.errors import StoreError

MOST_WAITING = 10_000
"""Postings held in memory while the store is away; then the oldest go, and the log says so."""
_BATCH = 500
_log = structlog.stdlib.get_logger(__name__)


Remember = Callable[[Posting], None]
"""Takes a message that everybody in its place can see; returns at once."""


def remember_nothing(_posting: Posting) -> None:
    """Forget it: where answers are tried out without a store."""


class PostingRecorder:
    """Writes what `note` is given alongside; what comes during one write goes with the next.

    While the store is away, what was noted waits for the next `flush`. A crash loses what is
    being written.
    """

    def __init__(self, store: PostingStore, *, most: int = MOST_WAITING) -> None:
        self._store = store
        self._most = most
        self._waiting: deque[Posting] = deque()
        self._dropped = 0
        self._reachable = True
        self._turn = asyncio.Lock()
        self._writing: asyncio.Task[None] | None = None

    def note(self, posting: Posting) -> None:
        """Take a message that everybody in its place can see."""
        if len(self._waiting) == self._most:
            self._waiting.popleft()
            self._dropped += 1
        self._waiting.append(posting)
        if self._reachable and (self._writing is None or self._writing.done()):
            self._writing = asyncio.create_task(self.flush())

    async def flush(self) -> None:
        """Write what waits; what cannot be written waits on."""
        async with self._turn:
            await self._write()

    async def _write(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(_BATCH, len(self._waiting)))]
            try:
                await self._store.record(batch)
            except StoreError as error:
                self._put_back(batch)
                if self._reachable:
                    _log.warning("postings_not_written", waiting=len(batch), fault=str(error))
                self._reachable = False
                return
        self._reachable = True
        if self._dropped:
            _log.error("postings_lost", count=self._dropped)
            self._dropped = 0

    def _put_back(self, batch: list[Posting]) -> None:
        room = self._most - len(self._waiting)
        self._dropped += max(len(batch) - room, 0)
        self._waiting.extendleft(reversed(batch[max(len(batch) - room, 0) :]))
