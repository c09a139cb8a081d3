"""A question as the desk gets it: cleaned, bounded, and told apart from others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.command import LONGEST
from bot.answers.commands import COMMANDS
from bot.answers.filing import gap_id
from bot.answers.gap_text import LONGEST_GAP, clean_question, to_gap_line
from bot.answers.parse import read_line
from bot.facts.ids import StoryId

STORY = StoryId("river-accord")


def test_marks_case_and_accents_do_not_make_another_question() -> None:
    assert gap_id(STORY, "How old is Süd’s dam?") == gap_id(STORY, "how old is SUD dam")
    assert gap_id(STORY, "How old is the dam?") != gap_id(STORY, "How tall is the dam?")
    assert len(gap_id(STORY, "x")) == 8


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  how\told\nis\x00 it ", "how old is it"),
        ("how\u200b old\u202e is\u2066 it\ufeff\U000e0041", "how old is it"),
        ("می\u200cخواهم a\u200cb", "می\u200cخواهم ab"),
        ("\u2800\u3164how\ud800 old", "how old"),
        ("has <@123456789> or <@!1> or <@&77> said so", "has @someone or @someone or @someone"),
        ("what did @U0AB12CD34 say", "what did @someone say"),
        ("what did @potus write to desk@example.org", "what did @potus write to desk@example.org"),
    ],
)
def test_what_the_desk_reads_hides_nothing_and_names_no_account(typed: str, kept: str) -> None:
    assert clean_question(typed).removesuffix(" said so") == kept


def test_a_long_question_is_cut_at_a_word_and_shows_it() -> None:
    kept = clean_question("word " * 400)
    assert len(kept) <= LONGEST_GAP
    assert kept.endswith("word…")
    assert len(clean_question("x" * 5000)) == LONGEST_GAP


@given(st.text(max_size=700))
def test_a_cleaned_question_is_clean(text: str) -> None:
    once = clean_question(text)
    assert clean_question(once) == once
    assert len(once) <= LONGEST_GAP


_PARTS = ["question", "as_of:", "question:", '"', "“", "”", "'", " ", "who", ":", "/gap", "Äé"]


@given(st.lists(st.sampled_from(_PARTS)).map("".join) | st.text(max_size=700))
def test_a_button_brings_back_the_question_it_carries(text: str) -> None:
    question = clean_question(text)
    if not question:
        return
    line = to_gap_line(question)
    assert len(line) <= LONGEST
    call = read_line(line, COMMANDS)
    assert call.command == "gap"
    given_options = dict(call.options)
    assert list(given_options) in ([], ["question"])
    kept = given_options.get("question", "")
    plain = question.replace('"', "'").strip("'\"“” ")
    assert kept.replace('"', "'").strip("'\"“” ") == plain
