"""The worker from its start to its stop, beside others."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from bot.delivery.delivery import State
from bot.messages.request import Place, Platform
from tests.delivery.scene import TERMS, Scene, a_delivery

MANY = 60


def place(number: int) -> Place:
    return Place(platform=Platform.SLACK, workspace="T1", id=f"C{number}")


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  # the conditions are polled
            await asyncio.sleep(0)


async def running(act: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
    async def run() -> None:
        await act()

    return asyncio.create_task(run())


async def test_what_is_added_while_it_runs_is_delivered(scene: Scene) -> None:
    worker = scene.worker()
    run = await running(worker.run)
    await scene.store.add([a_delivery()])
    worker.wake()
    await until(lambda: scene.the().state is State.SENT)
    await worker.stop()
    await run


async def test_two_workers_share_the_work_and_double_nothing(scene: Scene) -> None:
    await scene.store.add([a_delivery(f"s{number}", place=place(number)) for number in range(MANY)])
    terms = replace(TERMS, at_once=7)
    workers = [scene.worker(holder=name, terms=terms) for name in ("one", "two")]
    runs = [await running(worker.run) for worker in workers]
    await until(lambda: all(each.state is State.SENT for each in scene.store.deliveries.values()))
    for worker in workers:
        await worker.stop()
    await asyncio.gather(*runs)
    keys = [each.key for each in scene.sender.posted]
    assert len(keys) == len(set(keys)) == MANY
    assert {each.holder for each in scene.sender.posted} == {"one", "two"}


async def test_at_most_so_many_are_under_way_at_once(scene: Scene) -> None:
    await scene.store.add([a_delivery(f"s{number}", place=place(number)) for number in range(9)])
    scene.sender.gate.clear()
    worker = scene.worker(terms=replace(TERMS, at_once=4))
    run = await running(worker.run)
    await until(lambda: len(scene.sender.posted) == 4)
    for _ in range(50):
        await asyncio.sleep(0)
    assert len(scene.sender.posted) == 4
    scene.sender.gate.set()
    await until(lambda: len(scene.sender.shown) == 9)
    await worker.stop()
    await run


async def test_stopping_finishes_what_is_being_sent(scene: Scene) -> None:
    await scene.store.add([a_delivery("sending"), a_delivery("waiting")])
    scene.sender.gate.clear()
    worker = scene.worker()
    run = await running(worker.run)
    await until(lambda: scene.sender.posted)
    await worker.stop()
    scene.sender.gate.set()
    await asyncio.wait_for(run, 5)
    assert sorted(each.state for each in scene.store.deliveries.values()) == ["due", "sent"]


async def test_what_waits_for_its_turn_is_given_back_at_once(scene: Scene) -> None:
    never, slept = asyncio.Event(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds > 2:
            slept.set()
        if seconds > 0.1:
            await never.wait()

    await scene.store.add([a_delivery()])
    scene.time.sleep = sleep  # type: ignore[method-assign]  # a turn that never comes
    worker = scene.worker(limited=3.0)
    run = await running(worker.run)
    await slept.wait()
    await worker.stop()
    await asyncio.wait_for(run, 5)
    assert (scene.the().state, scene.sender.posted) == (State.DUE, [])


async def test_what_is_still_being_sent_at_the_end_is_on_record_as_such(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.gate.clear()
    worker = scene.worker(terms=replace(TERMS, stop=timedelta(milliseconds=10)))
    run = await running(worker.run)
    await until(lambda: scene.sender.posted)
    await worker.stop()
    await asyncio.wait_for(run, 5)
    assert scene.the().state is State.SENDING


async def test_a_lost_store_is_asked_again_until_it_is_back(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.store.lost = True
    worker = scene.worker()
    run = await running(worker.run)
    await until(lambda: len(scene.time.slept) > 3)
    assert not run.done()
    scene.store.lost = False
    await until(lambda: scene.the().state is State.SENT)
    await worker.stop()
    await run
