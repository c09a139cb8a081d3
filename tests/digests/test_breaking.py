"""What is posted at once, and what waits."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from structlog.testing import capture_logs

from bot.digests.change import edit, pause, resume
from bot.digests.edition import BREAKING, IssueKind
from bot.digests.read_schedule import read_schedule
from bot.digests.rules import Filters, Rule, Rules, Section
from bot.digests.subscription import Review, SubscriptionId
from bot.errors import UncertainError
from bot.facts.fact import Kind
from tests.bodies import fact_id
from tests.builders import a_quote_fact, an_entity_fact, an_event_fact
from tests.digests.builders import PLACE, a_pause
from tests.digests.newsroom import NINE, S1, Newsroom, an_early_bird
from tests.fakes.moving_time import START

AT_ONCE = Rules(rule=Rule.BREAKING)


async def carried(room: Newsroom) -> list[list[str]]:
    return [[each.fact for each in delivery.carries] for delivery in await room.posted()]


async def test_what_is_approved_is_posted_at_once() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=AT_ONCE))
    await room.tick_at(minutes=1)
    room.record_event()
    await room.tick_at(seconds=1)
    [delivery] = await room.posted()
    assert delivery.key.slot.startswith(BREAKING)
    assert "Posted outside this digest's times" in delivery.payload
    assert room.woken == 1


async def test_what_was_on_record_before_the_digest_was_made_is_not_breaking() -> None:
    room = Newsroom()
    room.record_event()
    room.time.move(seconds=1)
    await room.subscribe(an_early_bird(rules=AT_ONCE, made_at=room.time.clock()))
    await room.tick_at(minutes=1)
    assert await room.posted() == []


async def test_it_is_not_told_again_at_the_next_slot() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=AT_ONCE))
    room.time.move(minutes=1)
    room.record_event()
    await room.tick_at(seconds=1)
    await room.tick_at(hours=1)
    assert [each.kind for each in await room.issues()] == [IssueKind.EDITION, IssueKind.SILENT]
    assert len(await room.posted()) == 1


async def test_only_what_fits_is_breaking() -> None:
    room = Newsroom()
    quotes = replace(AT_ONCE, filters=Filters(kinds=frozenset({Kind.QUOTE})))
    await room.subscribe(an_early_bird(rules=quotes))
    room.time.move(minutes=1)
    room.record_event()
    await room.tick_at(seconds=1)
    assert await room.posted() == []


async def test_two_posts_keep_their_distance_and_the_second_tells_all_that_waited() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=AT_ONCE, schedule=read_schedule("daily 20:00")))
    room.time.move(minutes=1)
    room.record_event()
    await room.tick_at(seconds=1)
    room.record(a_quote_fact())
    await room.tick_at(minutes=1)
    room.record_event("second")
    await room.tick_at(minutes=28)
    assert len(await room.posted()) == 1
    await room.tick_at(minutes=1)
    assert [set(each) for each in await carried(room)] == [
        {fact_id("signing")},
        {fact_id("quote"), fact_id("second")},
    ]


async def test_quiet_hours_hold_it_until_they_end() -> None:
    room = Newsroom()
    quiet = read_schedule("daily 20:00, quiet 07:00-10:00")
    await room.subscribe(an_early_bird(rules=AT_ONCE, schedule=quiet))
    room.time.move(minutes=1)
    room.record_event()
    await room.tick_at(minutes=118)
    assert await room.posted() == []
    await room.tick_at(minutes=1)
    [delivery] = await room.posted()
    assert delivery.created_at == START + timedelta(hours=2)


async def test_the_end_of_an_embargo_is_breaking() -> None:
    room = Newsroom()
    evening = read_schedule("daily 20:00")
    await room.subscribe(an_early_bird(rules=AT_ONCE, schedule=evening))
    room.time.move(minutes=1)
    room.record(an_event_fact(embargo_until=START + timedelta(hours=1)))
    await room.tick_at(minutes=58)
    assert await room.posted() == []
    await room.tick_at(minutes=1)
    assert await carried(room) == [[fact_id("signing")]]


async def test_a_paused_digest_and_one_with_another_rule_wait() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=AT_ONCE, pause=a_pause(START)))
    await room.subscribe(an_early_bird(id=SubscriptionId("s2")))
    room.time.move(minutes=1)
    room.record_event()
    await room.tick_at(seconds=1)
    assert await room.posted() == []


async def test_what_came_in_during_a_pause_is_left_to_the_next_slot() -> None:
    """It is not posted hours later, when something that is nothing to it is recorded."""
    room = Newsroom()
    evening = read_schedule("daily 20:00")
    await room.subscribe(an_early_bird(rules=AT_ONCE, schedule=evening))
    await pause(room.store, S1, pause=a_pause(START), seen_version=1)
    room.time.move(minutes=1)
    room.record_event()
    room.time.move(minutes=1)
    await resume(room.store, S1, seen_version=2, now=room.time.clock())
    await room.tick_at(minutes=1)
    room.record(an_entity_fact())
    await room.tick_at(hours=1)
    assert await room.posted() == []
    await room.tick_at(hours=11)
    assert await carried(room) == [[fact_id("signing")]]


async def test_what_is_breaking_after_a_pause_tells_what_waited_too() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=AT_ONCE))
    await pause(room.store, S1, pause=a_pause(START), seen_version=1)
    room.time.move(minutes=1)
    room.record_event()
    await resume(room.store, S1, seen_version=2, now=room.time.clock())
    room.time.move(minutes=1)
    room.record(a_quote_fact())
    await room.tick.run_once()
    assert [set(each) for each in await carried(room)] == [{fact_id("signing"), fact_id("quote")}]


async def test_what_was_on_record_before_breaking_news_was_asked_for_is_none() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird())
    room.time.move(minutes=1)
    room.record_event()
    room.time.move(minutes=1)
    now = room.time.clock()
    await edit(
        room.store, S1, seen_version=1, change=lambda each: replace(each, rules=AT_ONCE), now=now
    )
    await room.tick_at(minutes=1)
    assert await room.posted() == []


async def test_where_editors_see_drafts_nothing_is_posted_at_once() -> None:
    room = Newsroom()
    review = Review(place=replace(PLACE, id="C-desk"))
    await room.subscribe(an_early_bird(rules=AT_ONCE, review=review))
    room.time.move(minutes=1)
    room.record_event()
    await room.tick_at(seconds=1)
    assert await room.posted() == []


async def test_a_restart_posts_what_waited_and_nothing_twice() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=AT_ONCE))
    room.time.move(minutes=1)
    room.record_event()
    for _ in range(2):
        await room.new_tick().run_once()
    assert len(await room.posted()) == 1


async def test_two_processes_that_look_at_once_post_once() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=AT_ONCE))
    room.time.move(minutes=1)
    room.record_event()
    await asyncio.gather(*(room.new_tick().run_once() for _ in range(3)))
    assert len(await room.posted()) == 1


async def test_a_correction_alone_is_not_breaking() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=AT_ONCE, schedule=NINE))
    room.time.move(minutes=1)
    room.record_event()
    await room.tick_at(seconds=1)
    room.time.move(minutes=40)
    room.correct()
    await room.tick_at(seconds=1)
    assert len(await room.posted()) == 1


async def test_what_cannot_be_set_is_tried_again() -> None:
    room = Newsroom(fail=[UncertainError("no picture")])
    await room.subscribe(an_early_bird(rules=AT_ONCE, sections=(Section.FIGURES,)))
    room.time.move(minutes=1)
    room.record_event()
    with capture_logs() as logs:
        await room.tick_at(seconds=1)
    assert [each["event"] for each in logs] == ["breaking_not_set"]
    await room.tick_at(minutes=1)
    assert len(await room.posted()) == 1


async def test_one_that_cannot_be_posted_keeps_no_other_back_and_is_tried_again() -> None:
    room = Newsroom(fail=[ValueError("a fault of our own")])
    await room.subscribe(an_early_bird(rules=AT_ONCE))
    other = an_early_bird(id=SubscriptionId("s2"), place=replace(PLACE, id="C2"), rules=AT_ONCE)
    await room.subscribe(replace(other, sections=(Section.NEW,)))
    room.time.move(minutes=1)
    room.record_event()
    with capture_logs() as logs:
        await room.tick_at(seconds=1)
    assert [each["event"] for each in logs] == ["breaking_not_made"]
    assert [each.key.subscription for each in await room.posted()] == ["s2"]
    await room.tick_at(minutes=1)
    assert {each.key.subscription for each in await room.posted()} == {"s1", "s2"}


async def test_what_was_on_record_before_is_not_breaking_after_a_skipped_slot_either() -> None:
    room = Newsroom()
    room.record_event()
    room.time.move(seconds=1)
    standing = await room.subscribe(an_early_bird(rules=AT_ONCE, made_at=room.time.clock()))
    room.time.move(hours=8)
    await room.publisher.issue(standing, "2026-11-02T09:00", due_at=START)
    await room.tick.run_once()
    assert [each.kind for each in await room.issues()][:1] == [IssueKind.SKIPPED]
    assert not [each for each in await room.posted() if each.key.slot.startswith(BREAKING)]
