"""Answers are remembered in batches, and a store that is away loses none in silence."""

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


async def test_what_was_noted_is_written_at_the_next_flush() -> None:
    store = MemoryPostingStore()
    recorder = PostingRecorder(store)
    for number in range(1200):
        recorder.note(a_posting(number))
    assert await written(store) == set()
    await recorder.flush()
    assert len(await written(store)) == 1200


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
