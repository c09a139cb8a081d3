"""Every committed set can be graded, and what is held back stays apart."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.answers.fold import fold
from bot.curation.curate import read_and_check
from bot.curation.files import story_folders
from evaluation.sets import FOLDER, read_sets
from tests.architecture.project import ROOT

_RARELY = 20
"""Of so many questions held back one may, by chance, be asked in a set to work with as well."""
_NAME = re.compile(r"[a-z0-9-]+\.(dev|held)[0-9]*\.jsonl")


def test_every_set_reads_and_is_of_a_story_that_is_there() -> None:
    sets = read_sets()
    assert {each.label for each in sets} >= {"dev", "held"}
    assert [each.name for each in sets if str(each.story) not in _story_slugs()] == []
    assert all(each.questions for each in sets)


@pytest.mark.parametrize("folder", story_folders(FOLDER / "stories"), ids=lambda each: each.name)
def test_a_story_that_is_only_asked_about_has_no_fault(folder: Path) -> None:
    assert read_and_check(folder, today=date.max).warnings == ()


def _story_slugs() -> set[str]:
    folders = (*story_folders(ROOT / "stories"), *story_folders(FOLDER / "stories"))
    return {folder.name for folder in folders}


def test_every_file_of_questions_is_one_that_is_read() -> None:
    files = {file.name for file in FOLDER.glob("*.jsonl")}
    assert {name for name in files if not _NAME.fullmatch(name)} == set()
    assert files == {f"{each.name}.jsonl" for each in read_sets()}


def test_hardly_a_question_is_both_held_back_and_worked_with() -> None:
    shared, held = _count_shared()
    assert shared * _RARELY <= held


def _count_shared() -> tuple[int, int]:
    """Return how many questions held back are asked elsewhere too, and how many there are.

    Only their number leaves this function, so that a failure shows none of them.
    """
    asked: dict[bool, set[tuple[str, ...]]] = {True: set(), False: set()}
    for each in read_sets():
        for question in each.questions:
            words = (*question.context, question.text)
            asked[each.held].add((each.story, *map(fold, words)))
    return len(asked[True] & asked[False]), len(asked[True])


def test_there_are_enough_questions_to_tell_anything() -> None:
    written = {each.name: len(each.questions) for each in read_sets()}
    assert sum(written.values()) >= 300
    assert sum(size for name, size in written.items() if ".held" in name) >= 150
