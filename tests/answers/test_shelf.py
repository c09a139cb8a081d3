"""What is made when the store moves, and what is made after."""

from bot.answers.shelf import Shelf
from bot.facts.store import Change
from tests.answers.desk import river_facts
from tests.builders import a_source, a_story
from tests.fakes.stores import MemoryFactStore


async def test_what_questions_look_up_is_made_once_a_turn_after_the_swap() -> None:
    store = MemoryFactStore()
    shelf = Shelf(store=store)
    assert not await shelf.warm(), "an empty shelf has nothing to make"
    change = Change(stories=(a_story(),), sources=(a_source(),), facts=river_facts())
    await store.append(change, expected_version=0)
    assert await shelf.refresh()
    assert "words" not in vars(shelf.snapshot)
    assert await shelf.warm()
    assert "words" in vars(shelf.snapshot)
    assert not await shelf.warm()
