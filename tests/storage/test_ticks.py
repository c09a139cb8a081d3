"""Ticks over a database: by several processes, and after a crash at each step."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.delivery import State
from bot.digests.edition import IssueKind
from bot.digests.standing import start_at
from bot.digests.subscription import SubscriptionId
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.subscriptions import SqlSubscriptionStore
from tests.digests.builders import PLACE
from tests.digests.newsroom import Newsroom, an_early_bird
from tests.fakes.moving_time import START
from tests.storage.processes import run_processes

SUBSCRIPTIONS = 250


async def fill(engine: AsyncEngine, number: int) -> list[SubscriptionId]:
    store = SqlSubscriptionStore(engine)
    ids = [SubscriptionId(f"s{each}") for each in range(number)]
    for id in ids:
        bird = an_early_bird(id=id, place=replace(PLACE, id=f"C-{id}"))
        await store.add(start_at(bird, now=START))
    return ids


async def require_one_each(engine: AsyncEngine, ids: list[SubscriptionId]) -> None:
    store = SqlSubscriptionStore(engine)
    for id in ids:
        [issue] = await store.list_issues(id, limit=9)
        assert issue.kind is IssueKind.EDITION
        assert len(await store.list_records(id, limit=9)) == 1
    found = await SqlDeliveryStore(engine).find(limit=9999)
    assert {each.key.subscription for each in found} == set(ids)
    assert len(found) == len(ids)
    assert {each.state for each in found} == {State.DUE}


async def test_three_processes_that_tick_at_once_issue_one_edition_each(
    engine: AsyncEngine, url: str
) -> None:
    ids = await fill(engine, SUBSCRIPTIONS)
    await asyncio.to_thread(run_processes, "tick", url, count=3)
    await require_one_each(engine, ids)


class Crash(BaseException):
    """The end of a process."""


class CrashingStore:
    """A store whose process ends before, or right after, one of its calls."""

    def __init__(self, store: SqlSubscriptionStore, *, at: int, after: bool) -> None:
        self._store = store
        self._calls = count()
        self._at = at
        self._after = after

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        method = getattr(self._store, name)

        async def call(*arguments: Any, **options: Any) -> Any:
            mine = next(self._calls) == self._at
            if mine and not self._after:
                raise Crash(name)
            result = await method(*arguments, **options)
            if mine:
                raise Crash(name)
            return result

        return call


@pytest.mark.parametrize("after", [False, True])
async def test_a_crash_at_any_step_loses_and_doubles_nothing(
    engine: AsyncEngine, after: bool
) -> None:
    ids = await fill(engine, 5)
    room = Newsroom()
    room.record_event()
    room.time.move(hours=1)
    store, crashes = SqlSubscriptionStore(engine), 0
    for step in count():
        crashing: Any = CrashingStore(store, at=step, after=after)
        try:
            await room.new_tick(crashing).run_once()
        except Crash:
            crashes += 1
        else:
            break
    assert crashes > 2
    await require_one_each(engine, ids)
