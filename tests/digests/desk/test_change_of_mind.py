"""Until a draft is posted, editors may decide otherwise, and an edit of its digest reaches it."""

import pytest

from bot.digests.edition import IssueKind
from bot.digests.review import Draft, DraftState
from bot.digests.slot import WallTime
from bot.digests.subscription import SubscriptionId
from bot.facts.ids import StoryId
from bot.messages.request import Rights
from tests.builders import a_quote_fact, a_story
from tests.digests.builders import a_wall
from tests.digests.desk.counter import EDITORS, NEWS, Counter

ID = SubscriptionId("ab00cd01")
WALL = a_wall("2026-11-02T09:00")
EDITOR = Rights(manages=False)
OTHER = StoryId("harbour-strike")


@pytest.fixture(autouse=True)
async def approved(counter: Counter) -> None:
    """Half an hour before nine, an editor approves the draft of the first edition."""
    others = ((EDITORS.id, Rights(manages=True)),)
    line = f"/digest subscribe daily 09:00 zone:UTC review:{EDITORS.id}"
    await counter.ask(line, others=others)
    await counter.room.tick_at(minutes=30)
    await said(counter, "/digest approve")


async def said(counter: Counter, line: str) -> str:
    return await counter.said(line, EDITORS, rights=EDITOR)


async def the_draft(counter: Counter, wall: WallTime = WALL) -> Draft:
    draft = await counter.room.store.get_draft(ID, wall)
    assert draft
    return draft


async def posted(counter: Counter) -> list[str]:
    return [each.payload for each in await counter.room.posted() if each.place == NEWS]


async def test_what_was_approved_is_skipped_all_the_same(counter: Counter) -> None:
    assert "Skipped: nothing is posted on 2 November 2026" in await said(counter, "/digest skip")
    await counter.room.tick_at(minutes=30)
    assert await posted(counter) == []


async def test_a_note_makes_it_a_draft_again_and_says_so(counter: Counter) -> None:
    answer = await said(counter, "/digest note Figures as of last Friday.")
    assert "It was approved without that, so it is a draft again: approve it anew." in answer
    assert (await the_draft(counter)).state is DraftState.WAITING
    await said(counter, "/digest approve")
    await counter.room.tick_at(minutes=30)
    [edition] = await posted(counter)
    assert "Editor’s note: Figures as of last Friday." in edition


async def test_a_note_of_an_approved_draft_holds_what_it_says_so_far(counter: Counter) -> None:
    filled = await counter.fill("/digest note", EDITORS, rights=EDITOR)
    assert filled == {"digest": ID, "slot": str(WALL)}


async def test_what_is_approved_is_not_approved_twice(counter: Counter) -> None:
    answer = await said(counter, "/digest approve")
    assert answer == (
        "An editor has approved this draft already, to be posted on 2 November 2026 at 09:00 (UTC)."
    )


async def test_what_is_posted_is_decided_no_more(counter: Counter) -> None:
    await counter.room.tick_at(minutes=30)
    assert await said(counter, "/digest skip") == "No draft waits for editors in this channel."


async def test_an_edit_of_its_times_withdraws_the_draft_and_says_so(counter: Counter) -> None:
    answer = await counter.said("/digest edit time:10:30")
    assert "The draft for 2 November 2026 at 09:00 (UTC) is withdrawn" in answer
    assert "is withdrawn, because the digest's times were changed" in (
        (await counter.room.posted())[-1].payload
    )
    await counter.room.tick_at(minutes=30)
    assert await posted(counter) == []
    await counter.room.tick_at(hours=1)
    assert (await the_draft(counter, a_wall("2026-11-02T10:30"))).state is DraftState.WAITING
    [issue] = await counter.room.issues(ID)
    assert (issue.kind, issue.why) == (
        IssueKind.SKIPPED,
        "Skipped: the digest's times were changed while its draft waited.",
    )


async def test_an_earlier_time_on_the_same_day_still_comes(counter: Counter) -> None:
    await counter.ask("/digest edit time:08:50")
    await counter.room.tick_at(minutes=1)
    assert (await the_draft(counter, a_wall("2026-11-02T08:50"))).state is DraftState.WAITING


async def test_a_draft_whose_time_stays_is_left_as_it_is(counter: Counter) -> None:
    answer = await counter.said("/digest edit time:09:00,_17:00".replace("_", " "))
    assert "draft for" not in answer
    assert (await the_draft(counter)).state is DraftState.APPROVED
    await counter.room.tick_at(minutes=30)
    assert len(await posted(counter)) == 1


async def test_an_edit_of_what_it_tells_makes_the_draft_anew(counter: Counter) -> None:
    counter.room.record(a_quote_fact())
    answer = await counter.said("/digest edit sections:quotes")
    assert "The draft for 2 November 2026 at 09:00 (UTC) is made anew" in answer
    draft = await the_draft(counter)
    assert draft.state is DraftState.WAITING
    shown = (await counter.room.posted())[-1].payload
    assert "The digest was changed: this draft replaces the one before it." in shown


async def test_where_that_has_nothing_to_tell_it_ends_and_editors_are_told(
    counter: Counter,
) -> None:
    counter.room.load(a_story(), a_story(id=OTHER))
    answer = await counter.said(f"/digest edit story:{OTHER}")
    assert "The draft for 2 November 2026 at 09:00 (UTC) has ended" in answer
    assert (await the_draft(counter)).state is DraftState.EXPIRED
    assert "there is nothing to tell" in (await counter.room.posted())[-1].payload


async def test_without_editors_it_is_posted_and_the_answer_says_so(counter: Counter) -> None:
    answer = await counter.said("/digest edit review:none")
    assert "The draft for 2 November 2026 at 09:00 (UTC) is posted then, seen or not" in answer
    await counter.room.tick_at(minutes=30)
    assert len(await posted(counter)) == 1


@pytest.mark.parametrize("line", ["/digest list", "/digest why", "/digest edit time:09:30"])
async def test_a_button_takes_the_editors_away(counter: Counter, line: str) -> None:
    reply = await counter.ask(line)
    [button] = [each for each in reply.actions if each.label == "Post without editors"]
    assert "The digest is changed" in await counter.said(button.line)
    [standing] = await counter.kept()
    assert standing.subscription.review is None
    assert "without editors" not in str((await counter.ask("/digest list")).actions)


async def test_an_edit_that_does_not_concern_it_leaves_it_alone(counter: Counter) -> None:
    assert "draft for" not in await counter.said("/digest edit unapproved:send")
    assert (await the_draft(counter)).state is DraftState.APPROVED
