"""What every GapStore does: in memory, on SQLite and on PostgreSQL."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.answers.gaps import Asking
from bot.facts.ids import StoryId
from bot.messages.request import Platform
from tests.storage.conftest import MOST_GAPS, Stores

STORY = StoryId("river-accord")
NOON = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)


def asking(
    gap: str = "one",
    *,
    question: str = "How old is the dam?",
    story: StoryId = STORY,
    platform: Platform = Platform.DISCORD,
    minute: int = 0,
) -> Asking:
    return Asking(
        gap=gap,
        story=story,
        question=question,
        platform=platform,
        asked_at=NOON + timedelta(minutes=minute),
    )


async def listed(stores: Stores, story: StoryId = STORY) -> list[tuple[str, int]]:
    gaps = await stores.gaps.load()
    return [(each.id, each.asked) for each in gaps if each.story == story and not each.closed_at]


async def test_no_gap_is_on_the_list_at_first(stores: Stores) -> None:
    assert list(await stores.gaps.load()) == []


async def test_a_filed_question_comes_back_as_it_was_asked(stores: Stores) -> None:
    gap = await stores.gaps.file(asking(question="Wie alt ist der Staudamm – 🌊?"))
    assert list(await stores.gaps.load()) == [gap]
    assert (gap.question, gap.platform) == ("Wie alt ist der Staudamm – 🌊?", "discord")
    assert (gap.first_asked_at, gap.last_asked_at) == (NOON, NOON)
    assert (gap.asked, gap.closed_at, gap.why) == (1, None, "")


async def test_the_same_question_is_listed_once_with_a_count_and_the_last_time(
    stores: Stores,
) -> None:
    await stores.gaps.file(asking(question="How old is the dam?"))
    gap = await stores.gaps.file(
        asking(question="how OLD is the dam", platform=Platform.SLACK, minute=5)
    )
    assert list(await stores.gaps.load()) == [gap]
    assert (gap.question, gap.asked, gap.platform) == ("How old is the dam?", 2, "slack")
    assert (gap.first_asked_at, gap.last_asked_at) == (NOON, NOON + timedelta(minutes=5))


async def test_those_asked_most_often_come_first_then_the_latest(stores: Stores) -> None:
    for minute, gap in enumerate(("often", "often", "older", "newer")):
        await stores.gaps.file(asking(gap, minute=minute))
    assert await listed(stores) == [("often", 2), ("newer", 1), ("older", 1)]


async def test_a_closed_gap_is_open_no_more(stores: Stores) -> None:
    await stores.gaps.file(asking())
    closed = await stores.gaps.close("one", why="on record now", at=NOON + timedelta(days=1))
    assert closed is not None
    assert (closed.why, closed.closed_at) == ("on record now", NOON + timedelta(days=1))
    assert list(await stores.gaps.load()) == [closed]


async def test_what_is_not_open_cannot_be_closed(stores: Stores) -> None:
    await stores.gaps.file(asking())
    await stores.gaps.close("one", why="first", at=NOON)
    assert await stores.gaps.close("one", why="second", at=NOON) is None
    assert await stores.gaps.close("another", why="", at=NOON) is None
    assert [each.why for each in await stores.gaps.load()] == ["first"]


async def test_a_closed_gap_that_is_asked_again_opens_and_counts_anew(stores: Stores) -> None:
    await stores.gaps.file(asking())
    await stores.gaps.file(asking(minute=1))
    await stores.gaps.close("one", why="not ours", at=NOON + timedelta(minutes=2))
    again = await stores.gaps.file(asking(minute=3))
    assert (again.asked, again.closed_at, again.why) == (1, None, "not ours")
    assert again.first_asked_at == NOON + timedelta(minutes=3)


async def test_a_full_list_drops_the_one_asked_least_and_silent_longest(stores: Stores) -> None:
    for minute, gap in enumerate(("often", "often", "older", "newer", "newest")):
        await stores.gaps.file(asking(gap, minute=minute))
    assert len(await listed(stores)) == MOST_GAPS
    assert await listed(stores) == [("often", 2), ("newest", 1), ("newer", 1)]


async def test_a_new_gap_is_kept_even_where_all_others_were_asked_more_often(
    stores: Stores,
) -> None:
    for minute in range(2):
        for number in range(MOST_GAPS):
            await stores.gaps.file(asking(f"gap-{number}", minute=10 * minute + number))
    await stores.gaps.file(asking("new", minute=30))
    assert await listed(stores) == [("gap-2", 2), ("gap-1", 2), ("new", 1)]


async def test_each_story_has_a_list_of_its_own(stores: Stores) -> None:
    other = StoryId("other-story")
    await stores.gaps.file(asking("elsewhere", story=other))
    for number in range(MOST_GAPS + 1):
        await stores.gaps.file(asking(f"gap-{number}", minute=number))
    assert await listed(stores, other) == [("elsewhere", 1)]
    assert len(await listed(stores)) == MOST_GAPS


async def test_closed_gaps_make_room_and_only_the_last_closed_are_kept(stores: Stores) -> None:
    for number in range(MOST_GAPS + 2):
        await stores.gaps.file(asking(f"gap-{number}", minute=number))
        await stores.gaps.close(f"gap-{number}", why="", at=NOON + timedelta(minutes=number))
    kept = {each.id for each in await stores.gaps.load()}
    assert kept == {f"gap-{number}" for number in range(2, MOST_GAPS + 2)}
    await stores.gaps.file(asking("open"))
    assert len(await stores.gaps.load()) == MOST_GAPS + 1


async def test_everybody_who_asks_at_the_same_time_is_counted(stores: Stores) -> None:
    filed = await asyncio.gather(*(stores.gaps.file(asking(minute=at)) for at in range(8)))
    assert sorted(gap.asked for gap in filed) == list(range(1, 9))
    assert await listed(stores) == [("one", 8)]
