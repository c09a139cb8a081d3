"""The tables of general English: what may stand for what, and what never may."""

import pytest

from bot.answers.english.phrases import plain_words
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import stem
from bot.answers.questions.split import clauses, split_questions
from bot.answers.questions.spot import mend_words


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("penalised", "sanctioned"),
        ("scrapped", "cancelled"),
        ("supplied", "sent"),
        ("factory", "plant"),
        ("soldiers", "personnel"),
        ("taught", "trained"),
        ("dismissed", "rejected"),
        ("carrier", "airline"),
        ("biggest", "largest"),
        ("lamp", "beacon"),
        ("gripe", "complained"),
        ("plugged", "sealed"),
        ("cops", "police"),
        ("dodging", "evaded"),
    ],
)
def test_words_that_mean_the_same_bear_each_other_out(asked: str, held: str) -> None:
    assert senses_asked(stem(asked)) & senses_held([held])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("send", "receive"),
        ("buy", "sell"),
        ("impose", "lift"),
        ("start", "end"),
        ("admit", "deny"),
        ("attack", "defend"),
        ("arrive", "leave"),
        ("open", "close"),
        ("appoint", "resign"),
        ("rescue", "kill"),
    ],
)
def test_opposites_and_the_two_ends_of_an_act_never_do(one: str, other: str) -> None:
    assert not senses_asked(stem(one)) & senses_held([other])
    assert not senses_asked(stem(other)) & senses_held([one])


def test_a_turn_of_phrase_is_read_as_the_plain_word() -> None:
    assert (
        plain_words("who broke the news of the trip".split()) == "who announce of the trip".split()
    )


def test_a_slip_is_mended_and_another_word_is_not() -> None:
    known = {"britain", "start", "missiles", "lammy", "china", "chain", "weather"}
    assert mend_words(["brittain", "misiles", "lamy", "strat"], known) == [
        "britain",
        "missiles",
        "lammy",
        "start",
    ]
    assert mend_words(["star", "stat", "air"], known) == ["star", "stat", "air"]


def test_an_everyday_word_that_no_fact_holds_is_no_slip() -> None:
    assert mend_words(["gripe", "lamp", "axed"], {"grips", "lamb", "axes"}) == [
        "gripe",
        "lamp",
        "axed",
    ]


def test_a_vowel_left_out_of_a_short_word_is_a_slip_and_a_consonant_is_not() -> None:
    known = {"china", "give", "iran", "star"}
    assert mend_words(["chna", "giv", "irn"], known) == ["china", "give", "iran"]
    assert mend_words(["chin", "tar", "sta"], known) == ["chin", "tar", "sta"]


def test_a_slip_of_a_story_s_name_comes_before_a_common_word() -> None:
    assert mend_words(["chian"], {"china", "chain"}) == ["china"]


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("Who was listed? How much aid?", ("Who was listed?", "How much aid?")),
        (
            "how much has it given and when did the war begin",
            ("how much has it given", "when did the war begin"),
        ),
        ("When and where was it?", ("When and where was it?",)),
        ("The U.S. gave aid. Who else?", ("The U.S. gave aid.", "Who else?")),
    ],
)
def test_a_message_is_taken_apart_where_another_question_starts(
    message: str, parts: tuple[str, ...]
) -> None:
    assert split_questions(message) == parts


def test_parts_of_a_message_are_few_however_long_it_is() -> None:
    assert len(split_questions("what? " * 1000)) <= 12
    assert len(clauses("a, " * 1000)) <= 12
