"""Drafts whose facts move after somebody approved them are drafts again."""

from dataclasses import replace
from datetime import timedelta

from bot.digests.edition import IssueKind
from bot.digests.review import Draft, DraftState
from bot.digests.subscription import Review, Unapproved
from bot.facts.ids import StoryId
from tests.bodies import fact_id
from tests.builders import a_quote_fact, a_story
from tests.digests.builders import ADA, PLACE, a_pause, a_wall
from tests.digests.newsroom import S1, Newsroom, an_early_bird
from tests.fakes.moving_time import START

OTHER = StoryId("harbour-strike")
DESK = replace(PLACE, id="C-desk")
SLOT = "2026-11-02T09:00"
DUE_AT = START + timedelta(hours=1)


async def approved(unapproved: Unapproved = Unapproved.SKIP) -> Newsroom:
    """Return a room in which a draft was approved half an hour before its slot."""
    room = Newsroom()
    await room.subscribe(an_early_bird(review=Review(place=DESK, unapproved=unapproved)))
    room.record_event()
    await room.tick_at(minutes=30)
    await approve(room)
    return room


async def approve(room: Newsroom) -> Draft:
    standing = await room.store.get(S1)
    assert standing
    return await room.reviews.approve(await the_draft(room), standing.subscription, ADA)


async def the_draft(room: Newsroom) -> Draft:
    draft = await room.store.get_draft(S1, a_wall(SLOT))
    assert draft
    return draft


async def in_the_channel(room: Newsroom) -> list[str]:
    return [each.payload for each in await room.posted() if each.place == PLACE]


async def at_the_desk(room: Newsroom) -> list[str]:
    return [each.payload for each in await room.posted() if each.place == DESK]


async def test_it_is_asked_of_the_editors_at_once() -> None:
    room = await approved()
    room.time.move(minutes=5)
    room.correct()
    await room.tick_at(seconds=1)
    draft = await the_draft(room)
    assert (draft.state, draft.deadline_at) == (DraftState.WAITING, DUE_AT)
    _, again = await at_the_desk(room)
    assert "The record has changed since this was approved" in again
    assert (await approve(room)).state is DraftState.APPROVED
    await room.tick_at(minutes=25)
    [posted] = [each for each in await room.posted() if each.place == PLACE]
    assert [(each.fact, each.revision) for each in posted.carries] == [(fact_id("signing"), 2)]
    assert "Late" not in posted.payload


async def test_what_nobody_approved_anew_is_skipped_and_editors_are_told() -> None:
    room = await approved()
    room.time.move(minutes=5)
    room.correct()
    await room.tick_at(seconds=1)
    await room.tick_at(minutes=25)
    assert await in_the_channel(room) == []
    assert [each.why for each in await room.issues()] == [
        "Skipped: no editor approved it before it was due."
    ]
    assert "it was skipped" in (await at_the_desk(room))[-1]


async def test_moved_at_the_last_moment_it_comes_late_and_says_so() -> None:
    room = await approved(Unapproved.SEND)
    room.time.move(minutes=30)
    room.correct()
    await room.tick.run_once()
    assert await in_the_channel(room) == []
    draft = await the_draft(room)
    assert (draft.state, draft.deadline_at) == (DraftState.WAITING, DUE_AT + timedelta(minutes=10))
    await room.tick_at(minutes=10)
    [posted] = await in_the_channel(room)
    assert "No editor approved this edition before it was due." in posted
    assert "Late: the record had changed, so editors were asked again." in posted
    [issue] = await room.issues()
    assert issue.why == "No editor approved this edition before it was due."


async def test_approved_late_it_is_posted_late() -> None:
    room = await approved()
    room.time.move(minutes=30)
    room.correct()
    await room.tick.run_once()
    await room.tick_at(minutes=1)
    await approve(room)
    await room.tick_at(minutes=9)
    [posted] = await in_the_channel(room)
    assert "Late: the record had changed, so editors were asked again." in posted
    assert [each.why for each in await room.issues()] == ["An editor approved it."]


async def test_the_next_edition_goes_on_from_what_was_posted() -> None:
    room = await approved()
    room.time.move(minutes=30)
    room.correct()
    await room.tick.run_once()
    await approve(room)
    await room.tick_at(minutes=10)
    await room.tick_at(days=1)
    assert [each.kind for each in await room.issues()] == [IssueKind.EDITION, IssueKind.SILENT]


async def test_what_only_came_in_besides_leaves_it_approved() -> None:
    room = await approved()
    room.record(a_quote_fact())
    await room.tick_at(minutes=1)
    assert (await the_draft(room)).state is DraftState.APPROVED


async def test_what_is_paused_is_asked_of_nobody() -> None:
    room = await approved()
    there = await room.store.get(S1)
    assert there
    paused = replace(there.subscription, pause=a_pause(START), version=2)
    await room.store.save(replace(there, subscription=paused, next_due_at=None), expected_version=1)
    room.correct()
    await room.tick_at(minutes=1)
    assert len(await at_the_desk(room)) == 1
    await room.tick_at(minutes=29)
    assert [each.kind for each in await room.issues()] == [IssueKind.SKIPPED]


async def test_without_editors_it_is_posted_as_it_stands() -> None:
    """Whoever took them away has nobody approve it."""
    room = await approved()
    there = await room.store.get(S1)
    assert there
    free = replace(there.subscription, review=None, version=2)
    await room.store.save(replace(there, subscription=free), expected_version=1)
    room.correct()
    await room.tick_at(minutes=30)
    assert len(await in_the_channel(room)) == 1


async def test_of_another_story_nothing_is_posted_that_was_approved_before() -> None:
    """Whoever edited the digest was cut off before the draft could be made anew."""
    room = await approved()
    there = await room.store.get(S1)
    assert there
    room.load(a_story(), a_story(id=OTHER))
    turned = replace(there.subscription, story=OTHER, version=2)
    await room.store.save(replace(there, subscription=turned), expected_version=1)
    await room.tick_at(minutes=30)
    assert await in_the_channel(room) == []
    assert (await the_draft(room)).state is DraftState.EXPIRED
