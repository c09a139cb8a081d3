"""British and American spellings of a word."""

import pytest

from bot.answers.spelling import spelling_key


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("behaviour", "behavior"),
        ("neighbours", "neighbors"),
        ("defence", "defense"),
        ("organised", "organized"),
        ("authorisations", "authorizations"),
        ("analysing", "analyzing"),
        ("programmes", "programs"),
        ("centred", "centered"),
        ("cancelled", "canceled"),
        ("travelling", "traveling"),
    ],
)
def test_both_spellings_have_one_key(british: str, american: str) -> None:
    assert spelling_key(british) == spelling_key(american)


@pytest.mark.parametrize(
    ("one", "other"),
    [("four", "for"), ("our", "or"), ("tour", "tor"), ("filled", "filed"), ("tonnes", "tons")],
)
def test_other_words_keep_keys_of_their_own(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)
