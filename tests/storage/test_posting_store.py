"""What every PostingStore does: in memory, on SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

from bot.delivery.posting import Carried, Posting
from bot.facts.ids import FactId
from tests.storage.outbox import CARRIED, ELSEWHERE, GENERAL, NOW, Outbox

ACCORD, FLOOD = FactId("river/accord"), FactId("river/flood")
EARLIER = Posting(place=GENERAL, message_id="1.1", posted_at=NOW, carries=CARRIED)
BOTH = Posting(
    place=replace(GENERAL, thread="1.1"),
    message_id="1.2",
    posted_at=NOW + timedelta(minutes=1),
    carries=(Carried(fact=ACCORD, revision=3), Carried(fact=FLOOD, revision=1)),
    delivery="daily/2026-11-02T08:00/1",
)


async def test_the_postings_that_carry_a_fact_are_found_newest_first(outbox: Outbox) -> None:
    await outbox.postings.record([EARLIER, BOTH])
    assert await outbox.postings.find_carrying(ACCORD) == (BOTH, EARLIER)
    assert await outbox.postings.find_carrying(FLOOD) == (BOTH,)
    assert await outbox.postings.find_carrying(FactId("river/drought")) == ()


async def test_a_message_is_recorded_once(outbox: Outbox) -> None:
    await outbox.postings.record([EARLIER])
    await outbox.postings.record([replace(EARLIER, delivery="another")])
    assert await outbox.postings.find_carrying(ACCORD) == (EARLIER,)


async def test_the_same_id_in_another_channel_is_another_message(outbox: Outbox) -> None:
    await outbox.postings.record([EARLIER])
    assert await outbox.postings.known(GENERAL, ["1.1", "1.2"]) == {"1.1"}
    assert await outbox.postings.known(ELSEWHERE, ["1.1"]) == frozenset()
    assert await outbox.postings.known(replace(GENERAL, thread="9"), ["1.1"]) == {"1.1"}


async def test_a_message_without_facts_is_a_posting_too(outbox: Outbox) -> None:
    await outbox.postings.record([replace(EARLIER, carries=())])
    assert await outbox.postings.known(GENERAL, ["1.1"]) == {"1.1"}
    assert await outbox.postings.known(GENERAL, []) == frozenset()
