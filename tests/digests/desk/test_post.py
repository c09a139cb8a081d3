"""`/digest now` and `/digest test`: posted by the way that every edition takes."""

from dataclasses import replace

import pytest

from bot.delivery.delivery import State
from bot.delivery.store import Entry
from bot.errors import DeliveryError
from bot.messages.request import Rights
from tests.digests.desk.counter import EDITORS, NEWS, Counter

NINE = "/digest subscribe daily 09:00 zone:UTC"


@pytest.fixture(autouse=True)
async def subscribed(counter: Counter) -> None:
    await counter.ask(NINE)


async def test_an_edition_is_posted_now_and_the_next_goes_on_from_it(counter: Counter) -> None:
    said = await counter.said("/digest now")
    assert said == "An edition is on its way here. 1 new in the last 7 days."
    (delivery,) = await counter.room.posted()
    assert (delivery.place, delivery.key.slot) == (NEWS, "asked-2026-11-02T08:00")
    assert counter.room.woken == 1
    await counter.room.tick_at(hours=1)
    assert len(await counter.room.posted()) == 1


async def test_with_nothing_new_a_line_says_so(counter: Counter) -> None:
    await counter.ask("/digest now")
    counter.room.time.move(minutes=1)
    said = await counter.said("/digest now")
    assert said == "A line is on its way here. Nothing new since the last edition."


async def test_one_a_minute_at_most(counter: Counter) -> None:
    await counter.ask("/digest now")
    assert "wait a minute for another" in await counter.said("/digest now")
    assert len(await counter.room.posted()) == 1


async def test_neither_what_is_paused_nor_what_editors_see_first_is_posted_by_hand(
    counter: Counter,
) -> None:
    await counter.ask("/digest pause")
    assert "This digest is paused" in await counter.said("/digest now")
    await counter.ask("/digest resume")
    others = ((EDITORS.id, Rights(manages=True)),)
    await counter.ask(f"/digest edit review:{EDITORS.id}", others=others)
    assert "Editors see every edition of this digest first" in await counter.said("/digest now")
    assert await counter.room.posted() == []


async def test_a_test_message_goes_by_the_outbox(counter: Counter) -> None:
    said = await counter.said("/digest test")
    assert "A test message is on its way to this channel." in said
    (delivery,) = await counter.room.posted()
    assert delivery.place == NEWS
    assert "This is a test: digests can be posted here." in delivery.payload
    assert counter.room.woken == 1
    assert sum(counter.waits) < 2


@pytest.mark.parametrize(
    ("state", "reason", "said"),
    [
        (State.SENT, "sent", "It works: the test message stands in this channel."),
        (State.DEAD, "dead: Missing Access", "could not be posted in this channel. Dead: Missing"),
    ],
)
async def test_what_became_of_a_test_is_said_as_soon_as_it_is_known(
    counter: Counter, state: State, reason: str, said: str
) -> None:
    async def deliver(_seconds: float) -> None:
        for each in await counter.room.posted():
            became = replace(each, state=state, reason=reason, next_attempt_at=None)
            await counter.room.deliveries.write([Entry(delivery=became)])

    counter.after_pause = deliver
    assert said in await counter.said("/digest test")


async def test_where_the_bot_cannot_post_it_says_what_it_lacks(counter: Counter) -> None:
    rights = Rights(manages=True, lacks=("Attach Files",))
    assert "I lack Attach Files" in await counter.said("/digest test", rights=rights)
    assert await counter.room.posted() == []


async def test_what_cannot_be_made_ready_is_said_and_nothing_is_kept(counter: Counter) -> None:
    counter.room.fail.append(DeliveryError("no pictures today"))
    said = await counter.said("/digest now")
    assert "could not be made ready for posting just now" in said
    assert await counter.room.posted() == []
