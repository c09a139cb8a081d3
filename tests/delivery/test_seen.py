"""An event is new once, for as long as it is remembered."""

import pytest

from bot.delivery.seen import SeenKeys


def test_a_key_is_new_once() -> None:
    seen = SeenKeys(2)
    assert seen.first_time("a")
    assert not seen.first_time("a")


def test_the_oldest_key_is_forgotten_first() -> None:
    seen = SeenKeys(2)
    for key in ("a", "b", "c"):
        seen.first_time(key)
    assert not seen.first_time("b")
    assert seen.first_time("a")


def test_a_memory_of_nothing_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="capacity"):
        SeenKeys(0)
