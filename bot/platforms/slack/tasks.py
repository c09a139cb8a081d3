"""Work that outlives the event that asked for it, owned until it is done."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog

_Result = TypeVar("_Result")
_log = structlog.stdlib.get_logger(__name__)


class OwnedTasks:
    """Holds every task it starts, logs what fails, and ends all of them on closing."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, _Result]) -> asyncio.Task[_Result]:
        """Run `work` alongside; an error in it is logged unless the caller awaits it first."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    async def finish(self) -> None:
        """Wait until nothing is left, what was started meanwhile included."""
        while self._tasks:
            await asyncio.wait(self._tasks)
            # The callbacks that forget finished tasks run in the next turn.
            await asyncio.sleep(0)

    async def close(self, *, grace: float) -> None:
        """Give what runs `grace` seconds, then cancel it."""
        running = set(self._tasks)
        if running:
            _, late = await asyncio.wait(running, timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("slack_task_failed", exc_info=error)
