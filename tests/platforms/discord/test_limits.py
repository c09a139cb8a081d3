"""Texts cut to a limit, at words, and never in the middle of what belongs together."""

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.discord.limits import cut_label, measure, split_text


def test_a_label_is_cut_behind_a_whole_word() -> None:
    assert cut_label("one two three", 9) == "one two…"
    assert cut_label("one two three", 13) == "one two three"
    assert cut_label("onetwothree", 5) == "onet…"


def test_a_label_is_one_line() -> None:
    assert cut_label(" one\n two ", 80) == "one two"


def test_a_character_outside_the_basic_plane_counts_twice() -> None:
    assert measure("a👩") == 3


@given(text=st.text(max_size=300), limit=st.integers(10, 60))
def test_parts_fit_and_lose_nothing_but_space(text: str, limit: int) -> None:
    parts = list(split_text(text, limit))
    assert all(0 < measure(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(text=st.text("ab\\", max_size=200))
def test_a_backslash_stays_with_what_it_escapes(text: str) -> None:
    escaped = text.replace("\\", "\\\\")
    for part in split_text(escaped, 11):
        assert (len(part) - len(part.rstrip("\\"))) % 2 == 0


@given(text=st.text(max_size=300), limit=st.integers(2, 60))
def test_labels_fit(text: str, limit: int) -> None:
    assert measure(cut_label(text, limit)) <= limit
