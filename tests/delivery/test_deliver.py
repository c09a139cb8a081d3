"""How the worker carries deliveries to their end."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.delivery import State
from bot.delivery.pace import Rates
from bot.delivery.posting import Carried
from bot.delivery.terms import Backoff, Terms
from bot.delivery.trouble import TroubleKind
from bot.errors import (
    DeliveryError,
    PlaceGoneError,
    StoreError,
    TokenGoneError,
    TryLaterError,
    UncertainError,
)
from bot.facts.ids import FactId
from tests.delivery.scene import ELSEWHERE, GENERAL, TERMS, Scene, a_delivery, a_key

LIMITED = TryLaterError("the rate limit", retry_after=30)
LOST = UncertainError("the connection broke")
GONE = PlaceGoneError("the channel is archived (is_archived)")


async def test_a_delivery_is_sent_once_and_becomes_a_posting(scene: Scene) -> None:
    carried = (Carried(fact=FactId("river/accord"), revision=2),)
    await scene.store.add([replace(a_delivery(), carries=carried)])
    await scene.worker().drain()
    assert [each.key for each in scene.sender.posted] == [a_key()]
    assert scene.the().state is State.SENT
    assert scene.the().reason == "sent at 08:00:00 UTC on 2 November 2026"
    (posting,) = await scene.store.postings.find_carrying(carried[0].fact)
    assert (posting.message_id, posting.place, posting.carries) == ("m1", GENERAL, carried)
    assert posting.delivery == "daily/2026-11-02T08:00/1"


async def test_the_call_is_on_record_before_it_is_made(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.gate.clear()
    draining = asyncio.create_task(scene.worker().drain())
    await scene.sender.called.wait()
    assert scene.the().state is State.SENDING
    assert scene.the().unsure_since is not None
    scene.sender.gate.set()
    await draining
    states = [each.state for each in scene.store.history]
    assert states == [State.CLAIMED, State.SENDING, State.SENT]


async def test_the_parts_of_an_edition_go_out_in_order(scene: Scene) -> None:
    await scene.store.add([a_delivery(part=part) for part in (3, 1, 2)])
    worker = scene.worker()
    for _ in range(3):
        await worker.drain()
        scene.time.move(seconds=2)
    assert [each.key.part for each in scene.sender.posted] == [1, 2, 3]


async def test_a_rate_limit_is_kept_to_the_second_and_said_in_words(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.answers.append(LIMITED)
    worker = scene.worker()
    await worker.drain()
    waiting = scene.the()
    assert waiting.reason.startswith("waiting: the rate limit until 08:00:3")
    assert (waiting.attempts, waiting.unsure_since) == (0, None)
    scene.time.move(seconds=29)
    await worker.drain()
    assert len(scene.sender.posted) == 1
    scene.time.move(seconds=5)
    await worker.drain()
    assert scene.the().state is State.SENT


@pytest.mark.parametrize("seconds", [float("inf"), float("nan"), 1e300, -5.0])
async def test_a_wait_that_cannot_be_meant_is_a_day_at_most(scene: Scene, seconds: float) -> None:
    await scene.store.add([a_delivery("first"), a_delivery("second")])
    scene.sender.answers.append(TryLaterError("the rate limit", retry_after=seconds))
    worker = scene.worker()
    await worker.drain()
    for _ in range(30):
        scene.time.move(hours=1)
        await worker.drain()
    assert {scene.the(name).state for name in ("first", "second")} == {State.SENT}


async def test_a_limited_place_does_not_keep_the_others_waiting(scene: Scene) -> None:
    await scene.store.add([a_delivery("first"), a_delivery("second")])
    scene.sender.answers.append(LIMITED)
    worker = scene.worker()
    await worker.drain()
    await scene.store.add([a_delivery("other", place=ELSEWHERE)])
    await worker.drain()
    assert scene.the("other").state is State.SENT
    assert scene.the("second").state is State.DUE


async def test_a_limited_token_posts_nowhere_until_then(scene: Scene) -> None:
    await scene.store.add([a_delivery("first")])
    everywhere = TryLaterError("the rate limit", retry_after=30, everywhere=True)
    scene.sender.answers.append(everywhere)
    worker = scene.worker()
    await worker.drain()
    await scene.store.add([a_delivery("other", place=ELSEWHERE)])
    await worker.drain()
    assert len(scene.sender.posted) == 1
    scene.time.move(seconds=40)
    await worker.drain()
    assert {scene.the(name).state for name in ("first", "other")} == {State.SENT}


async def test_a_place_gets_one_message_a_second_in_the_order_they_came(scene: Scene) -> None:
    await scene.store.add([a_delivery(f"s{number}") for number in range(5)])
    worker = scene.worker(terms=replace(TERMS, patience=0.0))
    for _ in range(40):
        await worker.drain()
        scene.time.move(seconds=0.25)
    assert [each.key.subscription for each in scene.sender.posted] == ["s0", "s1", "s2", "s3", "s4"]
    gaps = [b - a for a, b in zip(scene.sender.times, scene.sender.times[1:], strict=False)]
    assert all(1 <= gap < 1.6 for gap in gaps), gaps


async def test_a_lost_answer_is_looked_for_before_anything_is_sent_again(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.lost.append(LOST)
    worker = scene.worker()
    await worker.drain()
    assert scene.the().state is State.RETRY
    why = "waiting: the connection broke, so it may have arrived; tried again"
    assert scene.the().reason.startswith(why)
    scene.time.move(seconds=30)
    await worker.drain()
    assert scene.the().state is State.SENT
    assert scene.the().reason == "sent: found where it belongs, after its answer was lost"
    assert len(scene.sender.posted) == 1
    assert await scene.store.postings.known(GENERAL, ["m1"]) == {"m1"}


async def test_a_call_that_did_not_arrive_is_made_again_after_looking(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.answers.append(LOST)
    worker = scene.worker()
    await worker.drain()
    scene.time.move(seconds=30)
    await worker.drain()
    assert len(scene.sender.looked_up) == 1
    assert len(scene.sender.posted) == 2
    assert scene.the().state is State.SENT


async def test_within_the_platforms_memory_a_call_is_repeated_without_looking(
    scene: Scene,
) -> None:
    scene.sender.repeatable_for = timedelta(minutes=2)
    await scene.store.add([a_delivery()])
    scene.sender.answers.extend([LOST, LOST])
    worker = scene.worker()
    await worker.drain()
    scene.time.move(seconds=30)
    await worker.drain()
    assert (len(scene.sender.posted), scene.sender.looked_up) == (2, [])
    scene.time.move(seconds=100)
    await worker.drain()
    ((_, since),) = scene.sender.looked_up
    assert since == scene.sender.posted[0].created_at - TERMS.skew


async def test_a_turn_that_comes_after_the_platform_forgot_is_not_taken_for_a_repeat(
    scene: Scene,
) -> None:
    scene.sender.repeatable_for = timedelta(minutes=2)
    unsure = scene.time.clock() - timedelta(seconds=118)
    await scene.store.add([replace(a_delivery(), unsure_since=unsure)])
    await scene.worker(limited=4.0).drain()
    assert len(scene.sender.looked_up) == 1


@pytest.mark.parametrize("minutes", [1.1, 30])
async def test_what_a_killed_worker_was_sending_is_settled_by_the_next(
    scene: Scene, minutes: float
) -> None:
    scene.sender.repeatable_for = timedelta(minutes=2)
    await scene.store.add([a_delivery()])
    scene.sender.gate.clear()
    killed = asyncio.create_task(scene.worker().drain())
    await scene.sender.called.wait()
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)
    scene.sender.gate.set()
    scene.sender.shown["m0"] = str(a_key())
    scene.time.move(minutes=minutes)
    await scene.worker(holder="two").drain()
    assert scene.the().state is State.SENT
    assert len(scene.sender.looked_up) == (minutes > 2)
    assert len(scene.sender.posted) == (1 if minutes > 2 else 2)


async def test_a_history_that_cannot_be_read_parks_the_delivery_and_tells(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.lost.append(LOST)
    scene.sender.unreadable = DeliveryError("its history cannot be read")
    worker = scene.worker()
    await worker.drain()
    scene.time.move(hours=9)
    await worker.drain()
    assert scene.the().state is State.UNCERTAIN
    assert scene.the().reason == "uncertain: it may have arrived, and its history cannot be read"
    assert [each.kind for each in scene.troubles] == [TroubleKind.UNCERTAIN]
    assert len(scene.sender.posted) == 1


async def test_a_message_that_is_another_posting_already_is_not_taken_for_it(
    scene: Scene,
) -> None:
    await scene.store.add([a_delivery("one"), a_delivery("two", place=ELSEWHERE)])
    scene.sender.answers.extend([None, LOST])
    worker = scene.worker()
    await worker.drain()
    scene.sender.shown["m1"] = str(a_key("two"))
    moved = replace(scene.the("two"), place=GENERAL)
    scene.store.deliveries[moved.key] = moved
    scene.time.move(seconds=30)
    await worker.drain()
    assert len(scene.sender.posted) == 3


async def test_a_place_that_is_gone_ends_all_that_waits_for_it_and_tells(scene: Scene) -> None:
    await scene.store.add([a_delivery("daily"), a_delivery("weekly")])
    scene.sender.answers.append(GONE)
    await scene.worker(terms=replace(TERMS, patience=0.0)).drain()
    assert {scene.the(name).state for name in ("daily", "weekly")} == {State.DEAD}
    assert scene.the("weekly").reason == "dead: the channel is archived (is_archived)"
    ((trouble,), (posted,)) = (scene.troubles, scene.sender.posted)
    assert (trouble.kind, trouble.delivery.key) == (TroubleKind.PLACE_GONE, posted.key)


async def test_a_refused_token_is_tried_once_a_minute_and_nothing_is_lost(scene: Scene) -> None:
    await scene.store.add([a_delivery("one"), a_delivery("two", place=ELSEWHERE)])
    scene.sender.answers.extend([TokenGoneError("the token was revoked"), None])
    worker = scene.worker(terms=replace(TERMS, at_once=1))
    await worker.drain()
    assert len(scene.sender.posted) == 1
    assert [each.kind for each in scene.troubles] == [TroubleKind.TOKEN_REFUSED]
    assert scene.the("one").reason.startswith("waiting: the token was revoked; tried again from")
    scene.time.move(seconds=61)
    await worker.drain()
    assert {scene.the(name).state for name in ("one", "two")} == {State.SENT}


async def test_what_the_platform_refuses_for_what_it_is_ends(scene: Scene) -> None:
    await scene.store.add([a_delivery(part=1), a_delivery(part=2)])
    scene.sender.answers.append(DeliveryError("invalid_blocks"))
    await scene.worker().drain()
    assert scene.the().reason == "dead: refused: invalid_blocks"
    assert scene.the(part=2).state is State.DEAD
    assert [each.kind for each in scene.troubles] == [TroubleKind.REFUSED]


async def test_after_so_many_failures_people_decide(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.answers.extend([LOST] * 3)
    worker = scene.worker(terms=replace(TERMS, backoff=Backoff(attempts=3)))
    for _ in range(5):
        await worker.drain()
        scene.time.move(hours=1)
    assert scene.the().state is State.UNCERTAIN
    assert scene.the().reason.endswith("given up after 3 attempts")
    assert len(scene.sender.posted) == 3


async def test_what_comes_too_late_is_skipped_and_says_so(scene: Scene) -> None:
    late = scene.time.clock() + timedelta(minutes=1)
    await scene.store.add([replace(a_delivery(), expires_at=late)])
    scene.sender.answers.append(TryLaterError("the rate limit", retry_after=300))
    worker = scene.worker()
    await worker.drain()
    scene.time.move(hours=1)
    await worker.drain()
    assert scene.the().state is State.SKIPPED
    assert scene.the().reason.startswith("skipped: it could not be delivered in time (waiting:")
    assert len(scene.sender.posted) == 1


async def test_a_fault_of_our_own_never_sends_twice(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.lost.append(KeyError("a mistake"))
    worker = scene.worker()
    await worker.drain()
    assert "something went wrong here (error " in scene.the().reason
    scene.time.move(seconds=30)
    await worker.drain()
    assert len(scene.sender.posted) == 1


async def test_a_call_without_an_answer_is_given_up_in_time(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.gate.clear()
    quick = replace(TERMS, call=timedelta(milliseconds=1))
    await scene.worker(terms=quick).drain()
    assert "the platform did not answer in time" in scene.the().reason


async def test_a_store_that_is_lost_after_sending_leaves_it_to_be_found(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.gate.clear()
    draining = asyncio.create_task(scene.worker().drain())
    await scene.sender.called.wait()
    scene.store.lost = True
    scene.sender.gate.set()
    await draining
    assert scene.the().state is State.SENDING
    scene.store.lost = False
    scene.time.move(seconds=61)
    await scene.worker().drain()
    assert scene.the().state is State.SENT
    assert len(scene.sender.posted) == 1


async def test_somebody_who_listens_and_fails_stops_nothing(scene: Scene) -> None:
    await scene.store.add([a_delivery()])
    scene.sender.answers.append(GONE)
    scene.troubles = None  # type: ignore[assignment]  # so that telling fails
    await scene.worker().drain()
    assert scene.the().state is State.DEAD


async def test_a_store_that_is_lost_to_who_listens_has_it_told_again(scene: Scene) -> None:
    """Or the place would be given up, and its digest never paused."""
    await scene.store.add([a_delivery()])
    scene.sender.answers += [GONE, GONE]
    scene.deaf.append(StoreError("The store is locked."))
    worker = scene.worker()
    await worker.drain()
    assert scene.the().state is State.SENDING
    scene.time.move(seconds=61)
    await worker.drain()
    assert scene.the().state is State.DEAD
    assert [each.kind for each in scene.troubles] == [TroubleKind.PLACE_GONE]


async def test_a_place_keeps_its_distance_from_a_message_that_waited_for_the_token(
    scene: Scene,
) -> None:
    places = [replace(GENERAL, id=f"C{number}") for number in range(20)]
    crowd = [a_delivery(f"s{number:02}", place=each) for number, each in enumerate(places)]
    second = a_delivery("s20", place=places[-1])
    await scene.store.add([*crowd, second])
    worker = scene.worker(rates=Rates(a_second=5, place_seconds=1.0))
    for _ in range(40):
        await worker.drain()
        scene.time.move(seconds=0.25)
    times = {
        each.key.subscription: at
        for each, at in zip(scene.sender.posted, scene.sender.times, strict=True)
    }
    assert times["s20"] - times["s19"] > 0.9  # the call is written down before it is made


def test_terms_under_which_a_lease_could_end_during_a_call_are_refused() -> None:
    with pytest.raises(ValueError, match="at least three calls"):
        Terms(lease=timedelta(seconds=30), call=timedelta(seconds=15))


async def test_what_waits_until_it_is_too_late_says_so_and_ends_then(scene: Scene) -> None:
    late = scene.time.clock() + timedelta(minutes=1)
    await scene.store.add([replace(a_delivery(), expires_at=late)])
    scene.sender.answers.append(TryLaterError("the rate limit", retry_after=600))
    worker = scene.worker()
    await worker.drain()
    assert scene.the().reason == (
        "waiting: the rate limit; not sent after 08:01:00 UTC on 2 November 2026"
    )
    scene.time.move(minutes=11)
    await worker.drain()
    assert scene.the().state is State.SKIPPED
