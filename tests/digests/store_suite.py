"""What every SubscriptionStore does. A store's tests inherit the class and give it a `store`."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.digests.read_schedule import read_schedule
from bot.digests.rules import Filters, NothingNew, Rule, Rules, Section
from bot.digests.standing import Standing, start_at
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import (
    Pause,
    PauseReason,
    Review,
    Subscription,
    SubscriptionId,
    Unapproved,
)
from bot.errors import StoreConflictError
from bot.facts.fact import Kind
from bot.facts.ids import EntityId, FactId, StoryId
from bot.messages.request import Place, Platform
from tests.digests.builders import MADE_AT, PLACE, a_pause, a_subscription, utc

S1, S2 = SubscriptionId("s1"), SubscriptionId("s2")
OTHER_STORY = StoryId("harbour-strike")
OF_A_FEW = Filters(
    kinds=frozenset({Kind.QUOTE, Kind.DESIGNATION}),
    entities=frozenset({EntityId(FactId("river-accord/ada"))}),
    countries=frozenset({EntityId(FactId("river-accord/north"))}),
    authorities=frozenset({EntityId(FactId("river-accord/south"))}),
)
FULL = a_subscription(
    place=Place(platform=Platform.DISCORD, workspace="G1", id="D1", thread="9"),
    schedule=read_schedule(
        "monthly on the 1st and 31st, every 3 hours from 06:30 to 20:00, quiet 22:00-07:00, "
        "except 2026-12-24 to 2026-12-26, 2027-01-01"
    ),
    sections=(Section.NEW, Section.FIGURES),
    rules=Rules(
        rule=Rule.BREAKING,
        filters=OF_A_FEW,
        nothing_new=NothingNew.SAY,
        lookback=timedelta(days=3, hours=2),
        apart=timedelta(minutes=45),
    ),
    review=Review(
        place=Place(platform=Platform.DISCORD, workspace="G1", id="D2"),
        lead=timedelta(hours=1),
        unapproved=Unapproved.SEND,
    ),
    version=7,
    asked_since=MADE_AT + timedelta(days=1),
)
PLAIN = a_subscription(schedule=read_schedule("mon and thu 12:00 and 17:30"))
PAUSED = a_subscription(pause=a_pause())
STOPPED = a_subscription(
    pause=Pause(reason=PauseReason.PLACE_GONE, why="It is archived.", paused_at=MADE_AT)
)


def new(subscription: Subscription) -> Standing:
    """Return how a subscription stands that was made at MADE_AT."""
    return start_at(subscription, now=MADE_AT)


def ids(found: tuple[Standing, ...]) -> list[str]:
    return [each.subscription.id for each in found]


class SubscriptionStoreSuite:
    """Each test is given an empty store as `store`."""

    async def test_an_empty_store_has_nothing(self, store: SubscriptionStore) -> None:
        assert await store.get(S1) is None
        assert await store.find(PLACE) == ()
        assert await store.due(utc("2100-01-01"), limit=9) == ()
        assert await store.list_active(after=None, limit=9) == ()
        assert await store.list_records(S1, limit=9) == ()

    @pytest.mark.parametrize("subscription", [FULL, PLAIN, PAUSED, STOPPED])
    async def test_a_subscription_comes_back_as_it_was_written(
        self, store: SubscriptionStore, subscription: Subscription
    ) -> None:
        await store.add(new(subscription))
        assert await store.get(S1) == new(subscription)

    async def test_a_place_has_its_own_and_those_of_no_thread_or_other_place(
        self, store: SubscriptionStore
    ) -> None:
        places = (
            replace(PLACE, thread="1.1"),
            replace(PLACE, workspace="T2"),
            replace(PLACE, platform=Platform.DISCORD),
            PLACE,
        )
        for number, place in enumerate(places):
            await store.add(new(a_subscription(id=f"s{number}", place=place)))
        assert ids(await store.find(PLACE)) == ["s3"]
        assert ids(await store.find(places[0])) == ["s0"]

    async def test_the_oldest_of_a_place_comes_first(self, store: SubscriptionStore) -> None:
        later = MADE_AT + timedelta(seconds=1)
        await store.add(new(a_subscription(made_at=later)))
        await store.add(new(a_subscription(id="s2", story=OTHER_STORY)))
        assert ids(await store.find(PLACE)) == ["s2", "s1"]

    async def test_an_id_is_taken_once(self, store: SubscriptionStore) -> None:
        await store.add(new(a_subscription()))
        with pytest.raises(StoreConflictError):
            await store.add(new(a_subscription(story=OTHER_STORY)))
        assert await store.get(S1) == new(a_subscription())

    async def test_two_that_would_post_the_same_are_refused(self, store: SubscriptionStore) -> None:
        await store.add(new(a_subscription()))
        with pytest.raises(StoreConflictError):
            await store.add(new(a_subscription(id="s2", schedule=read_schedule("daily 17:30"))))
        assert await store.get(S2) is None

    async def test_what_differs_in_days_filters_rule_sections_or_story_is_no_twin(
        self, store: SubscriptionStore
    ) -> None:
        others = (
            a_subscription(rules=Rules(filters=OF_A_FEW)),
            a_subscription(rules=Rules(rule=Rule.ALWAYS)),
            a_subscription(sections=(Section.QUOTES,)),
            a_subscription(story=OTHER_STORY),
            a_subscription(schedule=read_schedule("weekends 08:30")),
            a_subscription(schedule=read_schedule("monthly on the 1st at 08:30")),
            a_subscription(),
        )
        for number, each in enumerate(others):
            await store.add(new(replace(each, id=SubscriptionId(f"s{number}"))))
        assert len(await store.find(PLACE)) == len(others)

    async def test_an_edit_replaces_the_version_it_expects(self, store: SubscriptionStore) -> None:
        await store.add(new(a_subscription()))
        edited = new(replace(PLAIN, version=2))
        await store.save(edited, expected_version=1)
        assert await store.get(S1) == edited

    async def test_of_two_edits_at_once_the_second_is_refused_whole(
        self, store: SubscriptionStore
    ) -> None:
        await store.add(new(a_subscription()))
        first = new(a_subscription(zone="Europe/Paris", version=2))
        await store.save(first, expected_version=1)
        with pytest.raises(StoreConflictError):
            await store.save(new(replace(PLAIN, version=2)), expected_version=1)
        assert await store.get(S1) == first

    async def test_an_edit_that_makes_a_twin_is_refused(self, store: SubscriptionStore) -> None:
        await store.add(new(a_subscription()))
        other = new(a_subscription(id="s2", story=OTHER_STORY))
        await store.add(other)
        with pytest.raises(StoreConflictError):
            await store.save(new(a_subscription(id="s2", version=2)), expected_version=1)
        assert await store.get(S2) == other

    async def test_what_is_removed_is_gone_and_its_twin_may_come(
        self, store: SubscriptionStore
    ) -> None:
        await store.add(new(a_subscription()))
        with pytest.raises(StoreConflictError):
            await store.remove(S1, expected_version=2)
        await store.remove(S1, expected_version=1)
        assert await store.get(S1) is None
        for change in (
            store.remove(S1, expected_version=1),
            store.save(new(a_subscription(version=2)), expected_version=1),
        ):
            with pytest.raises(StoreConflictError):
                await change
        await store.add(new(a_subscription(id="s2")))
