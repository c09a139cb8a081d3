"""What a typed line may stand for."""

import pytest

from bot.errors import RequestError
from bot.messages.reply import Action
from bot.platforms.console.choices import find_choice, is_leaving

ACTIONS = tuple(Action(label=name, line=f"/who {name}") for name in ("Norland", "Suderia"))


@pytest.mark.parametrize("typed", ["2", "2.", "2)", "#2", "02"])
def test_a_number_is_the_choice_that_has_it(typed: str) -> None:
    assert find_choice(typed, ACTIONS) == ACTIONS[1]


@pytest.mark.parametrize("typed", ["2024", "two", "/who 2", "2 3", "-1", "1.5", "２"])
def test_any_other_line_is_no_choice(typed: str) -> None:
    assert find_choice(typed, ACTIONS) is None


@pytest.mark.parametrize("typed", ["0", "3", "99"])
def test_a_number_without_a_choice_says_which_there_are(typed: str) -> None:
    with pytest.raises(RequestError, match=f"no choice {typed}; there are 1 to 2"):
        find_choice(typed, ACTIONS)
    with pytest.raises(RequestError, match="there is only 1"):
        find_choice(typed, ACTIONS[:1])


def test_a_number_is_a_question_where_there_is_no_choice() -> None:
    assert find_choice("3", ()) is None


def test_only_the_word_alone_leaves() -> None:
    assert is_leaving("quit") and is_leaving("/EXIT")
    assert not is_leaving("quit smoking") and not is_leaving("exits")
