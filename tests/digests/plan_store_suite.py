"""What every SubscriptionStore does with plans; its tests inherit this class too."""

from dataclasses import replace

from bot.digests.plan import CatchUp, Plan
from bot.digests.planner import Planner
from bot.digests.read_schedule import read_schedule
from bot.digests.record import Timeliness
from bot.digests.standing import Scheduled, Standing, restart_at, scheduled_of
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import SubscriptionId
from bot.facts.ids import StoryId
from tests.digests.builders import MADE_AT, PLACE, a_subscription, a_wall, utc
from tests.digests.store_suite import FULL, OTHER_STORY, PAUSED, PLAIN, S1, S2, ids, new


def plan(standing: Standing, now: str) -> Plan:
    return Planner(now=utc(now), catch_up=CatchUp()).plan(scheduled_of(standing))


def due_ids(found: tuple[Scheduled, ...]) -> list[str]:
    return [each.id for each in found]


class PlanStoreSuite:
    """Each test is given an empty store as `store`."""

    async def test_the_longest_overdue_come_first_and_those_paused_never(
        self, store: SubscriptionStore
    ) -> None:
        for number, text in enumerate(("daily 09:00", "daily 07:00", "daily 08:00")):
            schedule = read_schedule(text)
            story = StoryId(f"story-{number}")
            await store.add(new(a_subscription(id=f"s{number}", story=story, schedule=schedule)))
        await store.add(new(replace(PAUSED, id=SubscriptionId("s9"))))
        assert due_ids(await store.due(utc("2026-07-02T06:00"), limit=9)) == ["s1", "s2"]
        assert due_ids(await store.due(utc("2026-07-02T12:00"), limit=2)) == ["s1", "s2"]
        assert due_ids(await store.due(utc("2026-07-02T04:59"), limit=9)) == []

    async def test_what_is_due_is_listed_page_by_page(self, store: SubscriptionStore) -> None:
        for number, text in enumerate(("daily 09:00", "daily 07:00", "daily 07:00")):
            schedule, place = read_schedule(text), replace(PLACE, id=f"C{number}")
            await store.add(new(a_subscription(id=f"s{number}", place=place, schedule=schedule)))
        now = utc("2026-07-02T12:00")
        (first,) = await store.due(now, limit=1)
        assert due_ids((first,)) == ["s1"]
        assert due_ids(await store.due(now, limit=1, after=first)) == ["s2"]
        assert due_ids(await store.due(now, limit=9, after=first)) == ["s2", "s0"]

    async def test_the_active_ones_are_listed_page_by_page(self, store: SubscriptionStore) -> None:
        for number in (3, 1, 2):
            story = StoryId(f"story-{number}")
            await store.add(new(a_subscription(id=f"s{number}", story=story)))
        await store.add(new(replace(PAUSED, id=SubscriptionId("s0"))))
        assert due_ids(await store.list_active(after=None, limit=2)) == ["s1", "s2"]
        assert due_ids(await store.list_active(after=S2, limit=2)) == ["s3"]

    async def test_the_paused_ones_are_listed_page_by_page(self, store: SubscriptionStore) -> None:
        for number in (3, 1, 2):
            story = StoryId(f"story-{number}")
            await store.add(new(replace(PAUSED, id=SubscriptionId(f"s{number}"), story=story)))
        await store.add(new(a_subscription(id="s0")))
        assert ids(await store.list_paused(after=None, limit=2)) == ["s1", "s2"]
        assert ids(await store.list_paused(after=S2, limit=2)) == ["s3"]

    async def test_a_plan_is_written_with_its_records(self, store: SubscriptionStore) -> None:
        await store.add(new(PLAIN))
        made = plan(new(PLAIN), "2026-07-06T15:31")
        await store.record([made])
        assert await store.list_records(S1, limit=9) == made.records[::-1]
        assert await store.get(S1) == made.carry_out(new(PLAIN))
        assert [each.timeliness for each in made.records] == [
            Timeliness.MISSED,
            Timeliness.MISSED,
            Timeliness.MISSED,
            Timeliness.ON_TIME,
        ]

    async def test_records_are_listed_from_the_latest(self, store: SubscriptionStore) -> None:
        await store.add(new(FULL))
        made = plan(new(FULL), "2026-08-01T15:31")
        await store.record([made])
        assert await store.list_records(S1, limit=99) == made.records[::-1]
        assert await store.list_records(S1, limit=2) == made.records[:-3:-1]
        assert await store.list_records(S2, limit=2) == ()

    async def test_a_slot_that_quiet_hours_held_comes_back_as_it_was(
        self, store: SubscriptionStore
    ) -> None:
        held = new(a_subscription(schedule=read_schedule("daily 06:00, quiet 22:00-07:00")))
        await store.add(held)
        made = plan(held, "2026-07-02T05:00")
        await store.record([made])
        [record] = await store.list_records(S1, limit=9)
        assert (record.slot.held, str(record.slot.wall)) == (True, "2026-07-02T06:00")
        assert made.records == (record,)

    async def test_of_two_who_expand_the_same_the_second_writes_nothing(
        self, store: SubscriptionStore
    ) -> None:
        await store.add(new(a_subscription()))
        made = plan(new(a_subscription()), "2026-07-02T06:30")
        await store.record([made])
        await store.record([replace(made, decided_at=utc("2026-07-02T06:31"))])
        assert await store.list_records(S1, limit=9) == made.records
        assert await store.get(S1) == made.carry_out(new(a_subscription()))

    async def test_a_plan_made_before_an_edit_is_passed_over(
        self, store: SubscriptionStore
    ) -> None:
        await store.add(new(a_subscription()))
        await store.add(new(a_subscription(id="s2", story=OTHER_STORY)))
        stale = plan(new(a_subscription()), "2026-07-02T06:30")
        good = plan(new(a_subscription(id="s2", story=OTHER_STORY)), "2026-07-02T06:30")
        edited = new(a_subscription(version=2))
        await store.save(edited, expected_version=1)
        await store.record([stale, good])
        assert await store.list_records(S2, limit=9) == good.records
        assert await store.get(S1) == edited
        assert await store.list_records(S1, limit=9) == ()

    async def test_a_plan_of_what_is_gone_is_passed_over(self, store: SubscriptionStore) -> None:
        made = plan(new(a_subscription()), "2026-07-02T06:30")
        await store.record([made])
        assert await store.list_records(S1, limit=9) == ()

    async def test_a_slot_is_recorded_once_even_if_its_progress_is_lost(
        self, store: SubscriptionStore
    ) -> None:
        """As after a clock that was far ahead, or a schedule moved there and back."""
        first = new(a_subscription())
        await store.add(first)
        made = plan(first, "2026-07-02T06:30")
        await store.record([made])
        again = replace(first, subscription=a_subscription(version=2))
        await store.save(again, expected_version=1)
        repeated = plan(again, "2026-07-02T07:30")
        assert repeated.records[0].key == made.records[0].key
        await store.record([repeated])
        assert await store.list_records(S1, limit=9) == made.records
        assert await store.get(S1) == repeated.carry_out(again)

    async def test_records_outlive_their_subscription(self, store: SubscriptionStore) -> None:
        await store.add(new(a_subscription()))
        made = plan(new(a_subscription()), "2026-07-02T06:30")
        await store.record([made])
        await store.remove(S1, expected_version=1)
        assert await store.list_records(S1, limit=9) == made.records

    async def test_progress_comes_back_with_its_wall_time(self, store: SubscriptionStore) -> None:
        await store.add(new(a_subscription()))
        await store.record([plan(new(a_subscription()), "2026-07-02T06:30")])
        there = await store.get(S1)
        assert there and there.progress.last == a_wall("2026-07-02T08:30")
        assert there.progress.since_at == MADE_AT

    async def test_no_plans_write_nothing(self, store: SubscriptionStore) -> None:
        await store.record([])

    async def test_an_edit_keeps_the_progress_it_is_given(self, store: SubscriptionStore) -> None:
        await store.add(new(a_subscription()))
        made = plan(new(a_subscription()), "2026-07-02T06:30")
        await store.record([made])
        stands = made.carry_out(new(a_subscription()))
        moved = restart_at(stands, replace(PLAIN, version=2), now=utc("2026-07-02T08:00"))
        await store.save(moved, expected_version=1)
        assert await store.get(S1) == moved
