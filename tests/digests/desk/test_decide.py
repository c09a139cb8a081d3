"""`/digest approve`, `note` and `skip`: editors decide, once, where the drafts are shown."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.digests.review import Draft, DraftState
from bot.digests.say_draft import draft_actions
from bot.digests.slot import WallTime
from bot.digests.subscription import Review, SubscriptionId
from bot.errors import RequestError
from bot.messages.request import Rights
from tests.digests.builders import a_wall
from tests.digests.desk.counter import EDITORS, Counter

ID = SubscriptionId("ab00cd01")
WALL = a_wall("2026-11-02T09:00")
DRAFT = f"{ID} {WALL}"
EDITOR = Rights(manages=False)


@pytest.fixture(autouse=True)
async def drafted(counter: Counter) -> None:
    """Half an hour before nine, the draft of the first edition is shown to its editors."""
    others = ((EDITORS.id, Rights(manages=True)),)
    line = f"/digest subscribe daily 09:00 zone:UTC review:{EDITORS.id}"
    await counter.ask(line, others=others)
    await counter.room.tick_at(minutes=30)


async def the_draft(counter: Counter, wall: WallTime = WALL) -> Draft:
    draft = await counter.room.store.get_draft(ID, wall)
    assert draft
    return draft


async def said(counter: Counter, line: str) -> str:
    return await counter.said(line, EDITORS, rights=EDITOR)


async def test_what_is_approved_is_posted_when_it_is_due(counter: Counter) -> None:
    assert await said(counter, f"/digest approve {DRAFT}") == (
        "Approved: it is posted on 2 November 2026 at 09:00 (UTC)."
    )
    assert [each.place for each in await counter.room.posted()] == [EDITORS]
    await counter.room.tick_at(minutes=30)
    assert [each.place.id for each in await counter.room.posted()] == [EDITORS.id, "100001"]


async def test_the_only_draft_need_not_be_named(counter: Counter) -> None:
    await said(counter, "/digest approve")
    assert (await the_draft(counter)).state is DraftState.APPROVED


async def test_what_an_editor_has_not_seen_is_not_approved_by_the_button_of_an_older_draft(
    counter: Counter,
) -> None:
    before = await the_draft(counter)
    [button] = [each.line for each in draft_actions(before) if each.label == "Approve"]
    await said(counter, f"/digest note {DRAFT} text:Read_this")
    assert "has been changed since" in await said(counter, button)
    assert (await the_draft(counter)).state is DraftState.WAITING
    [button] = [each.line for each in draft_actions(await the_draft(counter))][:1]
    assert (await said(counter, button)).startswith("Approved")


async def test_a_reminder_changes_nothing_that_an_editor_has_seen(counter: Counter) -> None:
    [button] = [each.line for each in draft_actions(await the_draft(counter))][:1]
    await counter.room.tick_at(minutes=20)
    assert (await said(counter, button)).startswith("Approved")


async def test_a_draft_of_a_paused_digest_is_not_approved(counter: Counter) -> None:
    await counter.ask("/digest pause")
    assert "is paused" in await said(counter, f"/digest approve {DRAFT}")
    assert (await the_draft(counter)).state is DraftState.WAITING


async def test_what_is_skipped_is_not_posted_and_comes_with_the_next(counter: Counter) -> None:
    answer = await said(counter, f"/digest skip {DRAFT}")
    assert "Skipped: nothing is posted on 2 November 2026 at 09:00 (UTC)." in answer
    await counter.room.tick_at(hours=1)
    assert [each.place for each in await counter.room.posted()] == [EDITORS]
    assert "Skipped: an editor decided that" in await counter.said("/digest why")


async def test_a_note_stands_above_the_edition_and_the_draft_is_shown_again(
    counter: Counter,
) -> None:
    answer = await said(counter, f"/digest note {DRAFT} Figures as of last Friday.")
    assert "Your note stands above it now: “Figures as of last Friday.”." in answer
    *_, shown = await counter.room.posted()
    assert "An editor has changed the note: this draft replaces the one before it." in shown.payload
    assert "Editor’s note: Figures as of last Friday." in shown.payload
    await said(counter, "/digest approve")
    await counter.room.tick_at(minutes=30)
    *_, edition = await counter.room.posted()
    assert "Editor’s note: Figures as of last Friday." in edition.payload


async def test_a_note_is_taken_away_again(counter: Counter) -> None:
    await said(counter, "/digest note Figures as of last Friday.")
    assert (await the_draft(counter)).note
    await said(counter, "/digest note none")
    assert (await the_draft(counter)).note == ""


async def test_a_note_that_is_too_long_changes_nothing(counter: Counter) -> None:
    answer = await said(counter, f"/digest note {'x' * 501}")
    assert "That is 501 characters long; I read up to 500." in answer
    assert (await the_draft(counter)).note == ""


async def test_the_second_editor_is_told_what_the_first_decided(counter: Counter) -> None:
    await said(counter, f"/digest approve {DRAFT}")
    assert "An editor has approved this draft already" in await said(
        counter, f"/digest approve {DRAFT}"
    )
    await counter.room.tick_at(days=1)
    await counter.room.tick_at(minutes=1)
    assert "No such draft waits" in await said(counter, f"/digest skip {ID} 2020-01-01T09:00")


async def test_a_draft_that_was_skipped_cannot_be_approved(counter: Counter) -> None:
    await said(counter, f"/digest skip {DRAFT}")
    answer = await said(counter, f"/digest approve {DRAFT}")
    assert "An editor has skipped this draft already; nothing is posted" in answer


async def test_two_at_the_same_moment_do_not_both_decide(counter: Counter) -> None:
    draft = await the_draft(counter)
    listed = counter.room.store.list_reviewing

    async def list_then_lose(*args: object, **options: object) -> tuple[Draft, ...]:
        found = await listed(EDITORS, limit=9)
        skipped = replace(draft, state=DraftState.SKIPPED, version=draft.version + 1)
        await counter.room.store.save_draft(skipped, expected_version=draft.version)
        return found

    vars(counter.room.store)["list_reviewing"] = list_then_lose
    answer = await said(counter, f"/digest approve {DRAFT}")
    assert answer.startswith("Somebody else was faster. An editor has skipped this draft already")


async def test_a_draft_whose_facts_have_changed_is_drafted_anew(counter: Counter) -> None:
    counter.room.correct()
    assert "Not approved: the record has changed" in await said(counter, "/digest approve")
    assert (await the_draft(counter)).state is DraftState.WAITING
    *_, shown = await counter.room.posted()
    assert "The record has changed: this draft replaces the one before it." in shown.payload


async def test_drafts_are_decided_in_their_editors_channel_alone(counter: Counter) -> None:
    answer = await counter.said(f"/digest approve {DRAFT}")
    assert answer == "No such draft waits for editors in this channel."
    assert (await the_draft(counter)).state is DraftState.WAITING


@pytest.mark.parametrize("line", ["approve", "skip", "note Never mind.", f"approve {DRAFT}"])
async def test_who_may_only_read_the_editors_channel_decides_nothing(
    counter: Counter, line: str
) -> None:
    reader = Rights(manages=False, writes=False)
    answer = await counter.said(f"/digest {line}", EDITORS, rights=reader)
    assert answer == (
        "Drafts are for those who may write in this channel, and you may not. Nothing was changed."
    )
    draft = await the_draft(counter)
    assert (draft.state, draft.note) == (DraftState.WAITING, "")
    with pytest.raises(RequestError, match="those who may write"):
        await counter.fill("/digest note", EDITORS, rights=reader)


async def test_of_several_drafts_the_one_that_is_meant_is_asked_for(counter: Counter) -> None:
    others = ((EDITORS.id, Rights(manages=True)),)
    line = f"/digest subscribe daily 09:05 zone:UTC sections:new review:{EDITORS.id}"
    await counter.ask(line, others=others)
    await counter.room.tick_at(minutes=6)
    reply = await counter.ask("/digest approve", EDITORS, rights=EDITOR)
    assert [each.label for each in reply.actions] == [
        "Approve ab00cd01 09:00",
        "Approve ab00cd02 09:05",
    ]
    await counter.ask(reply.actions[0].line, EDITORS, rights=EDITOR)
    assert (await the_draft(counter)).state is DraftState.APPROVED


async def test_the_digest_of_a_draft_may_have_been_removed(counter: Counter) -> None:
    await counter.ask(f"/digest remove {ID} sure:yes")
    assert "No draft waits for editors" in await said(counter, "/digest approve")


def test_a_review_leaves_editors_time() -> None:
    assert Review(place=EDITORS).lead == timedelta(minutes=30)
