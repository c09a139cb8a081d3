"""What every DeliveryStore does: in memory, on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.delivery import Delivery, State
from bot.delivery.steps import close, finish, start, wait
from bot.delivery.store import Entry
from bot.messages.request import Platform
from tests.storage.outbox import (
    CARRIED,
    ELSEWHERE,
    GENERAL,
    LEASE,
    NOW,
    ON_DISCORD,
    Outbox,
    a_claim,
    a_delivery,
    a_key,
)

SOON = NOW + timedelta(seconds=5)
AFTER_LEASE = NOW + LEASE


async def claim_one(outbox: Outbox, **changes: object) -> Delivery:
    (claimed,) = await outbox.deliveries.claim(replace(a_claim(), **changes))  # type: ignore[arg-type]  # as given
    return claimed


async def write(outbox: Outbox, delivery: Delivery) -> bool:
    return bool(await outbox.deliveries.write([Entry(delivery=delivery)]))


async def test_a_delivery_comes_back_as_it_was_put_in(outbox: Outbox) -> None:
    whole = replace(a_delivery(), expires_at=SOON, unsure_since=NOW, reason="as it was")
    assert await outbox.deliveries.add([whole]) == 1
    assert await outbox.deliveries.get(whole.key) == whole
    assert await outbox.deliveries.get(a_key("another")) is None


async def test_a_key_is_put_in_once(outbox: Outbox) -> None:
    again = replace(a_delivery(), payload="another")
    assert await outbox.deliveries.add([a_delivery()]) == 1
    assert await outbox.deliveries.add([again, a_delivery("weekly")]) == 1
    assert await outbox.deliveries.get(again.key) == a_delivery()


async def test_the_longest_waiting_is_claimed_first(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery("young", at=SOON), a_delivery("old")])
    first = await outbox.deliveries.claim(a_claim(at=SOON, limit=1))
    second = await outbox.deliveries.claim(a_claim(at=SOON))
    assert [each.key for each in (*first, *second)] == [a_key("old"), a_key("young")]


async def test_what_is_not_due_is_not_claimed(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery(at=SOON)])
    assert await outbox.deliveries.next_due(Platform.SLACK) == SOON
    assert await outbox.deliveries.claim(a_claim()) == ()


async def test_another_platforms_delivery_is_not_claimed(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery(place=ON_DISCORD)])
    assert await outbox.deliveries.next_due(Platform.SLACK) is None
    assert await outbox.deliveries.claim(a_claim()) == ()


async def test_a_lease_keeps_others_away_until_it_ends(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery()])
    claimed = await claim_one(outbox)
    assert (claimed.state, claimed.holder, claimed.claims) == (State.CLAIMED, "one", 1)
    assert claimed.next_attempt_at == AFTER_LEASE
    assert await outbox.deliveries.claim(a_claim("two", at=SOON)) == ()
    again = await claim_one(outbox, holder="two", now=AFTER_LEASE)
    assert (again.holder, again.claims) == ("two", 2)


async def test_who_has_lost_the_lease_writes_nothing(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery()])
    lost = await claim_one(outbox)
    held = await claim_one(outbox, holder="two", now=AFTER_LEASE)
    sent, posting = finish(lost, message_id="1.1", now=AFTER_LEASE)
    assert await outbox.deliveries.write([Entry(delivery=sent, posting=posting)]) == frozenset()
    assert await outbox.deliveries.get(lost.key) == held
    assert await outbox.postings.find_carrying(CARRIED[0].fact) == ()


async def test_a_call_that_began_is_on_record_for_whoever_claims_next(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery()])
    assert await write(outbox, start(await claim_one(outbox), now=SOON, lease=LEASE))
    again = await claim_one(outbox, now=SOON + LEASE)
    assert (again.state, again.unsure_since) == (State.CLAIMED, SOON)


async def test_what_was_sent_is_recorded_with_its_posting(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery()])
    sent, posting = finish(await claim_one(outbox), message_id="1.1", now=SOON)
    assert await outbox.deliveries.write([Entry(delivery=sent, posting=posting)]) == {sent.key}
    found = await outbox.deliveries.get(sent.key)
    assert found == sent
    assert (sent.state, sent.payload, sent.next_attempt_at) == (State.SENT, "", None)
    assert await outbox.postings.find_carrying(CARRIED[0].fact) == (posting,)
    assert await outbox.deliveries.claim(a_claim(at=AFTER_LEASE)) == ()


async def test_what_is_given_back_waits_until_then(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery()])
    claimed = await claim_one(outbox)
    await write(outbox, wait(claimed, until=SOON, reason="waiting: rate limit", failed=True))
    assert await outbox.deliveries.claim(a_claim()) == ()
    again = await claim_one(outbox, now=SOON)
    assert (again.attempts, again.reason) == (1, "waiting: rate limit")


@pytest.mark.parametrize("state", [State.SENT, State.SKIPPED])
async def test_a_part_waits_for_the_parts_before_it(outbox: Outbox, state: State) -> None:
    await outbox.deliveries.add([a_delivery(part=2), a_delivery(part=1)])
    first = await claim_one(outbox)
    assert first.key.part == 1
    assert await outbox.deliveries.claim(a_claim()) == ()
    await write(outbox, close(first, state, reason="done"))
    assert (await claim_one(outbox)).key.part == 2


async def test_an_uncertain_part_holds_back_the_parts_after_it(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery(part=1), a_delivery(part=2)])
    await write(outbox, close(await claim_one(outbox), State.UNCERTAIN, reason="who knows"))
    assert await outbox.deliveries.claim(a_claim(at=AFTER_LEASE)) == ()


async def test_a_dead_part_ends_the_parts_after_it(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery(part=1), a_delivery(part=2), a_delivery("weekly")])
    first, _ = await outbox.deliveries.claim(a_claim())
    await write(outbox, close(first, State.DEAD, reason="dead: refused"))
    second = await outbox.deliveries.get(a_key(part=2))
    assert second
    assert (second.state, second.reason) == (State.DEAD, "dead: refused")


async def test_a_place_that_is_gone_ends_what_waits_for_it(outbox: Outbox) -> None:
    unsure = replace(a_delivery("unsure"), unsure_since=NOW)
    there = [a_delivery("daily"), a_delivery("weekly", at=SOON), unsure]
    await outbox.deliveries.add([*there, a_delivery("other", place=ELSEWHERE)])
    assert await outbox.deliveries.abandon(GENERAL, reason="dead: archived") == 2
    open_ = await outbox.deliveries.find(state=State.DUE)
    assert {each.key for each in open_} == {a_key("unsure"), a_key("other")}
    dead = await outbox.deliveries.find(state=State.DEAD)
    assert {each.reason for each in dead} == {"dead: archived"}


async def test_what_is_not_sent_yet_of_a_subscription_is_withdrawn(outbox: Outbox) -> None:
    unsure = replace(a_delivery("daily", part=2), unsure_since=NOW)
    elsewhere = replace(a_delivery("daily", place=ELSEWHERE), key=a_key("daily", slot="told"))
    await outbox.deliveries.add([a_delivery(), unsure, elsewhere, a_delivery("other")])
    assert await outbox.deliveries.withdraw("daily", place=GENERAL, reason="skipped: paused") == 1
    [skipped] = await outbox.deliveries.find(state=State.SKIPPED)
    assert (skipped.key, skipped.payload) == (a_key("daily"), "")
    assert skipped.reason == "skipped: paused"


async def test_who_has_claimed_what_is_withdrawn_cannot_send_it(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery("claimed"), a_delivery("sending")])
    claimed, sending = await outbox.deliveries.claim(a_claim())
    await write(outbox, start(sending, now=NOW, lease=LEASE))
    for each in ("claimed", "sending"):
        await outbox.deliveries.withdraw(each, place=GENERAL, reason="skipped: paused")
    assert not await write(outbox, start(claimed, now=NOW, lease=LEASE))
    assert await write(outbox, close(sending, State.SENT, reason="sent"))


async def test_after_a_restore_whatever_is_open_is_looked_for_first(outbox: Outbox) -> None:
    both = [a_delivery("due"), a_delivery("later", at=AFTER_LEASE)]
    await outbox.deliveries.add([*both, a_delivery("leased"), a_delivery("sent")])
    due, leased, sent = await outbox.deliveries.claim(a_claim())
    await write(outbox, close(sent, State.SENT, reason="sent"))
    await write(outbox, wait(due, until=NOW, reason=""))
    assert await outbox.deliveries.doubt() == 3
    assert not await write(outbox, start(leased, now=NOW, lease=LEASE))
    doubted = await outbox.deliveries.claim(a_claim(at=AFTER_LEASE))
    assert {each.key.subscription for each in doubted} == {"due", "later", "leased"}
    assert all(each.unsure_since == each.created_at for each in doubted)


async def test_deliveries_are_found_by_state_and_subscription_newest_first(
    outbox: Outbox,
) -> None:
    new = [a_delivery("a"), a_delivery("b", at=SOON), a_delivery("b", part=2, at=SOON)]
    await outbox.deliveries.add(new)
    keys = [each.key for each in await outbox.deliveries.find()]
    assert keys == [a_key("b"), a_key("b", part=2), a_key("a")]
    assert [each.key for each in await outbox.deliveries.find(limit=1)] == [a_key("b")]
    assert [each.key for each in await outbox.deliveries.find(subscription="a")] == [a_key("a")]
    assert await outbox.deliveries.find(state=State.DEAD) == ()
    assert await outbox.deliveries.count() == {State.DUE: 3}


async def test_claims_at_the_same_time_never_get_the_same(outbox: Outbox) -> None:
    await outbox.deliveries.add([a_delivery(f"s{number}") for number in range(60)])
    claims = [a_claim(f"worker-{number}", limit=7) for number in range(12)]
    claimed = await asyncio.gather(*map(outbox.deliveries.claim, claims))
    keys = [each.key for group in claimed for each in group]
    assert len(set(keys)) == len(keys)
    rest = await outbox.deliveries.claim(a_claim())
    assert len(keys) + len(rest) == 60
