"""The files of a story folder: which are read, and what is said of those that cannot be."""

import os
from pathlib import Path

import pytest

from bot.curation import files
from bot.curation.files import open_folder, story_folders
from tests.curation.small import SHOWN, STORY, a_folder, checked, faults_in, rules_broken


def test_tables_may_stand_in_any_file_of_the_folder(tmp_path: Path) -> None:
    head, tail = STORY.split("[[quote]]", 1)
    folder = a_folder(tmp_path, files={"story.toml": head, "words.toml": f"[[quote]]{tail}"})
    assert len(checked(folder).candidates) == 9


def test_hidden_files_drafts_and_backups_are_not_read(tmp_path: Path) -> None:
    names = (".hidden.toml", "_draft.toml", "#saved.toml#", "story.toml~", "story.toml.bak")
    folder = a_folder(tmp_path, files=dict.fromkeys(names, "not toml"))
    assert faults_in(folder) == []


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode()
    assert faults_in(a_folder(tmp_path, files={"story.toml": content})) == []


def test_text_that_is_not_utf_8_is_named_by_byte_and_line(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"The river accord": "The rivér accord"})
    text = (folder / "story.toml").read_text().encode("latin-1")
    (folder / "story.toml").write_bytes(text)
    assert faults_in(folder) == [
        f"{SHOWN}:2: Byte 25 of the file is not UTF-8 text. Save the file as UTF-8. [utf-8]"
    ]


def test_an_empty_file_is_a_fault(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, files={"later.toml": "# nothing yet\n"})
    assert faults_in(folder) == [
        "stories/river-accord/later.toml: There is nothing in this file. "
        "Write a table in it, or remove it. [empty-file]"
    ]


def test_a_folder_without_story_files_is_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "stories" / "nothing"
    folder.mkdir(parents=True)
    assert faults_in(folder) == [
        "stories/nothing: There is no story file in this folder. "
        "Write one whose name ends in .toml, or remove the folder. [empty-folder]"
    ]


def test_a_folder_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    assert faults_in(tmp_path / "stories" / "lost") == [
        "stories/lost: This cannot be read: No such file or directory. "
        "See that it is there and may be read. [unreadable]"
    ]


def test_a_folder_name_that_is_no_slug_is_a_fault(tmp_path: Path) -> None:
    assert faults_in(a_folder(tmp_path, slug="River_Accord")) == [
        'stories/River_Accord: "River_Accord" cannot be the name of a story and its folder. '
        "Use small letters, digits and single hyphens. [story-name]"
    ]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text("[story]")
    folder = a_folder(tmp_path)
    (folder / "linked.toml").symlink_to(tmp_path / "secret.toml")
    assert faults_in(folder) == [
        "stories/river-accord/linked.toml: This link leads out of the story's folder. "
        "Put the file itself here. [link]"
    ]


def test_a_link_that_leads_in_a_circle_is_a_fault(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "circle.toml").symlink_to(folder / "circle.toml")
    assert rules_broken(folder) == ["unreadable"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    os.mkfifo(folder / "pipe.toml")
    assert rules_broken(folder) == ["not-a-file"]


def test_files_beyond_the_limit_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_folder(tmp_path, files={"zz.toml": "# " + "x" * 2**20})
    monkeypatch.setattr(files, "MAX_BYTES", 2**20)
    assert faults_in(folder) == [
        "stories/river-accord/zz.toml: With this file the story has more than 1 MiB. "
        "Split the story, or remove the file. [too-large]"
    ]


def test_a_name_that_cannot_be_printed_does_not_reach_the_fault(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, files={"new\nline.toml": ""})
    assert faults_in(folder)[0].startswith("stories/river-accord/new\ufffdline.toml: ")


def test_tables_that_go_too_deep_are_a_fault(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, files={"deep.toml": f"a = {'[' * 100_000}"})
    assert rules_broken(folder) == ["toml"]


def test_the_fingerprint_moves_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    first = open_folder(folder).fingerprint
    assert open_folder(folder).fingerprint == first
    (folder / "story.toml").rename(folder / "other.toml")
    renamed = open_folder(folder).fingerprint
    (folder / "other.toml").write_text(f"{STORY}\n")
    assert len({first, renamed, open_folder(folder).fingerprint}) == 3


def test_stories_are_the_folders_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b-story", "a-story", ".git", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "story.schema.json").write_text("{}")
    assert [each.name for each in story_folders(tmp_path)] == ["a-story", "b-story"]


def test_no_stories_folder_means_no_stories(tmp_path: Path) -> None:
    assert story_folders(tmp_path / "none") == ()
