"""`python -m evaluation` as `make eval` runs it."""

import json
import os
import subprocess
import sys

import pytest

from evaluation.__main__ import main
from evaluation.sets import read_sets
from tests.architecture.project import ROOT
from tests.forks import run_program

_SYSTEMS = ["dateline", "bm25", "rapidfuzz"]


def harness() -> None:
    sys.exit(main(sys.argv[1:]))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the harness from the project's folder."""
    return run_program(harness, *arguments, folder=ROOT, environment=os.environ)


def test_it_prints_a_line_a_set_and_system_then_a_table_a_set() -> None:
    done = run("iran-missiles-2024.dev")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [row["system"] for row in rows] == _SYSTEMS
    assert {row["set"] for row in rows} == {"iran-missiles-2024.dev"}
    for row in rows:
        assert all(0 <= row[figure] <= 1 for figure in ("coverage", "precision", "refusal"))
    assert "iran-missiles-2024.dev: correct / wrong / silent" in done.stdout
    assert "unanswerable-donor" in done.stdout


def test_what_is_held_back_is_graded_and_never_shown() -> None:
    done = run("held", "--show")
    assert "is held back: its questions are graded, never shown." in done.stdout
    held = [each for each in read_sets() if each.label == "held"]
    texts = [question.text for each in held for question in each.questions]
    # Counted, so that a failure shows none either.
    assert sum(text in done.stdout + done.stderr for text in texts if len(text) > 20) == 0


def test_what_went_wrong_is_shown_of_a_set_to_work_with() -> None:
    done = run("iran-missiles-2024.dev", "--show")
    graded = json.loads(done.stdout.splitlines()[0])
    wrong = graded["questions"] - graded["right"] - graded["refused"]
    shown = [line for line in done.stdout.splitlines() if line.startswith("        -> ")]
    assert len(shown) == wrong


@pytest.mark.parametrize("name", ["nothing", "iran-missiles-2024.nothing"])
def test_an_unknown_set_is_refused_with_those_there_are(name: str) -> None:
    done = run(name)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"No set goes by {name}; there are iran-missiles-2024.dev" in done.stderr
