"""Workers that are killed at random moments, and others in their place."""

import asyncio
import random
from collections.abc import Callable
from multiprocessing.process import BaseProcess

from tests.crash.task import Task
from tests.crash.worker import work
from tests.forks import fork_context

_PAUSE = (0.2, 1.0)
"""Seconds between two kills: from, to."""


class Victims:
    """`count` workers at a time; `kills` were killed, `others` ended otherwise."""

    def __init__(self, task: Task, *, count: int, random: random.Random) -> None:
        self._task = task
        self._count = count
        self._random = random
        self._workers: list[BaseProcess] = []
        self._context = fork_context()
        self.kills = 0
        self.others = 0

    async def kill(self, *, kills: int, done: Callable[[], bool]) -> None:
        """Kill as often as asked, then leave the last ones alone until `done`."""
        try:
            while not done():
                self._fill()
                await asyncio.sleep(self._random.uniform(*_PAUSE))
                if self.kills < kills:
                    self._kill_one()
        finally:
            for worker in self._workers:
                worker.kill()
                worker.join(10)

    def _fill(self) -> None:
        ended = [each for each in self._workers if not each.is_alive()]
        self.others += len(ended)
        self._workers = [each for each in self._workers if each not in ended]
        while len(self._workers) < self._count:
            worker = self._context.Process(target=work, args=(self._task,))
            worker.start()
            self._workers.append(worker)

    def _kill_one(self) -> None:
        worker = self._random.choice(self._workers)
        if worker.is_alive():
            worker.kill()
            worker.join(10)
            self._workers.remove(worker)
            self.kills += 1
