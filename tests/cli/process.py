"""The bot as a process of its own."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.cli.main import main
from tests.forks import run_program

_PATIENCE = 60
"""Seconds."""


def environment(**extra: str) -> dict[str, str]:
    unlike = ("TOKEN", "PYTHONUNBUFFERED")
    kept = {key: value for key, value in os.environ.items() if not any(e in key for e in unlike)}
    return {**kept, **extra}


def bot(folder: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run the bot in a folder and wait for it. Forked, for starting Python takes the longest."""
    return run_program(main, *arguments, folder=folder, environment=environment(**extra))


def started_bot(
    folder: Path, *arguments: str, stdin: str | bytes = ""
) -> subprocess.CompletedProcess[str]:
    """Run the bot as its users do, from the start of Python, and wait for it."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=_PATIENCE,
        env=environment(),
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@contextmanager
def running(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the bot, and end it by its own process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(),
    )
    patience = threading.Timer(_PATIENCE, process.kill)
    patience.start()
    try:
        yield process
    finally:
        patience.cancel()
        process.kill()
        process.wait(10)
        assert process.stdout
        process.stdout.close()


def read_until(process: subprocess.Popen[str], words: str) -> str:
    assert process.stdout
    text = ""
    for line in process.stdout:
        text += line
        if words in line:
            return text
    raise AssertionError(f"never said {words!r}: {text}")
