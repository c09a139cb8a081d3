"""`bot story` and `bot ask --stories` over stories that lie anywhere."""

import re
from pathlib import Path

import pytest

from tests.cli.process import bot
from tests.curation.small import a_folder
from tests.curation.test_source_texts import COURIER, TEXT

ASKED = 'cite = "courier p7"\nquestions = ["Who closed the ports?"]'
ODD = 'cite = "courier p8"\nquestions = ["How is the weather?", "What changed today?"]'


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A story with its source's text, outside the folder that is configured."""
    return a_folder(tmp_path / "drafts", {'cite = "courier p7"': ASKED}, files={COURIER: TEXT})


def test_verify_compares_every_text_in_one_call(folder: Path, draft: Path) -> None:
    done = bot(folder, "story", "verify", str(draft))
    assert done.returncode == 0, done.stderr
    assert done.stdout == "river-accord/courier: all hold; quotes: 1, places: 8.\n"


def test_verify_tells_where_a_text_belongs_when_there_is_none(folder: Path, draft: Path) -> None:
    (draft / COURIER).unlink()
    done = bot(folder, "story", "verify", str(draft))
    assert done.returncode == 1
    assert "river-accord/courier: not compared; its text is not in sources/courier.txt." in (
        done.stderr
    )


def test_verify_takes_one_file_for_one_source(folder: Path, draft: Path) -> None:
    (draft / COURIER).rename(folder / "text.txt")
    done = bot(folder, "story", "verify", str(draft), "--source-file", "text.txt")
    assert done.returncode == 0
    assert "all hold" in done.stdout
    (folder / "text.txt").write_text("Nothing.")
    assert bot(folder, "story", "verify", str(draft), "--source-file", "text.txt").returncode == 1
    assert bot(folder, "story", "verify", str(draft), "--source", "courier").returncode == 2


def test_check_compares_with_the_texts(folder: Path, draft: Path) -> None:
    assert "compared with their texts: 1" in bot(folder, "story", "check", str(draft)).stdout
    (draft / COURIER).write_text("Nothing.\n")
    done = bot(folder, "story", "check", str(draft))
    assert done.returncode == 1
    assert "has no paragraph 8, but 1 paragraph." in done.stderr


def test_a_folder_of_stories_stands_for_all_of_them(folder: Path, draft: Path) -> None:
    a_folder(draft.parents[1], slug="second")
    (draft.parent / "notes").mkdir()
    done = bot(folder, "story", "check", str(draft.parent))
    assert done.returncode == 0, done.stderr
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == [
        "river-accord",
        "second",
    ]
    done = bot(folder, "story", "verify", str(draft.parent))
    assert done.returncode == 1
    assert "holds 2 stories: river-accord, second. Name one." in done.stderr


def test_a_folder_without_a_story_in_it_or_right_below_says_so(folder: Path, draft: Path) -> None:
    done = bot(folder, "story", "check", str(draft.parents[1]))
    assert done.returncode == 1
    assert "There is no story file in this folder" in done.stderr


def test_the_folder_here_is_meant_by_a_dot(folder: Path, draft: Path) -> None:
    config = str(folder / "config.toml")
    done = bot(draft.parent, "--config", config, "story", "check", ".")
    assert done.stdout.startswith("river-accord: no faults"), done.stderr


def test_story_ask_tells_which_facts_have_no_question(folder: Path, draft: Path) -> None:
    done = bot(folder, "story", "ask", str(draft))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "river-accord: all answered; stored questions: 2."
    assert "river-accord/dam: no question is stored with it." in lines
    assert "river-accord/ports: no question is stored with it." not in lines


def test_story_ask_says_that_there_is_nothing_to_ask(folder: Path, draft: Path) -> None:
    for file in draft.glob("*.toml"):
        file.write_text(re.sub(r"(?ms)^questions = \[.*?\]$", "", file.read_text()))
    done = bot(folder, "story", "ask", str(draft))
    assert done.stdout.startswith("river-accord: no questions are stored with its facts.")


def test_story_ask_tells_each_question_that_does_not_get_its_fact(
    folder: Path, draft: Path
) -> None:
    story = draft / "story.toml"
    story.write_text(story.read_text().replace('cite = "courier p8"', ODD))
    done = bot(folder, "story", "ask", str(draft))
    assert done.returncode == 1
    (told,) = done.stderr.splitlines()
    assert told.startswith('river-accord/listing: "What changed today?": answered “Changes since')
    assert "river-accord: not answered with their fact: 1; stored questions: 4." in done.stdout
    assert "river-accord/listing: is found by its stored questions alone." in done.stdout


def test_story_ask_asks_nothing_of_a_story_with_faults(folder: Path, draft: Path) -> None:
    (draft / COURIER).write_text("Nothing.\n")
    done = bot(folder, "story", "ask", str(draft))
    assert (done.returncode, done.stdout) == (1, "")
    assert "[no-paragraph]" in done.stderr


def test_ask_answers_from_a_folder_and_leaves_the_store_alone(folder: Path, draft: Path) -> None:
    before = {each.name for each in folder.iterdir()}
    done = bot(folder, "ask", "Who closed the ports?", "--stories", str(draft))
    assert done.returncode == 0, done.stderr
    assert "closed its ports" in done.stdout
    assert {each.name for each in folder.iterdir()} == before
    explained = bot(folder, "ask", "Who closed the ports?", "--explain", "--stories", str(draft))
    assert "taken     measure      ports" in explained.stdout


def test_ask_takes_several_folders_and_asks_one(folder: Path, draft: Path) -> None:
    other = a_folder(
        draft.parents[1], {"signed the accord": "signed a second accord"}, slug="second"
    )
    drafts = ("--stories", str(draft), "--stories", str(other))
    done = bot(folder, "ask", "What was signed?", *drafts, "--story", "second")
    assert "a second accord" in done.stdout
    done = bot(folder, "ask", "What was signed?", *drafts, "--story", "third")
    assert done.returncode == 2
    assert "no story third" in done.stderr


def test_a_story_with_faults_is_not_asked(folder: Path, draft: Path) -> None:
    (draft / COURIER).write_text("Nothing.\n")
    done = bot(folder, "ask", "Who closed the ports?", "--stories", str(draft))
    assert done.returncode == 1
    assert "[no-paragraph]" in done.stderr
