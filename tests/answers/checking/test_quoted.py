"""Which words of a question are quoted, and whom they are said to be by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.checking.quoted import find_quoted, quoted_parts


@pytest.mark.parametrize(
    ("question", "words", "speaker"),
    [
        ("Did Sol say 'the river is ours'?", "the river is ours", "Sol"),
        ("Is it true that Mira Sol said “no dam”?", "no dam", "Mira Sol"),
        ('who said "nothing but water"', "nothing but water", ""),
        ("Did Suderia call the claims «absurd»?", "absurd", "Suderia"),
        ("Did Mira Sol really say „no dam“?", "no dam", "Mira Sol"),
        ('Sol: "the river is ours"', "the river is ours", "Sol"),
        ('"the river is ours" - Mira Sol', "the river is ours", "Mira Sol"),
        ('Was "no dam" said by Sol?', "no dam", "Sol"),
        ('"no dam", said Sol?', "no dam", "Sol"),
        ("Who used the term ‘water lords’?", "water lords", ""),
        ("According to Sol, “we won”?", "we won", "Sol"),
        ('did she say "no dam"?', "no dam", ""),
        ('did Sol say "no dam', "no dam", "Sol"),
        ("Is “the river is ours” a real quote by Sol?", "the river is ours", "Sol"),
        ("Sol's quote “no dam”?", "no dam", "Sol"),
        ("Was Sol quoted as saying 'no dam'?", "no dam", "Sol"),
        ("Did the minister, Mira Sol, say “we won”?", "we won", "Mira Sol"),
        ("“The river belongs to everyone”", "The river belongs to everyone", ""),
        ("Did Sol say 'the allies' plan failed'?", "the allies' plan failed", "Sol"),
        ("Did Sol say 'we're winning' at the allies' meeting?", "we're winning", "Sol"),
        ("Sol: “no dam”, he said in Norport on 9 May.", "no dam", "Sol"),
        ("“No dam”, said Sol in Norport on 9 May.", "No dam", "Sol"),
        ("Sol, 9 May: “the river is ours”", "the river is ours", "Sol"),
        ("Was it Mira Sol who said “no dam”?", "no dam", "Mira Sol"),
        ("Were the claims called “absurd” by Suderia?", "absurd", "Suderia"),
        ("According to The Courier, did Sol say “no dam”?", "no dam", "Sol"),
        ("Is “no dam” a quote by Sol about the river?", "no dam", "Sol"),
        ("Did Suderia dismiss the claims as “absurd”?", "absurd", "Suderia"),
    ],
)
def test_quoted_words_and_their_speaker_are_found(question: str, words: str, speaker: str) -> None:
    found = find_quoted(question)
    assert found is not None
    assert (found.words, found.speaker) == (words, speaker)


@pytest.mark.parametrize(
    "question",
    [
        "What does “water lords” mean?",
        "Why did Sol say “no dam”?",
        'Did Sol say anything about "the river"?',
        'Who is "Mira Sol"?',
        'delta "shipping"',
        "They don't say it's Norland's",
        "What did Sol say?",
        "“”",
        "",
    ],
)
def test_marks_around_what_is_asked_about_are_no_quotation(question: str) -> None:
    assert find_quoted(question) is None


def test_other_quotations_of_a_question_are_told() -> None:
    found = find_quoted("Did Suderia call the claims “absurd” and “wholly made up”?")
    assert found is not None
    assert (found.words, found.others) == ("wholly made up", ("absurd",))


def test_every_quotation_of_a_text_is_found_in_order() -> None:
    text = "He said “one” and 'two', she “three 'four' five”, they «six"
    assert [part.words for part in quoted_parts(text)] == ["one", "two", "three 'four' five", "six"]


@given(st.text(alphabet="ab s'\"“”‘’«».,:?§", max_size=200))
def test_no_row_of_marks_makes_it_fail(text: str) -> None:
    find_quoted(text)
    for part in quoted_parts(text):
        assert part.words in text
