"""What every FactStore does: in memory, on SQLite and on PostgreSQL."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.errors import StoreConflictError
from bot.facts.book import Records
from bot.facts.fact import Fact, Kind, Status
from bot.facts.ids import SourceId, StoryId, local_name
from bot.facts.source import Locator
from bot.facts.store import Change
from tests.builders import (
    STORY,
    a_citation,
    a_fact_of,
    a_quote,
    a_quote_fact,
    a_revision,
    a_source,
    a_story,
    an_event_fact,
    fact_id,
)
from tests.storage.conftest import Stores


async def test_an_empty_store_is_at_version_0_and_holds_nothing(stores: Stores) -> None:
    assert await stores.facts.version() == 0
    assert await stores.facts.load() == Records()


@pytest.mark.parametrize("kind", Kind)
async def test_a_fact_of_every_kind_comes_back_as_it_was_written(
    stores: Stores, kind: Kind
) -> None:
    await stores.facts.append(Change(facts=(a_fact_of(kind),)), expected_version=0)
    assert (await stores.facts.load()).facts == (a_fact_of(kind),)


async def test_a_fact_keeps_everything_around_its_body(stores: Stores) -> None:
    fact = a_quote_fact(
        citations=(a_citation(), a_citation(locator=Locator.PAGE, at="A-12")),
        revision=a_revision(by="Zoë", why="“typo” in the occasion; см. note\nsecond line"),
        status=Status.PROPOSED,
        embargo_until=datetime(2030, 1, 1, 6, 0, 0, 250, tzinfo=UTC),
        questions=("Who said it?", "¿Quién?"),
    )
    await stores.facts.append(Change(facts=(fact,)), expected_version=0)
    assert (await stores.facts.load()).facts == (fact,)


@pytest.mark.parametrize("status", Status)
async def test_every_status_is_kept(stores: Stores, status: Status) -> None:
    await stores.facts.append(Change(facts=(a_quote_fact(status=status),)), expected_version=0)
    assert (await stores.facts.load()).facts[0].status is status


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE revisions; --",
        "null \x00 and bell \x07",
        "\u202eright to left\u202c, zero\u200bwidth",
        "ایران, Łódź, 👩‍👩‍👧‍👦",
        "  spaces stay \r\n and lines too  ",
        "x" * 100_000,
    ],
    ids=["sql", "control", "invisible", "scripts", "spaces", "long"],
)
async def test_a_quote_is_kept_character_by_character(stores: Stores, text: str) -> None:
    fact = a_quote_fact(body=a_quote(text=text))
    await stores.facts.append(Change(facts=(fact,)), expected_version=0)
    assert (await stores.facts.load()).facts == (fact,)


async def test_an_instant_of_any_zone_comes_back_as_the_same_instant(stores: Stores) -> None:
    tehran = timezone(timedelta(hours=3, minutes=30))
    written = datetime(2024, 9, 10, 1, 15, tzinfo=tehran)
    fact = a_quote_fact(revision=a_revision(recorded_at=written), embargo_until=written)
    await stores.facts.append(Change(facts=(fact,)), expected_version=0)
    assert (await stores.facts.load()).facts == (fact,)


async def test_the_version_moves_with_every_change(stores: Stores) -> None:
    versions = [
        await stores.facts.append(Change(stories=(a_story(),)), expected_version=0),
        await stores.facts.append(Change(sources=(a_source(),)), expected_version=1),
        await stores.facts.append(Change(facts=(a_quote_fact(),)), expected_version=2),
    ]
    assert versions == [1, 2, 3]
    assert await stores.facts.version() == (await stores.facts.load()).version == 3


async def test_all_revisions_are_kept_in_order(stores: Stores) -> None:
    history = tuple(
        a_quote_fact(body=a_quote(text=f"version {number}"), revision=a_revision(number=number))
        for number in (1, 2, 3)
    )
    await stores.facts.append(Change(facts=history[:1]), expected_version=0)
    await stores.facts.append(Change(facts=(history[2], history[1])), expected_version=1)
    assert (await stores.facts.load()).facts == history


async def test_facts_keep_the_order_in_which_they_were_recorded(stores: Stores) -> None:
    facts = tuple(a_quote_fact(name) for name in ("zebra", "apple", "mango"))
    await stores.facts.append(Change(facts=facts), expected_version=0)
    await stores.facts.append(Change(facts=(a_quote_fact("fig"),)), expected_version=1)
    names = [local_name(fact.id) for fact in (await stores.facts.load()).facts]
    assert names == ["zebra", "apple", "mango", "fig"]


async def test_a_story_and_a_source_replace_those_of_the_same_id(stores: Stores) -> None:
    first = Change(
        stories=(a_story(), a_story(id=StoryId("other"))),
        sources=(a_source(), a_source(id=SourceId("other"))),
    )
    renamed = a_story(title="Renamed", brief=(fact_id("quote"),), questions=("¿Quién?", "Who?"))
    await stores.facts.append(first, expected_version=0)
    await stores.facts.append(
        Change(stories=(renamed,), sources=(a_source(url=""),)), expected_version=1
    )
    records = await stores.facts.load()
    assert set(records.stories) == {renamed, a_story(id=StoryId("other"))}
    assert set(records.sources) == {a_source(url=""), a_source(id=SourceId("other"))}


async def test_a_change_based_on_an_old_version_is_refused_whole(stores: Stores) -> None:
    await stores.facts.append(Change(facts=(a_quote_fact(),)), expected_version=0)
    before = await stores.facts.load()
    late = Change(stories=(a_story(),), facts=(an_event_fact(),))
    with pytest.raises(StoreConflictError):
        await stores.facts.append(late, expected_version=0)
    assert await stores.facts.load() == before


@pytest.mark.parametrize("number", [1, 3], ids=["taken", "gap"])
async def test_a_revision_that_does_not_follow_the_newest_is_refused_whole(
    stores: Stores, number: int
) -> None:
    await stores.facts.append(Change(facts=(a_quote_fact(),)), expected_version=0)
    before = await stores.facts.load()
    wrong = a_quote_fact(revision=a_revision(number=number))
    change = Change(stories=(a_story(),), sources=(a_source(),), facts=(an_event_fact(), wrong))
    with pytest.raises(StoreConflictError):
        await stores.facts.append(change, expected_version=1)
    assert await stores.facts.load() == before


async def test_one_change_may_hold_more_facts_than_a_statement_takes(stores: Stores) -> None:
    facts = tuple(a_quote_fact(f"quote-{number:04}") for number in range(1201))
    await stores.facts.append(Change(facts=facts), expected_version=0)
    following = tuple(_next(fact) for fact in facts)
    await stores.facts.append(Change(facts=following), expected_version=1)
    assert len((await stores.facts.load()).facts) == 2402


async def test_a_change_cancelled_at_any_moment_is_whole_or_not_there_and_holds_no_lock(
    stores: Stores,
) -> None:
    cancelled = []
    for turn in range(40):
        version = await stores.facts.version()
        facts = tuple(a_quote_fact(f"quote-{turn}-{number}") for number in range(100))
        write = asyncio.create_task(
            stores.facts.append(Change(facts=facts), expected_version=version)
        )
        await asyncio.wait((write,), timeout=turn * 0.0005)
        write.cancel()
        await asyncio.wait((write,))
        # Kept, with the traceback in it and whatever that holds on to.
        cancelled.append(write)
        records = await stores.facts.load()
        written = [fact for fact in records.facts if fact.id.startswith(f"{STORY}/quote-{turn}-")]
        assert (len(written), records.version) in {(0, version), (100, version + 1)}
        await stores.facts.append(Change(), expected_version=records.version)


def _next(fact: Fact) -> Fact:
    return a_quote_fact(
        fact.id.partition("/")[2], revision=a_revision(number=fact.revision.number + 1)
    )
