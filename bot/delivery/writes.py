"""Writing to the outbox in groups: what comes while one commit is under way goes with the next."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.delivery.delivery import Delivery
from bot.delivery.gather import until_quiet
from bot.delivery.posting import Posting
from bot.delivery.store import DeliveryStore, Entry


class Writes:
    """One commit at a time, however many deliveries are under way."""

    def __init__(
        self, store: DeliveryStore, *, sleep: Callable[[float], Awaitable[object]]
    ) -> None:
        self._store = store
        self._sleep = sleep
        self._waiting: list[tuple[Entry, asyncio.Future[bool]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def write(self, delivery: Delivery, posting: Posting | None = None) -> bool:
        """Return once it is committed; False when somebody else has claimed it.

        Raises StoreError. A write that has begun goes on when the caller is cancelled.
        """
        written: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((Entry(delivery=delivery, posting=posting), written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await written

    async def finish(self) -> None:
        """Wait for the writes that have begun."""
        if self._writing:
            await self._writing

    async def _write(self) -> None:
        try:
            while self._waiting:
                await until_quiet(lambda: len(self._waiting), sleep=self._sleep)
                group, self._waiting = self._waiting, []
                await self._commit(group)
        finally:
            self._writing = None

    async def _commit(self, group: list[tuple[Entry, asyncio.Future[bool]]]) -> None:
        try:
            written = await self._store.write([entry for entry, _ in group])
        except Exception as error:  # noqa: BLE001  # handed to whoever waits, all of them
            for _, future in group:
                if not future.done():
                    future.set_exception(error)
            return
        for entry, future in group:
            if not future.done():
                future.set_result(entry.delivery.key in written)
