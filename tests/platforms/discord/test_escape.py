"""Outside text shows as it is, and does nothing."""

import pytest

from bot.platforms.discord.escape import clean, escape, escape_line
from tests.platforms.discord.reading import read, visible
from tests.strategies import NASTY


@pytest.mark.parametrize("fragment", NASTY)
@pytest.mark.parametrize("frame", ["{}", "a{}", "a {} b", "\n{}", "{0}{0}", "a\n {} b"])
def test_nothing_nasty_is_active_anywhere(fragment: str, frame: str) -> None:
    text = frame.format(fragment)
    reading = read(escape(text))
    assert reading.active == reading.links == reading.bold == ()
    assert reading.shown == visible(text)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("plain, words; £5 (about) 10% & more!", "plain, words; £5 (about) 10% & more!"),
        ("snake_case", r"snake\_case"),
        ("https://evil.example", r"https\://evil.example"),
        ("@everyone and @someone", r"\@everyone and @someone"),
        ("# heading", r"\# heading"),
        ("In 2024. Then", "In 2024. Then"),
        ("2024. Then", r"2024\. Then"),
        ("- a\n2) b", "\\- a\n2\\) b"),
        ("discord.gg/abc", r"discord\.gg/abc"),
        ("[1](https://x)", r"\[1\](https\://x)"),
        ("12:30", r"12\:30"),
    ],
)
def test_only_what_would_mean_something_is_escaped(text: str, marked: str) -> None:
    assert escape(text) == marked


def test_persian_words_keep_their_joiners() -> None:
    assert clean("می\u200cشود") == "می\u200cشود"


def test_family_emoji_keep_their_joiners() -> None:
    assert clean("👩\u200d👧") == "👩\u200d👧"


def test_joiners_of_nothing_are_dropped() -> None:
    assert clean("ev\u200deryone\u200c") == "everyone"


def test_a_line_has_no_breaks() -> None:
    assert escape_line(" a\r\n# b\u2028c\t d ") == "a # b c d"
