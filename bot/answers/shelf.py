"""Holds the snapshot that answers read, and swaps it when the store has moved."""

import asyncio

import structlog

from bot.answers.snapshot import Snapshot, take_snapshot
from bot.errors import StoreError
from bot.facts.book import Records, build_book
from bot.facts.store import FactStore
from bot.messages.health import Connection, Health

_log = structlog.get_logger(__name__)


class Shelf:
    """Starts with an empty Book. When the store is gone, the last snapshot stays."""

    def __init__(self, *, store: FactStore) -> None:
        self._store = store
        self._reachable = True
        self._cold = False
        self.snapshot = take_snapshot(build_book(Records()))

    async def refresh(self) -> bool:
        """Ask whether the store moved; if so read it and swap. Return whether it was swapped.

        A store that cannot be reached is logged once, and once when it is back.
        """
        try:
            moved = await self._store.version() != self.snapshot.book.version
            records = await self._store.load() if moved else None
        except StoreError as error:
            if self._reachable:
                _log.warning("store.unreachable", reason=str(error))
            self._reachable = False
            return False
        if not self._reachable:
            _log.info("store.back")
        self._reachable = True
        if records is None:
            return False
        self.snapshot = await asyncio.to_thread(_snapshot, records)
        self._cold = True
        _log.info("book.swapped", version=records.version, revisions=len(records.facts))
        return True

    async def warm(self) -> bool:
        """Make what questions look up, once for each snapshot. Return whether it was made now."""
        cold, self._cold = self._cold, False
        if cold:
            await asyncio.to_thread(self.snapshot.warm)
        return cold

    def health(self) -> Health:
        """Tell whether the store answered last time."""
        if self._reachable:
            return Health(name="store", connection=Connection.READY)
        return Health(
            name="store",
            connection=Connection.FAILED,
            detail="unreachable; answers come from the last facts read",
        )


def _snapshot(records: Records) -> Snapshot:
    return take_snapshot(build_book(records))
