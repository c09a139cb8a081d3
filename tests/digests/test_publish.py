"""Editions become issues and deliveries: what is told, to whom, and how often it is made."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.posting import Carried
from bot.digests.edition import IssueKind
from bot.digests.publish import OWN_ID
from bot.digests.rules import Filters, NothingNew, Rule, Rules, Section
from bot.digests.subscription import SubscriptionId
from bot.errors import UncertainError
from bot.facts.fact import Kind
from bot.facts.ids import StoryId
from bot.messages.request import Person, Place, Platform
from tests.bodies import fact_id
from tests.builders import a_quote_fact, a_support_fact, an_event_fact
from tests.digests.builders import PLACE, a_pause
from tests.digests.newsroom import S1, Newsroom, an_early_bird
from tests.fakes.moving_time import START


async def issue(room: Newsroom, occasion: str = "asked-1") -> IssueKind | None:
    standing = await room.store.get(S1)
    assert standing
    publication = await room.publisher.issue(standing, occasion)
    return publication.issue.kind if publication else None


async def test_an_edition_is_issued_with_what_goes_to_the_outbox() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    assert await issue(room) is IssueKind.EDITION
    [made] = await room.issues()
    assert made.edition
    assert await room.store.get_edition(made.edition)
    [delivery] = await room.posted()
    assert str(delivery.key) == "s1/asked-1/1"
    assert (delivery.place, delivery.next_attempt_at) == (PLACE, START)
    assert delivery.expires_at == START + timedelta(hours=6)
    assert delivery.carries == (Carried(fact=fact_id("signing"), revision=1),)


async def test_its_buttons_name_the_subscription() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await issue(room)
    [delivery] = await room.posted()
    assert OWN_ID not in delivery.payload
    assert delivery.payload.splitlines()[-4:] == [
        "/digest why s1",
        "/digest pause s1",
        "/digest useful s1 asked-1 yes",
        "/digest useful s1 asked-1 no",
    ]


async def test_it_names_its_page_where_there_is_one() -> None:
    room = Newsroom(public_url="https://dateline.example")
    await room.subscribe()
    room.record_event()
    await issue(room)
    [made], [delivery] = await room.issues(), await room.posted()
    assert f"https://dateline.example/editions/{made.edition}" in delivery.payload


async def test_the_next_edition_tells_only_what_is_new_since() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await issue(room)
    room.time.move(hours=1)
    room.record(a_quote_fact())
    await issue(room, "asked-2")
    _, second = await room.posted()
    assert [each.fact for each in second.carries] == [fact_id("quote")]


async def test_an_occasion_has_one_issue() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await issue(room)
    assert await issue(room) is None
    assert len(await room.posted()) == 1


async def test_nothing_new_is_silent_and_says_why_in_the_ledger() -> None:
    room = Newsroom()
    await room.subscribe()
    assert await issue(room) is IssueKind.SILENT
    [made] = await room.issues()
    assert made.why == "Skipped. Nothing new in the last 7 days."
    assert await room.posted() == []


async def test_nothing_new_is_said_where_that_is_asked_for() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=Rules(nothing_new=NothingNew.SAY)))
    room.record_event()
    await issue(room)
    assert await issue(room, "asked-2") is IssueKind.NOTHING_NEW
    _, line = await room.posted()
    assert "Nothing new since the last edition." in line.payload
    assert line.carries == ()


async def test_what_is_new_in_no_chosen_section_is_nothing_new() -> None:
    room = Newsroom()
    sections = (Section.QUOTES, Section.UPCOMING)
    await room.subscribe(an_early_bird(sections=sections))
    room.record_event()
    assert await issue(room) is IssueKind.SILENT


async def test_always_means_an_edition_even_with_nothing_new() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=Rules(rule=Rule.ALWAYS)))
    room.record(a_support_fact())
    await issue(room)
    assert await issue(room, "asked-2") is IssueKind.EDITION


async def test_always_means_a_line_where_there_is_nothing_to_show() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(rules=Rules(rule=Rule.ALWAYS)))
    assert await issue(room) is IssueKind.NOTHING_NEW
    [line] = await room.posted()
    assert "Nothing new in the last 7 days." in line.payload


async def test_filters_keep_out_what_does_not_fit() -> None:
    room = Newsroom()
    quotes = Filters(kinds=frozenset({Kind.QUOTE}))
    await room.subscribe(an_early_bird(rules=Rules(filters=quotes)))
    room.record_event()
    assert await issue(room) is IssueKind.SILENT


async def test_a_story_that_is_gone_is_skipped() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(story=StoryId("gone")))
    assert await issue(room) is IssueKind.SKIPPED
    [made] = await room.issues()
    assert made.why == "Skipped: the story gone is no longer on record."


async def test_a_paused_digest_has_no_edition() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(pause=a_pause()))
    room.record_event()
    assert await issue(room) is IssueKind.SKIPPED


async def test_what_was_skipped_is_told_the_next_time() -> None:
    room = Newsroom()
    standing = await room.subscribe()
    room.record_event()
    paused = replace(standing, subscription=an_early_bird(pause=a_pause()))
    await room.publisher.issue(paused, "asked-1")
    assert await issue(room, "asked-2") is IssueKind.EDITION


async def test_equal_needs_are_composed_and_set_once() -> None:
    room = Newsroom()
    for number in range(30):
        place = replace(PLACE, id=f"C{number}")
        await room.subscribe(an_early_bird(id=SubscriptionId(f"s{number}"), place=place))
    room.record_event()
    await room.tick_at(hours=1)
    assert len(await room.posted()) == 30
    assert list(room.set.values()) == [1]
    assert list(room.told.values()) == [1]


async def test_each_platform_is_set_once() -> None:
    room = Newsroom()
    for number in range(4):
        platform = (Platform.SLACK, Platform.DISCORD)[number % 2]
        place = Place(platform=platform, id=f"C{number}")
        owner = Person(platform=platform, id="U1")
        id = SubscriptionId(f"s{number}")
        await room.subscribe(an_early_bird(id=id, place=place, owner=owner))
    room.record_event()
    await room.tick_at(hours=1)
    assert {platform: count for (_, platform), count in room.set.items()} == {
        Platform.SLACK: 1,
        Platform.DISCORD: 1,
    }


async def test_other_needs_are_composed_apart() -> None:
    room = Newsroom()
    await room.subscribe()
    await room.subscribe(an_early_bird(id=SubscriptionId("s2"), sections=(Section.NEW,)))
    room.record(an_event_fact(), a_quote_fact())
    await room.tick_at(hours=1)
    first, second = await room.posted()
    assert len(first.carries) == 2
    assert [each.fact for each in second.carries] == [fact_id("signing"), fact_id("quote")]


async def test_what_cannot_be_set_is_not_issued() -> None:
    room = Newsroom(fail=[UncertainError("no picture")])
    await room.subscribe()
    room.record_event()
    with pytest.raises(UncertainError):
        await issue(room)
    assert await room.issues() == ()


async def test_a_preview_writes_nothing() -> None:
    room = Newsroom()
    standing = await room.subscribe()
    room.record_event()
    reply = await room.publisher.preview(standing)
    assert [each.fact for each in reply.carries] == [fact_id("signing")]
    assert (await room.issues(), await room.posted()) == ((), [])
