"""What people do to subscriptions, two of them at once included."""

from dataclasses import replace

import pytest

from bot.digests.change import edit, pause, remove, resume, subscribe
from bot.digests.plan import CatchUp
from bot.digests.planner import Planner
from bot.digests.read_schedule import read_schedule
from bot.digests.standing import Standing, scheduled_of
from bot.digests.subscription import Subscription, SubscriptionId
from bot.errors import RequestError
from bot.facts.ids import StoryId
from tests.digests.builders import MADE_AT, PLACE, a_pause, a_subscription, utc
from tests.fakes.subscriptions import MemorySubscriptionStore

S1 = SubscriptionId("s1")
EVENINGS = read_schedule("daily 18:00")


@pytest.fixture
async def store() -> MemorySubscriptionStore:
    """A store with one subscription, at its first version."""
    made = MemorySubscriptionStore()
    await subscribe(made, a_subscription(), now=MADE_AT)
    return made


def to_evenings(subscription: Subscription) -> Subscription:
    return replace(subscription, schedule=EVENINGS)


async def there(store: MemorySubscriptionStore) -> Standing:
    standing = await store.get(S1)
    assert standing
    return standing


async def test_a_subscription_made_twice_is_told_with_the_one_there_is(
    store: MemorySubscriptionStore,
) -> None:
    again = a_subscription(id="s2", schedule=EVENINGS)
    with pytest.raises(RequestError) as refused:
        await subscribe(store, again, now=MADE_AT)
    assert "has the same digest already, every day at 08:30 (Europe/Berlin)" in str(refused.value)
    assert len(await store.find(PLACE)) == 1


async def test_an_edit_is_the_next_version_and_counts_from_now(
    store: MemorySubscriptionStore,
) -> None:
    now = utc("2026-07-05T09:00")
    after = await edit(store, S1, seen_version=1, change=to_evenings, now=now)
    assert (after.subscription.version, after.next_due_at) == (2, utc("2026-07-05T16:00"))
    assert await there(store) == after


async def test_an_edit_cannot_move_a_subscription_elsewhere(
    store: MemorySubscriptionStore,
) -> None:
    elsewhere = a_subscription(id="s9", place=replace(PLACE, id="C2"), version=9)
    after = await edit(store, S1, seen_version=1, change=lambda _: elsewhere, now=MADE_AT)
    assert after.subscription == a_subscription(version=2)


async def test_an_edit_of_other_things_leaves_the_slots_as_they_stand(
    store: MemorySubscriptionStore,
) -> None:
    before = await there(store)
    after = await edit(
        store,
        S1,
        seen_version=1,
        change=lambda each: replace(each, story=StoryId("harbour-strike")),
        now=utc("2026-07-05T09:00"),
    )
    assert (after.progress, after.next_due_at) == (before.progress, before.next_due_at)


async def test_the_second_of_two_editors_is_told_what_the_digest_is_now(
    store: MemorySubscriptionStore,
) -> None:
    await edit(store, S1, seen_version=1, change=to_evenings, now=MADE_AT)
    with pytest.raises(RequestError) as refused:
        await edit(
            store,
            S1,
            seen_version=1,
            change=lambda each: replace(each, zone="Europe/Paris"),
            now=MADE_AT,
        )
    assert str(refused.value) == (
        "Somebody else changed this digest meanwhile, so nothing of yours was done. "
        "It is now every day at 18:00 (Europe/Berlin). Look at it with /digest list, and ask again."
    )
    assert (await there(store)).subscription.zone == "Europe/Berlin"


async def test_an_edit_between_reading_and_writing_is_told_the_same(
    store: MemorySubscriptionStore,
) -> None:
    class Racing(MemorySubscriptionStore):
        async def save(self, standing: Standing, *, expected_version: int) -> None:
            other = replace(standing, subscription=to_evenings(standing.subscription))
            await super().save(other, expected_version=expected_version)
            await super().save(standing, expected_version=expected_version)

    racing = Racing()
    await subscribe(racing, a_subscription(), now=MADE_AT)
    with pytest.raises(RequestError, match=r"It is now every day at 18:00"):
        await edit(racing, S1, seen_version=1, change=lambda each: each, now=MADE_AT)


async def test_an_edit_into_the_twin_of_another_is_refused(store: MemorySubscriptionStore) -> None:
    other = a_subscription(id="s2", story=StoryId("harbour-strike"))
    await subscribe(store, other, now=MADE_AT)
    with pytest.raises(RequestError, match="same digest already"):
        await edit(
            store,
            SubscriptionId("s2"),
            seen_version=1,
            change=lambda each: replace(each, story=StoryId("river-accord")),
            now=MADE_AT,
        )


async def test_a_pause_ends_the_slots_and_resuming_starts_them_from_now(
    store: MemorySubscriptionStore,
) -> None:
    paused = await pause(store, S1, pause=a_pause(), seen_version=1)
    assert (paused.next_due_at, paused.subscription.pause) == (None, a_pause())
    resumed = await resume(store, S1, seen_version=2, now=utc("2026-07-09T12:00"))
    assert resumed.next_due_at == utc("2026-07-10T06:30")
    made = Planner(now=utc("2026-07-10T06:30"), catch_up=CatchUp()).plan(scheduled_of(resumed))
    assert len(made.records) == 1


async def test_what_somebody_has_removed_is_told(store: MemorySubscriptionStore) -> None:
    await remove(store, S1, seen_version=1)
    with pytest.raises(RequestError, match="somebody has removed it"):
        await remove(store, S1, seen_version=1)
    with pytest.raises(RequestError, match="somebody has removed it"):
        await edit(store, S1, seen_version=1, change=to_evenings, now=MADE_AT)


async def test_what_was_changed_meanwhile_is_not_removed(store: MemorySubscriptionStore) -> None:
    await pause(store, S1, pause=a_pause(), seen_version=1)
    with pytest.raises(RequestError, match=r"every day at 08:30 \(Europe/Berlin\), paused"):
        await remove(store, S1, seen_version=1)
    assert await store.get(S1)
