"""What every MarkStore does: in memory, on SQLite and on PostgreSQL."""

from tests.storage.conftest import Stores


async def test_nothing_stands_under_a_new_key(stores: Stores) -> None:
    assert await stores.marks.get("discord commands") is None


async def test_what_was_put_last_stands(stores: Stores) -> None:
    await stores.marks.put("discord commands", "one")
    await stores.marks.put("discord commands", "")
    await stores.marks.put("other", "three")
    assert await stores.marks.get("discord commands") == ""
    assert await stores.marks.get("other") == "three"
