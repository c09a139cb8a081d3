"""What every PlaceStore does: in memory, on SQLite and on PostgreSQL."""

from bot.facts.ids import StoryId
from bot.messages.request import Place, Platform
from tests.storage.conftest import Stores

GENERAL = Place(platform=Platform.SLACK, workspace="T1", id="C1")


async def test_no_place_has_chosen_at_first(stores: Stores) -> None:
    assert await stores.places.load() == {}


async def test_the_last_choice_of_a_place_holds(stores: Stores) -> None:
    await stores.places.choose(GENERAL, StoryId("one"))
    await stores.places.choose(GENERAL, StoryId("two"))
    assert await stores.places.load() == {GENERAL: StoryId("two")}


async def test_a_thread_chooses_for_its_channel(stores: Stores) -> None:
    thread = Place(platform=Platform.SLACK, workspace="T1", id="C1", thread="1725.01")
    await stores.places.choose(thread, StoryId("one"))
    assert await stores.places.load() == {GENERAL: StoryId("one")}


async def test_the_same_id_elsewhere_is_another_place(stores: Stores) -> None:
    places = (
        GENERAL,
        Place(platform=Platform.DISCORD, workspace="T1", id="C1"),
        Place(platform=Platform.SLACK, workspace="T2", id="C1"),
        Place(platform=Platform.CONSOLE, id="C1"),
    )
    for number, place in enumerate(places):
        await stores.places.choose(place, StoryId(f"story-{number}"))
    assert await stores.places.load() == {
        place: StoryId(f"story-{number}") for number, place in enumerate(places)
    }
