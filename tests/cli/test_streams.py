"""What the command line reads from and writes to."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.process import bot, environment


def test_what_acts_on_a_terminal_is_escaped_in_json_and_replaced_in_text(folder: Path) -> None:
    why = "\u202eturned\x9b2J\u2028"
    bot(folder, "story", "load", "--why", why)
    shown = bot(folder, "facts", "show", "designations-by-us")
    assert "turned" in shown.stdout
    written = bot(folder, "facts", "show", "designations-by-us", "--json")
    assert json.loads(written.stdout)["revision"]["why"] == why
    assert [each for each in "\u202e\x9b\u2028" if each in shown.stdout + written.stdout] == []


def test_an_error_repeats_nothing_that_acts_on_a_terminal(folder: Path) -> None:
    said = bot(folder, "facts", "show", "x\x1b[2J\u202ey").stderr
    assert "No fact “x" in said
    assert [each for each in "\x1b\u202e" if each in said] == []


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_as_good_as_an_empty_one(folder: Path, closed: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m bot console {closed}', sys.executable],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_help_needs_neither_the_database_nor_the_answers(folder: Path) -> None:
    heavy = {"aiohttp", "alembic", "discord", "matplotlib", "rapidfuzz", "slack_bolt", "sqlalchemy"}
    script = f"import sys, bot.cli.main; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, timeout=60, check=False
    )
    assert done.stdout == b"[]\n", done.stderr
