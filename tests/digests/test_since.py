"""From where an edition goes on: what was told in its place, of its story, and nothing else."""

from dataclasses import replace

from bot.delivery.delivery import State
from bot.delivery.steps import close
from bot.delivery.store import Entry
from bot.digests.change import edit
from bot.digests.edition import IssueKind
from bot.digests.rules import Filters, NothingNew, Rules, Section
from bot.digests.subscription import Review
from bot.facts.fact import Kind
from bot.facts.ids import FactId, StoryId
from tests.bodies import fact_id
from tests.builders import a_quote_fact, a_story, an_event_fact
from tests.digests.builders import ADA, PLACE, a_pause, a_wall
from tests.digests.newsroom import S1, Newsroom, an_early_bird

DESK = replace(PLACE, id="C-desk")
OTHER = StoryId("harbour-strike")
FIRST = "First edition: it looks back 7 days."


async def told(room: Newsroom) -> list[list[str]]:
    return [[each.fact for each in one.carries] for one in await room.posted()]


async def turn_to(room: Newsroom, story: StoryId) -> None:
    there = await room.store.get(S1)
    assert there
    version, now = there.subscription.version, room.time.clock()
    await edit(
        room.store,
        S1,
        seen_version=version,
        change=lambda each: replace(each, story=story),
        now=now,
    )


async def test_after_a_skipped_draft_the_next_is_the_first_edition_still() -> None:
    room = Newsroom()
    digest = an_early_bird(review=Review(place=DESK))
    await room.subscribe(digest)
    room.record_event()
    await room.tick_at(minutes=30)
    draft = await room.store.get_draft(S1, a_wall("2026-11-02T09:00"))
    assert draft
    await room.reviews.skip(draft, digest, why="Skipped by Ada.", by=ADA)
    await room.tick_at(days=1)
    assert FIRST in (await room.posted())[-1].payload


async def test_after_a_pause_over_the_first_slot_the_next_is_the_first_edition_still() -> None:
    room = Newsroom()
    standing = await room.subscribe()
    room.record_event()
    paused = replace(standing, subscription=an_early_bird(pause=a_pause()))
    await room.publisher.issue(paused, "2026-11-02T09:00")
    await room.tick_at(hours=25)
    assert FIRST in (await room.posted())[-1].payload


async def test_after_silence_the_next_is_the_first_edition_still() -> None:
    room = Newsroom()
    await room.subscribe()
    await room.tick_at(hours=1)
    room.record_event()
    await room.tick_at(days=1)
    [edition] = await room.posted()
    assert FIRST in edition.payload
    silent, first = await room.issues()
    assert (silent.kind, first.why) == (IssueKind.SILENT, "1 new in the last 7 days.")


async def test_a_line_that_nothing_is_new_tells_nothing() -> None:
    """What it left out for its sections comes once they have room for it."""
    room = Newsroom()
    say = Rules(nothing_new=NothingNew.SAY)
    await room.subscribe(an_early_bird(rules=say, sections=(Section.QUOTES,)))
    room.record_event()
    await room.tick_at(hours=1)
    there = await room.store.get(S1)
    assert there
    await edit(
        room.store,
        S1,
        seen_version=1,
        change=lambda each: replace(each, sections=tuple(Section)),
        now=room.time.clock(),
    )
    await room.tick_at(days=1)
    assert await told(room) == [[], [fact_id("signing")]]


async def test_what_was_refused_comes_with_the_next_edition() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(hours=1)
    [first] = await room.posted()
    refused = close(first, State.DEAD, reason="dead: refused: Invalid Form Body (code 50035)")
    await room.deliveries.write([Entry(delivery=refused)])
    room.record(a_quote_fact())
    await room.tick_at(days=1)
    assert [set(each) for each in await told(room)] == [
        {fact_id("signing")},
        {fact_id("signing"), fact_id("quote")},
    ]


async def test_another_story_begins_with_its_first_edition() -> None:
    room = Newsroom()
    await room.subscribe()
    room.load(a_story(), a_story(id=OTHER))
    room.record(an_event_fact(), replace(an_event_fact(), id=FactId("harbour-strike/walkout")))
    room.load(a_story(), a_story(id=OTHER))
    await room.tick_at(hours=1)
    await turn_to(room, OTHER)
    await room.tick_at(days=1)
    assert await told(room) == [[fact_id("signing")], [FactId("harbour-strike/walkout")]]
    assert FIRST in (await room.posted())[-1].payload


async def test_back_at_a_story_it_goes_on_from_what_was_told_of_it() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(hours=1)
    await turn_to(room, OTHER)
    await turn_to(room, an_early_bird().story)
    room.record(a_quote_fact())
    await room.tick_at(days=1)
    assert await told(room) == [[fact_id("signing")], [fact_id("quote")]]


async def change(room: Newsroom, **fields: object) -> None:
    there = await room.store.get(S1)
    assert there
    await edit(
        room.store,
        S1,
        seen_version=there.subscription.version,
        change=lambda each: replace(each, **fields),  # type: ignore[arg-type]  # as given
        now=room.time.clock(),
    )


async def test_facts_that_fit_since_an_edit_are_told_unless_they_were() -> None:
    room = Newsroom()
    quotes = Rules(filters=Filters(kinds=frozenset({Kind.QUOTE})))
    await room.subscribe(an_early_bird(rules=quotes))
    room.record(a_quote_fact(), an_event_fact())
    await room.tick_at(hours=1)
    await change(room, rules=Rules())
    room.record_event("second")
    await room.tick_at(days=1)
    await room.tick_at(days=1)
    assert [set(each) for each in await told(room)] == [
        {fact_id("quote")},
        {fact_id("signing"), fact_id("second")},
    ]


async def test_a_section_that_is_chosen_later_tells_what_was_new_within_the_lookback() -> None:
    room = Newsroom()
    await room.subscribe(an_early_bird(sections=(Section.QUOTES,)))
    room.record_event("older")
    await room.tick_at(days=6)
    room.record(a_quote_fact(), an_event_fact())
    await room.tick_at(days=1, hours=1)
    await change(room, sections=tuple(Section))
    await room.tick_at(days=1)
    assert [set(each) for each in await told(room)] == [
        {fact_id("quote")},
        {fact_id("signing")},
    ]


async def test_what_was_tried_for_a_day_brings_nothing_up_again() -> None:
    room = Newsroom()
    await room.subscribe()
    room.record_event()
    await room.tick_at(hours=1)
    await change(room, sections=(Section.QUOTES,))
    room.record(a_quote_fact())
    await room.tick_at(days=1)
    await change(room, sections=tuple(Section))
    await room.tick_at(days=1)
    assert [set(each) for each in await told(room)] == [{fact_id("signing")}, {fact_id("quote")}]
