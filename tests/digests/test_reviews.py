"""Drafts: made ahead, shown to editors, approved, and sent or skipped at their deadline."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.delivery import Delivery
from bot.digests.edition import IssueKind
from bot.digests.review import Draft, DraftState
from bot.digests.subscription import Review, Unapproved
from bot.errors import StoreConflictError
from bot.facts.fact import Fact, Status
from tests.bodies import fact_id
from tests.builders import a_quote_fact, a_revision, an_event_fact
from tests.digests.builders import ADA, PLACE, a_pause, a_wall
from tests.digests.newsroom import S1, Newsroom, an_early_bird
from tests.fakes.moving_time import START

DESK = replace(PLACE, id="C-desk")
REVIEW = Review(place=DESK)
REVIEWED = an_early_bird(review=REVIEW)
SLOT = "2026-11-02T09:00"
DUE_AT = START + timedelta(hours=1)


async def drafted(unapproved: Unapproved = Unapproved.SKIP) -> Newsroom:
    """Return a room in which a draft was made half an hour before its slot."""
    room = Newsroom()
    await room.subscribe(replace(REVIEWED, review=replace(REVIEW, unapproved=unapproved)))
    room.record_event()
    await room.tick_at(minutes=30)
    return room


async def the_draft(room: Newsroom) -> Draft:
    draft = await room.store.get_draft(S1, a_wall(SLOT))
    assert draft
    return draft


async def approve(room: Newsroom) -> Draft:
    return await room.reviews.approve(await the_draft(room), REVIEWED, ADA)


async def in_the_channel(room: Newsroom) -> list[Delivery]:
    return [each for each in await room.posted() if each.place == PLACE]


async def at_the_desk(room: Newsroom) -> list[str]:
    return [each.key.slot for each in await room.posted() if each.place == DESK]


async def the_issues(room: Newsroom) -> list[tuple[IssueKind, str]]:
    return [(each.kind, each.why) for each in await room.issues()]


async def test_a_draft_goes_to_the_editors_ahead_of_its_slot() -> None:
    room = await drafted()
    draft = await the_draft(room)
    assert (draft.state, draft.deadline_at) == (DraftState.WAITING, DUE_AT)
    [message] = await room.posted()
    assert (message.place, message.key.slot) == (DESK, f"draft-{SLOT}-1")
    assert "due at 09:00 (UTC) on 2 November 2026" in message.payload
    assert f"/digest approve s1@{draft.seen_as} {SLOT}" in message.payload
    assert room.woken == 1


async def test_a_draft_leads_to_no_page_that_others_could_read() -> None:
    room = Newsroom(public_url="https://dateline.example")
    await room.subscribe(REVIEWED)
    room.record_event()
    await room.tick_at(minutes=30)
    [message] = await room.posted()
    assert message.place == DESK
    assert "https://dateline.example" not in message.payload


async def test_with_nothing_new_there_is_no_draft() -> None:
    room = Newsroom()
    await room.subscribe(REVIEWED)
    await room.tick_at(minutes=30)
    assert await room.store.get_draft(S1, a_wall(SLOT)) is None
    assert await the_issues(room) == [
        (IssueKind.SILENT, "Skipped. Nothing new in the last 7 days.")
    ]


async def test_an_approved_draft_is_posted_when_it_is_due() -> None:
    room = await drafted()
    assert (await approve(room)).state is DraftState.APPROVED
    await room.tick_at(minutes=29)
    assert await in_the_channel(room) == []
    await room.tick_at(minutes=1)
    [delivery] = await in_the_channel(room)
    assert str(delivery.key) == f"s1/{SLOT}/1"
    assert await the_issues(room) == [(IssueKind.EDITION, "An editor approved it.")]
    await room.tick_at(minutes=1)
    assert len(await in_the_channel(room)) == 1


async def test_an_editors_note_stands_above_the_edition() -> None:
    room = await drafted()
    await room.reviews.annotate(await the_draft(room), REVIEWED, note="Read this first.")
    assert "Editor’s note: Read this first." in (await room.posted())[-1].payload
    await approve(room)
    await room.tick_at(minutes=30)
    [delivery] = await in_the_channel(room)
    assert "Editor’s note: Read this first." in delivery.payload
    [issue] = await room.issues()
    assert issue.edition
    edition = await room.store.get_edition(issue.edition)
    assert edition and edition.outline.opening[0] == "Editor’s note: Read this first."


async def test_editors_are_reminded_once() -> None:
    room = await drafted()
    await room.tick_at(minutes=19)
    assert await at_the_desk(room) == [f"draft-{SLOT}-1"]
    await room.tick_at(minutes=1)
    await room.tick_at(minutes=1)
    assert await at_the_desk(room) == [f"draft-{SLOT}-1", f"nudge-{SLOT}"]


async def test_nobody_is_reminded_of_what_is_approved() -> None:
    room = await drafted()
    await approve(room)
    await room.tick_at(minutes=25)
    assert await at_the_desk(room) == [f"draft-{SLOT}-1"]


async def test_what_nobody_approved_is_skipped_and_editors_are_told() -> None:
    room = await drafted()
    await room.tick_at(minutes=20)
    await room.tick_at(minutes=10)
    assert await in_the_channel(room) == []
    assert await the_issues(room) == [
        (IssueKind.SKIPPED, "Skipped: no editor approved it before it was due.")
    ]
    assert (await at_the_desk(room))[-1] == f"ended-{SLOT}"
    assert (await the_draft(room)).state is DraftState.EXPIRED
    await room.tick_at(minutes=1)
    assert len(await room.posted()) == 3


async def test_what_was_skipped_is_in_the_next_draft() -> None:
    room = await drafted()
    await room.tick_at(minutes=30)
    await room.tick_at(hours=23, minutes=30)
    again = await room.store.get_draft(S1, a_wall("2026-11-03T09:00"))
    assert again and again.state is DraftState.WAITING


async def test_what_nobody_approved_may_be_sent_and_says_so() -> None:
    room = await drafted(Unapproved.SEND)
    await room.tick_at(minutes=30)
    [delivery] = await in_the_channel(room)
    assert "No editor approved this edition before it was due." in delivery.payload
    assert (await at_the_desk(room))[-1] == f"ended-{SLOT}"


async def test_an_editor_may_skip_it() -> None:
    room = await drafted()
    await room.reviews.skip(await the_draft(room), REVIEWED, why="Skipped by Ada.", by=ADA)
    await room.tick_at(hours=1)
    assert await the_issues(room) == [(IssueKind.SKIPPED, "Skipped by Ada.")]
    assert await in_the_channel(room) == []


async def test_of_two_editors_one_decides() -> None:
    room = await drafted()
    draft = await the_draft(room)
    await room.reviews.skip(draft, REVIEWED, why="Skipped by Ada.")
    with pytest.raises(StoreConflictError):
        await room.reviews.approve(draft, REVIEWED, ADA)


async def test_when_the_facts_have_moved_there_is_a_new_draft_instead() -> None:
    room = await drafted()
    room.time.move(minutes=1)
    room.correct()
    anew = await approve(room)
    assert (anew.state, anew.version) == (DraftState.WAITING, 2)
    assert await at_the_desk(room) == [f"draft-{SLOT}-1", f"draft-{SLOT}-2"]
    assert "replaces the one before it" in (await room.posted())[-1].payload
    assert (await approve(room)).state is DraftState.APPROVED
    await room.tick_at(minutes=29)
    [delivery] = await in_the_channel(room)
    assert [(each.fact, each.revision) for each in delivery.carries] == [(fact_id("signing"), 2)]


async def test_when_all_of_it_was_withdrawn_approval_ends_it() -> None:
    room = await drafted()
    room.record(retracted())
    assert (await approve(room)).state is DraftState.EXPIRED
    await room.tick_at(minutes=30)
    assert await in_the_channel(room) == []
    assert [kind for kind, _ in await the_issues(room)] == [IssueKind.SILENT]


async def test_what_was_withdrawn_after_its_approval_is_not_posted() -> None:
    room = await drafted()
    await approve(room)
    room.record(retracted())
    await room.tick_at(minutes=30)
    assert await in_the_channel(room) == []
    assert await the_issues(room) == [
        (IssueKind.SKIPPED, "Skipped: what it told has been withdrawn since it was drafted.")
    ]


async def test_a_draft_of_a_digest_that_is_gone_ends() -> None:
    room = await drafted()
    await room.store.remove(S1, expected_version=1)
    await room.tick_at(minutes=30)
    assert (await the_draft(room)).state is DraftState.EXPIRED
    assert len(await room.posted()) == 1


async def test_a_draft_of_a_digest_that_was_paused_is_skipped() -> None:
    room = await drafted()
    await approve(room)
    there = await room.store.get(S1)
    assert there
    paused = replace(there.subscription, pause=a_pause(START), version=2)
    await room.store.save(replace(there, subscription=paused, next_due_at=None), expected_version=1)
    await room.tick_at(minutes=30)
    assert [kind for kind, _ in await the_issues(room)] == [IssueKind.SKIPPED]


async def test_a_draft_whose_editors_were_taken_away_is_sent() -> None:
    room = await drafted()
    there = await room.store.get(S1)
    assert there
    free = replace(there.subscription, review=None, version=2)
    await room.store.save(replace(there, subscription=free), expected_version=1)
    await room.tick_at(minutes=30)
    [delivery] = await in_the_channel(room)
    assert "No editor" not in delivery.payload


async def test_a_late_draft_gives_editors_a_third_of_their_time() -> None:
    room = Newsroom()
    await room.subscribe(REVIEWED)
    room.record_event()
    await room.tick_at(minutes=58)
    draft = await the_draft(room)
    assert draft.deadline_at == START + timedelta(minutes=68)
    assert draft.nudged
    [message] = await room.posted()
    assert "Late: found 28 minutes after its draft was due" in message.payload


async def test_what_went_out_meanwhile_is_not_forgotten() -> None:
    """An edition asked for by hand while the draft waits has the later mark."""
    room = await drafted()
    await approve(room)
    room.record(a_quote_fact())
    there = await room.store.get(S1)
    assert there
    await room.publisher.issue(there, "asked-1")
    await room.tick_at(minutes=30)
    marks = await room.store.last_marks([S1])
    assert marks[S1].position == 2


def retracted() -> Fact:
    """Return the revision that takes the event back."""
    return an_event_fact(status=Status.RETRACTED, revision=a_revision(number=2, why="wrong"))
