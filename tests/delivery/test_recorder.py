"""Answers are remembered in batches, and a store that is away loses none in silence."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from structlog.testing import capture_logs

from bot.delivery.posting import Posting
from bot.delivery.recorder import PostingRecorder
from tests.delivery.scene import GENERAL
from tests.fakes.outbox import MemoryPostingStore

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def a_posting(number: int) -> Posting:
    return Posting(place=GENERAL, message_id=str(number), posted_at=NOW)


async def written(store: MemoryPostingStore, most: int = 2000) -> set[str]:
    return set(await store.known(GENERAL, [str(number) for number in range(most)]))


class SlowStore(MemoryPostingStore):
    """Takes a few turns of the loop for each batch, and counts them."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[int] = []

    async def record(self, postings: Sequence[Posting]) -> None:
        self.batches.append(len(postings))
        for _ in range(3):
            await asyncio.sleep(0)
        await super().record(postings)


async def turns(number: int) -> None:
    for _ in range(number):
        await asyncio.sleep(0)


async def test_what_was_noted_is_written_without_waiting_for_a_flush() -> None:
    store = MemoryPostingStore()
    recorder = PostingRecorder(store)
    recorder.note(a_posting(1))
    assert await written(store) == set()
    await turns(2)
    assert await written(store) == {"1"}


async def test_what_is_noted_during_a_write_goes_with_the_next() -> None:
    store = SlowStore()
    recorder = PostingRecorder(store)
    recorder.note(a_posting(0))
    await turns(2)
    for number in range(1, 1200):
        recorder.note(a_posting(number))
    await turns(20)
    assert store.batches == [1, 500, 500, 199]
    assert len(await written(store)) == 1200


async def test_a_flush_returns_when_what_is_being_written_is() -> None:
    store = SlowStore()
    recorder = PostingRecorder(store)
    recorder.note(a_posting(1))
    await turns(2)
    await recorder.flush()
    assert await written(store) == {"1"}


async def test_what_a_store_that_is_away_cannot_take_waits_for_it() -> None:
    store = MemoryPostingStore()
    recorder = PostingRecorder(store)
    recorder.note(a_posting(1))
    store.lost = True
    with capture_logs() as logs:
        await recorder.flush()
        recorder.note(a_posting(2))
        await recorder.flush()
    assert [each["event"] for each in logs] == ["postings_not_written"]
    store.lost = False
    await recorder.flush()
    assert await written(store) == {"1", "2"}


async def test_what_there_is_no_room_for_is_said_to_be_lost() -> None:
    store = MemoryPostingStore()
    store.lost = True
    recorder = PostingRecorder(store, most=2)
    for number in range(3):
        recorder.note(a_posting(number))
    await recorder.flush()
    store.lost = False
    with capture_logs() as logs:
        await recorder.flush()
    assert await written(store) == {"1", "2"}
    assert {"event": "postings_lost", "count": 1, "log_level": "error"} in logs
