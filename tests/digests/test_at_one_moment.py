"""What two do at one moment: each fact is told once, and what was paused is not posted."""

from collections.abc import Awaitable, Callable, Sequence

from bot.digests.change import pause
from bot.digests.commission import Commission
from bot.digests.edition import BREAKING, IssueKind, Publication
from bot.digests.rules import Rule, Rules
from tests.builders import a_quote_fact
from tests.digests.builders import a_pause
from tests.digests.newsroom import S1, Newsroom, an_early_bird
from tests.fakes.moving_time import START
from tests.fakes.subscriptions import MemorySubscriptionStore

AT_ONCE = Rules(rule=Rule.BREAKING)


class InterruptedStore(MemorySubscriptionStore):
    """Has somebody else do something just before the next publication is written."""

    meanwhile: Callable[[], Awaitable[object]] | None = None

    async def publish(self, publications: Sequence[Publication]) -> tuple[Publication, ...]:
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            await meanwhile()
        return await super().publish(publications)


def interrupted() -> tuple[Newsroom, InterruptedStore]:
    room = Newsroom()
    store = InterruptedStore(room.deliveries)
    room.store, room.publisher = store, room.new_publisher(store)
    room.tick = room.new_tick(store)
    return room, store


async def told(room: Newsroom) -> list[str]:
    return [each.fact for delivery in await room.posted() for each in delivery.carries]


async def test_a_slot_and_a_breaking_post_at_one_moment_tell_a_fact_once() -> None:
    room, store = interrupted()
    await room.subscribe(an_early_bird(rules=AT_ONCE))
    room.time.move(hours=1, seconds=-1)
    room.record_event()
    other = room.new_tick(store)

    async def come_due() -> None:
        room.time.move(seconds=1)
        await other.run_once()

    store.meanwhile = come_due
    await room.tick.run_once()
    await room.tick_at(seconds=1)
    assert len(await told(room)) == 1


async def test_a_breaking_post_that_came_second_looks_again_for_what_the_first_lacked() -> None:
    room, store = interrupted()
    standing = await room.subscribe(an_early_bird(rules=AT_ONCE))
    room.time.move(minutes=1)
    room.record_event()
    older = room.publisher.press()
    room.record(a_quote_fact())

    async def tell_less() -> None:
        commission = Commission(
            subscription=standing.subscription, occasion=f"{BREAKING}0", due_at=older.now
        )
        made = await room.publisher.make(commission, None, older)
        await store.publish([made])

    store.meanwhile = tell_less
    await room.tick.run_once()
    await room.tick_at(minutes=30)
    assert sorted(await told(room)) == ["river-accord/quote", "river-accord/signing"]


async def test_an_edition_asked_for_while_a_slot_is_made_tells_only_what_that_does_not() -> None:
    room, store = interrupted()
    standing = await room.subscribe()
    room.record_event()
    room.time.move(hours=1)
    store.meanwhile = room.tick.run_once
    made = await room.publisher.issue(standing, "asked-1")
    assert made and made.issue.kind is IssueKind.SILENT
    assert len(await told(room)) == 1


async def test_a_slot_that_is_skipped_forgets_nothing_that_was_told_meanwhile() -> None:
    room, store = interrupted()
    standing = await room.subscribe()
    room.record_event()
    room.time.move(hours=7)
    other = room.new_publisher(store)
    store.meanwhile = lambda: other.issue(standing, "asked-1")
    skipped = await room.publisher.issue(standing, "asked-0", due_at=START)
    assert skipped and skipped.issue.kind is IssueKind.SKIPPED
    assert (await store.last_marks([S1]))[S1].position == 1


async def test_what_is_paused_while_its_edition_is_made_is_not_posted() -> None:
    room, store = interrupted()
    await room.subscribe()
    room.record_event()
    store.meanwhile = lambda: pause(store, S1, pause=a_pause(START), seen_version=1)
    await room.tick_at(hours=1)
    await room.tick_at(seconds=1)
    assert await room.posted() == []
    assert [each.why for each in await room.issues()] == [
        "Skipped: the digest was paused meanwhile."
    ]
