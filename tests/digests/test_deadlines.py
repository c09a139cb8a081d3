"""Drafts that cannot be seen to hold nobody up, and end all the same."""

from dataclasses import replace
from datetime import timedelta

from structlog.testing import capture_logs

from bot.digests.edition import IssueKind
from bot.digests.read_schedule import read_schedule
from bot.digests.review import Draft, DraftState
from bot.digests.rules import Rule, Rules
from bot.digests.subscription import Review, SubscriptionId, Unapproved
from bot.errors import DeliveryError
from tests.builders import a_quote_fact
from tests.digests.builders import ADA, PLACE, a_pause, a_wall
from tests.digests.newsroom import NINE, S1, Newsroom, an_early_bird

DESK = replace(PLACE, id="C-desk")
REVIEW = Review(place=DESK, unapproved=Unapproved.SEND)
REVIEWED = an_early_bird(review=REVIEW)
SLOT = "2026-11-02T09:00"


async def drafted() -> Newsroom:
    room = Newsroom()
    await room.subscribe(REVIEWED)
    room.record_event()
    await room.tick_at(minutes=30)
    return room


async def the_draft(room: Newsroom, wall: str = SLOT) -> Draft:
    draft = await room.store.get_draft(S1, a_wall(wall))
    assert draft
    return draft


async def in_the_channel(room: Newsroom) -> list[str]:
    return [each.key.slot for each in await room.posted() if each.place == PLACE]


async def edit(room: Newsroom, **changes: object) -> None:
    there = await room.store.get(S1)
    assert there
    version = there.subscription.version
    after = replace(there.subscription, version=version + 1, **changes)  # type: ignore[arg-type]  # as given
    await room.store.save(replace(there, subscription=after), expected_version=version)


async def test_one_that_cannot_be_seen_to_keeps_no_other_back() -> None:
    room = await drafted()
    other = an_early_bird(id=SubscriptionId("s2"), rules=Rules(rule=Rule.BREAKING))
    await room.subscribe(other)
    room.fail = [ValueError("a fault of our own")]
    room.time.move(minutes=20)
    room.record(a_quote_fact())
    with capture_logs() as logs:
        await room.tick.run_once()
    assert [each["event"] for each in logs] == ["draft_not_seen_to"]
    assert [each.split("-")[0] for each in await in_the_channel(room)] == ["breaking"]


async def test_what_cannot_be_set_is_tried_once_a_minute() -> None:
    room = await drafted()
    room.fail = [DeliveryError("no picture")] * 2
    with capture_logs() as logs:
        await room.tick_at(minutes=30)
        for _ in range(5):
            await room.tick_at(seconds=1)
    assert [each["event"] for each in logs] == ["draft_not_set"]
    await room.tick_at(minutes=1)
    await room.tick_at(minutes=1)
    assert await in_the_channel(room) == [SLOT]


async def test_a_draft_ends_even_where_its_editors_cannot_be_told() -> None:
    room = await drafted()
    room.fail = [DeliveryError("Slack is not connected to this bot")] * 99
    with capture_logs():
        await room.tick_at(hours=7)
        await room.tick_at(minutes=1)
    assert (await the_draft(room)).state is DraftState.EXPIRED
    assert [each.kind for each in await room.issues()][:1] == [IssueKind.SKIPPED]


async def test_drafts_behind_many_that_cannot_be_set_are_seen_to() -> None:
    room = Newsroom()
    for number in range(120):
        id = f"s{number:03}"
        one = replace(REVIEWED, id=SubscriptionId(id), place=replace(PLACE, id=f"C{id}"))
        await room.subscribe(one)
    room.record_event()
    await room.tick_at(minutes=30)
    room.fail = [DeliveryError("no picture")] * 100
    with capture_logs():
        await room.tick_at(minutes=20)
        await room.tick_at(seconds=1)
    nudges = [each for each in await room.posted() if each.key.slot == f"nudge-{SLOT}"]
    assert len(nudges) == 20


async def test_editors_are_not_reminded_of_what_is_paused() -> None:
    room = await drafted()
    await edit(room, pause=a_pause(room.time.clock()))
    await room.tick_at(minutes=20)
    assert [each.key.slot for each in await room.posted()] == [f"draft-{SLOT}-1"]
    await room.tick_at(minutes=10)
    assert [each.kind for each in await room.issues()] == [IssueKind.SKIPPED]


async def test_a_zone_that_is_gone_keeps_no_draft_from_its_end() -> None:
    room = await drafted()
    await edit(room, zone="Gone/Zone", pause=a_pause(room.time.clock()))
    await room.tick_at(minutes=30)
    assert [each.kind for each in await room.issues()] == [IssueKind.SKIPPED]


async def test_what_went_out_meanwhile_is_not_posted_a_second_time() -> None:
    """Editors were taken away while a draft waited, and somebody asked for an edition."""
    room = await drafted()
    await edit(room, review=None)
    there = await room.store.get(S1)
    assert there
    room.time.move(minutes=1)
    await room.publisher.issue(there, "asked-1")
    await room.tick_at(minutes=29)
    assert await in_the_channel(room) == ["asked-1"]
    assert (await room.issues())[-1].why == "Skipped: what it told has been posted meanwhile."


async def test_the_next_draft_waits_until_the_one_before_it_has_ended() -> None:
    """Where drafts come earlier than the slot before, two would tell the same."""
    room = Newsroom()
    review = replace(REVIEW, lead=timedelta(hours=3))
    hourly = read_schedule("daily 09:00 and 10:00")
    await room.subscribe(an_early_bird(schedule=hourly, review=review))
    room.record_event()
    await room.tick_at(seconds=1)
    await room.tick_at(minutes=30)
    await room.reviews.approve(await the_draft(room), REVIEWED, ADA)
    room.record(a_quote_fact())
    for _ in range(40):
        await room.tick_at(minutes=5)
    told = [each.carries for each in await room.posted() if each.place == PLACE]
    assert [[one.fact.split("/")[1] for one in each] for each in told] == [["signing"], ["quote"]]


async def test_a_late_edition_that_was_decided_in_time_says_that_it_is_late() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(schedule=NINE))
    room.record_event()
    room.fail = [DeliveryError("no picture")] * 3
    with capture_logs():
        await room.tick_at(hours=1)
        for _ in range(4):
            await room.tick_at(minutes=1)
    [delivery] = await room.posted()
    assert "Late: it could not be made before, and was due 3 minutes ago." in delivery.payload


async def test_of_two_that_were_left_open_the_later_stands_for_both() -> None:
    """However often there is an edition; after a downtime there is one."""
    room = Newsroom()
    hourly = read_schedule("every hour")
    await room.subscribe(an_early_bird(schedule=hourly, rules=Rules(rule=Rule.ALWAYS)))
    room.record_event()
    room.fail = [DeliveryError("no picture")]
    with capture_logs():
        await room.tick_at(hours=1)
    await room.tick_at(hours=3)
    await room.tick_at(minutes=1)
    assert await in_the_channel(room) == ["2026-11-02T12:00"]
    skipped, _ = await room.issues()
    assert skipped.why == "Skipped: it could not be made before the next one was due."
