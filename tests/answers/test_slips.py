"""Which words of a question are taken for slips."""

import pytest

from bot.answers.questions.spot import mend_words

KNOWN = frozenset("states dispute commodity allegation positive missiles behind stalled".split())


@pytest.mark.parametrize(
    "word", ["status", "despite", "community", "allocation", "position", "beyond", "positions"]
)
def test_a_word_that_is_spelt_right_is_no_slip_for_another(word: str) -> None:
    assert mend_words([word], KNOWN) == [word]


@pytest.mark.parametrize(("typed", "meant"), [("misiles", "missiles"), ("stalld", "stalled")])
def test_a_slip_is_mended_to_the_word_it_misses_by_least(typed: str, meant: str) -> None:
    assert mend_words([typed], KNOWN) == [meant]
