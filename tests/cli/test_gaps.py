"""`bot gaps`: the list of unanswered questions, for curators."""

import json
from pathlib import Path

from tests.cli.process import bot

AGE = "/gap how old is the minister of Atlantis?"
PRICE = "/gap what does a missile cost in Atlantis?"


def test_a_filed_question_is_listed_closed_and_no_longer_listed(folder: Path) -> None:
    assert "Filed for the desk" in bot(folder, "command", AGE).stdout
    bot(folder, "command", AGE)
    bot(folder, "command", PRICE)
    rows = bot(folder, "gaps", "list").stdout.splitlines()
    assert len(rows) == 2
    assert "2 times" in rows[0] and rows[0].endswith("how old is the minister of Atlantis?")
    assert "once" in rows[1]

    gap = rows[0].split()[0]
    done = bot(folder, "gaps", "close", gap, "--why", "nobody knows")
    assert done.stdout == f"Closed {gap}, asked 2 times: how old is the minister of Atlantis?\n"
    assert bot(folder, "gaps", "list").stdout.splitlines() == rows[1:]
    assert "nobody knows" in bot(folder, "gaps", "list", "--closed").stdout

    bot(folder, "command", AGE)
    assert "once" in bot(folder, "gaps", "list").stdout.splitlines()[0]
    assert "closed before: nobody knows" in bot(folder, "gaps", "list").stdout


def test_the_list_of_one_story_is_written_as_json(folder: Path) -> None:
    bot(folder, "command", AGE)
    (row,) = map(json.loads, bot(folder, "gaps", "list", "--json").stdout.splitlines())
    assert row["question"] == AGE.removeprefix("/gap ")
    assert (row["asked"], row["platform"], row["closed_at"]) == (1, "console", None)
    assert bot(folder, "gaps", "list", "--story", row["story"], "--json").stdout
    done = bot(folder, "gaps", "list", "--story", "another")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No open gap.\n")


def test_closing_what_is_not_open_is_a_fault(folder: Path) -> None:
    done = bot(folder, "gaps", "close", "nothing\x1b[2J")
    assert done.returncode == 1
    assert "There is no open gap “nothing" in done.stderr
    assert "\x1b" not in done.stderr
