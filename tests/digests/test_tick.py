"""Slots become editions once each, whatever happens in between."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.digests.change import pause
from bot.digests.edition import IssueKind, Publication
from bot.digests.plan import CatchUp, Plan
from bot.digests.planner import Planner
from bot.digests.read_schedule import read_schedule
from bot.digests.record import Timeliness
from bot.digests.standing import Standing, scheduled_of
from bot.digests.subscription import PauseReason, SubscriptionId
from bot.errors import StoreError, UncertainError
from tests.builders import a_quote_fact
from tests.digests.builders import PLACE, a_pause, a_wall, utc
from tests.digests.newsroom import S1, Newsroom, an_early_bird
from tests.fakes.moving_time import START
from tests.fakes.subscriptions import MemorySubscriptionStore

SLOT = "2026-11-02T09:00"


def plan_at(standing: Standing, now: datetime) -> Plan:
    return Planner(now=now, catch_up=CatchUp()).plan(scheduled_of(standing))


class CrashingStore(MemorySubscriptionStore):
    """Dies before it publishes, once."""

    crashes = 1

    async def publish(self, publications: Sequence[Publication]) -> tuple[Publication, ...]:
        if publications and self.crashes:
            self.crashes -= 1
            raise asyncio.CancelledError
        return await super().publish(publications)


async def occasions(room: Newsroom) -> list[tuple[str, IssueKind]]:
    return [(each.occasion, each.kind) for each in await room.issues()]


async def test_nothing_happens_before_the_time() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(minutes=59)
    assert (await room.posted(), room.woken) == ([], 0)


async def test_a_slot_becomes_an_edition_and_wakes_the_workers() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(hours=1)
    [delivery] = await room.posted()
    assert str(delivery.key) == f"s1/{SLOT}/1"
    assert room.woken == 1


async def test_the_next_tick_does_nothing_more() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(hours=1)
    await room.tick_at(seconds=1)
    assert len(await room.posted()) == 1
    assert room.woken == 1


async def test_a_day_without_news_is_silent() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(hours=1)
    await room.tick_at(days=1)
    assert await occasions(room) == [
        (SLOT, IssueKind.EDITION),
        ("2026-11-03T09:00", IssueKind.SILENT),
    ]


async def test_a_crash_between_the_decision_and_the_edition_loses_nothing() -> None:
    room = Newsroom()
    room.store = store = CrashingStore(room.deliveries)
    await room.subscribe()
    room.record_event()
    room.time.move(hours=1)
    with pytest.raises(asyncio.CancelledError):
        await room.new_tick(store).run_once()
    assert [each.timeliness for each in await store.list_open(limit=9)] == [Timeliness.ON_TIME]
    await room.new_tick(store).run_once()
    assert len(await room.posted()) == 1
    assert await store.list_open(limit=9) == ()


async def test_two_that_tick_at_once_issue_one_edition() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    room.time.move(hours=1)
    await asyncio.gather(*(room.new_tick().run_once() for _ in range(3)))
    assert await occasions(room) == [(SLOT, IssueKind.EDITION)]
    assert len(await room.posted()) == 1


async def test_a_clock_that_is_set_back_repeats_nothing() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(hours=1)
    room.record(a_quote_fact())
    await room.tick_at(hours=-1)
    await room.tick_at(hours=1)
    assert await occasions(room) == [(SLOT, IssueKind.EDITION)]
    await room.tick_at(days=1)
    assert [kind for _, kind in await occasions(room)] == [IssueKind.EDITION] * 2


async def test_an_edition_that_is_late_says_so() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(hours=3)
    [delivery] = await room.posted()
    assert (
        "Late: found 2 hours after it was due (the bot was not at work before)." in delivery.payload
    )
    assert delivery.expires_at == START + timedelta(hours=7)


async def test_after_a_long_sleep_only_the_latest_is_made_up_for() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(schedule=read_schedule("every 2 hours")))
    room.record_event()
    await room.tick_at(hours=8, minutes=30)
    records = await room.store.list_records(S1, limit=9)
    assert [each.timeliness for each in records] == [
        Timeliness.LATE,
        *[Timeliness.MISSED] * 3,
    ]
    assert await occasions(room) == [("2026-11-02T16:00", IssueKind.EDITION)]


async def test_what_is_too_late_is_missed_with_a_reason() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(hours=8)
    [record] = await room.store.list_records(S1, limit=9)
    assert record.timeliness is Timeliness.MISSED
    assert (await room.issues(), await room.posted()) == ((), [])


async def test_what_was_decided_but_not_made_in_time_is_skipped_with_a_reason() -> None:
    room = Newsroom()
    standing = await room.subscribe()
    room.record_event()
    now = START + timedelta(hours=1)
    await room.store.record([plan_at(standing, now)])
    await room.tick_at(hours=10)
    [made] = await room.issues()
    assert (made.kind, made.why) == (
        IssueKind.SKIPPED,
        "Skipped: it could not be made within 6 hours of its time.",
    )
    assert await room.posted() == []


async def test_two_that_were_left_open_do_not_tell_the_same_twice() -> None:
    room = Newsroom()
    standing = await room.subscribe(an_early_bird(schedule=read_schedule("every 2 hours")))
    room.record_event()
    for hours in (2, 4):
        now = START + timedelta(hours=hours)
        made = plan_at(standing, now)
        await room.store.record([made])
        standing = made.carry_out(standing)
    await room.tick_at(hours=4, minutes=1)
    await room.tick_at(seconds=1)
    assert [kind for _, kind in await occasions(room)] == [IssueKind.SKIPPED, IssueKind.EDITION]


async def test_what_was_paused_meanwhile_is_skipped() -> None:
    room = Newsroom()
    standing = await room.subscribe()
    room.record_event()
    made = plan_at(standing, START + timedelta(hours=1))
    await room.store.record([made])
    await pause(room.store, S1, pause=a_pause(START), seen_version=1)
    await room.tick_at(hours=1)
    assert await occasions(room) == [(SLOT, IssueKind.SKIPPED)]


async def test_one_that_cannot_be_made_keeps_no_other_back_and_is_tried_again() -> None:
    room = Newsroom(fail=[UncertainError("no picture")])
    await room.subscribe()
    other = an_early_bird(id=SubscriptionId("s2"), place=replace(PLACE, id="C2"))
    await room.subscribe(other)
    room.record_event()
    with capture_logs() as logs:
        await room.tick_at(hours=1)
        await room.tick_at(seconds=1)
    assert [each.key.subscription for each in await room.posted()] == ["s2"]
    assert [each["event"] for each in logs] == ["edition_not_set"]
    await room.tick_at(minutes=1)
    assert {each.key.subscription for each in await room.posted()} == {"s1", "s2"}


async def test_a_zone_that_is_gone_pauses_and_keeps_no_other_back() -> None:
    room = Newsroom()
    standing = await room.subscribe()
    gone = an_early_bird(id=SubscriptionId("s0"), zone="Gone/Zone", place=replace(PLACE, id="C0"))
    broken = replace(standing, subscription=gone)
    await room.store.add(broken)
    room.record_event()
    with capture_logs() as logs:
        await room.tick_at(hours=1)
    paused = await room.store.get(SubscriptionId("s0"))
    assert paused and paused.subscription.pause
    assert paused.subscription.pause.reason is PauseReason.ZONE_GONE
    assert [each["event"] for each in logs] == ["digest_zone_gone"]
    owner, edition = await room.posted()
    assert (owner.place.id, edition.key.subscription) == ("@U1", "s1")
    assert "/digest edit s0 zone:…" in owner.payload


async def test_before_the_record_is_read_nothing_is_decided() -> None:
    room = Newsroom()
    await room.subscribe()
    room.forget()
    await room.tick_at(hours=1)
    assert await room.store.list_records(S1, limit=9) == ()


async def test_a_store_that_is_lost_is_logged_once_and_waited_for() -> None:
    room = Newsroom()
    store = MemorySubscriptionStore(room.deliveries)
    room.store, room.tick = store, room.new_tick(store)
    await room.subscribe()
    room.record_event()
    store.lost = True
    with capture_logs() as logs:
        await room.tick_at(hours=1)
        await room.tick_at(seconds=1)
    assert [each["event"] for each in logs] == ["digest_store_lost"]
    store.lost = False
    await room.tick_at(seconds=1)
    assert len(await room.posted()) == 1


async def test_a_start_finds_the_next_slot_anew() -> None:
    """As when the time-zone database, or the reckoning, is another one than it was."""
    room = Newsroom()
    standing = await room.subscribe()
    wrong = replace(
        standing,
        subscription=replace(standing.subscription, version=2),
        next_due_at=utc("2027-01-01"),
    )
    await room.store.save(wrong, expected_version=1)
    await room.tick.start()
    mended = await room.store.get(S1)
    assert mended and mended.next_due_at == standing.next_due_at


async def test_a_start_without_a_store_is_no_end() -> None:
    room = Newsroom()
    store = MemorySubscriptionStore()
    store.lost = True
    with capture_logs() as logs:
        await room.new_tick(store).start()
    assert [each["event"] for each in logs] == ["digest_store_lost"]
    with pytest.raises(StoreError):
        await store.next_at()


async def test_progress_stays_where_it_is_with_the_slot() -> None:
    room = Newsroom()
    await room.subscribe()
    await room.tick_at(hours=1)
    there = await room.store.get(S1)
    assert there and there.progress.last == a_wall(SLOT)


async def test_what_could_not_be_delivered_in_time_is_told_by_the_next_edition() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(hours=1)
    await room.deliveries.withdraw(S1, place=PLACE, reason="skipped: not delivered in time")
    await room.tick_at(hours=24)
    assert [kind for _, kind in await occasions(room)] == [IssueKind.EDITION, IssueKind.EDITION]
    assert len((await room.posted())[-1].carries) == 1
