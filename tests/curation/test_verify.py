"""Quotes and paragraphs held against the text of their source."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.curation.verify import read_source_text, verify
from bot.errors import CurationError
from tests.curation.small import a_folder, checked

WORDS = "“The river belongs to everyone,” the minister said."


def a_text(third: str = WORDS, *, paragraphs: int = 8) -> str:
    lines = [f"Paragraph {number}." for number in range(1, paragraphs + 1)]
    lines[2] = third
    return "\n\n".join(lines)


def test_a_sound_story_holds(tmp_path: Path) -> None:
    found = verify(checked(a_folder(tmp_path)), a_text())
    assert found.lines() == ("river-accord/courier: all hold; quotes: 1, places: 8.",)


@pytest.mark.parametrize(
    "third",
    [
        'She said, "The river belongs to everyone", and left.',
        "«The\u00a0river  belongs to\teveryone»",
        "„The river belongs to everyone“, she said.",
        "THE MINISTER: The river belongs to everyone.",
    ],
)
def test_quotation_marks_and_spaces_may_differ(third: str, tmp_path: Path) -> None:
    assert faults(tmp_path, a_text(third)) == ()


@pytest.mark.parametrize(
    "third",
    [
        "“The river belongs to everybody,” she said.",
        "“The rivers belongs to everyone,” she said.",
        "“The River belongs to everyone,” she said.",
        "“The river – belongs to everyone,” she said.",
        "“The river belongs to everyoneelse,” she said.",
    ],
)
def test_words_that_differ_are_told(third: str, tmp_path: Path) -> None:
    assert faults(tmp_path, a_text(third)) == (
        'quote "river-words": The words do not stand in a cited paragraph. '
        "Copy them letter by letter.",
    )


def test_words_that_nobody_is_quoted_with_are_told(tmp_path: Path) -> None:
    third = "The river belongs to everyone, and “that is that”, she said."
    assert faults(tmp_path, a_text(third)) == (
        'quote "river-words": The words are the source\'s own, not between quotation marks. '
        "Quote what is.",
    )


def test_words_in_a_paragraph_that_is_not_cited_are_told(tmp_path: Path) -> None:
    text = a_text("Nothing.").replace("Paragraph 6.", WORDS)
    assert faults(tmp_path, text) == (
        'quote "river-words": The words stand in paragraph 6. Cite that one.',
    )


def test_a_paragraph_that_does_not_exist_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, a_text(paragraphs=7)) == (
        '"listing" cites paragraph 8, and the text has 7 paragraphs. Mend the number.',
    )


def test_a_caption_is_the_first_paragraph(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {'cite = "courier p3"': 'cite = "courier caption"'})
    text = a_text("Nothing.").replace("Paragraph 1.", WORDS)
    assert verify(checked(folder), text).faults == ()


def test_pages_and_entries_are_counted_as_not_in_the_text(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {'cite = "courier p6"': 'cite = "courier page:6 entry:A1"'})
    assert verify(checked(folder), a_text()).lines() == (
        "river-accord/courier: all hold; quotes: 1, places: 7; "
        "not in the text: 2 pages or entries.",
    )


def test_with_several_sources_one_must_be_named(tmp_path: Path) -> None:
    second = '[[source]]\nid = "gazette"\npublisher = "G"\ntitle = "T"\npublished_on = 2024-05-03\n'
    folder = a_folder(tmp_path, {"sources = 1": "sources = 2"}, files={"more.toml": second})
    story = checked(folder)
    with pytest.raises(CurationError, match=r"has several sources. Name one of courier, gazette."):
        verify(story, a_text())
    with pytest.raises(CurationError, match='has no source "post"'):
        verify(story, a_text(), source="post")
    assert verify(story, a_text(), source="courier").faults == ()
    assert verify(story, a_text(), source="gazette").quotes == 0


def test_a_text_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match="cannot be read: No such file"):
        read_source_text(tmp_path / "lost.txt")
    (tmp_path / "odd.txt").write_bytes(b"abc\xff")
    with pytest.raises(CurationError, match="byte 4 is not UTF-8"):
        read_source_text(tmp_path / "odd.txt")


def faults(tmp_path: Path, text: str) -> Sequence[str]:
    return verify(checked(a_folder(tmp_path)), text).faults
