"""Process start to ready, and memory, against the bare import of the libraries it stands on."""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.row import Row, at_most
from bench.synthetic import write_story

ROUNDS = 5
_LIBRARIES = (
    "import discord, slack_bolt.async_app, apscheduler.schedulers.asyncio, aiohttp.web, "
    "sqlalchemy.ext.asyncio"
)
_SETTLED_SECONDS = 2.0
"""From ready to when memory is looked at: what questions look up is made a turn later."""
_READY = "print('Ready.', flush=True)\nimport sys\nsys.stdin.read()"


def measure_start() -> Iterator[Row]:
    """Yield start-up time at the shipped stories' size and at 10,000 facts, and memory there."""
    with tempfile.TemporaryDirectory() as folder:
        bytecode = Path(folder) / "bytecode"
        for facts in (100, 10_000):
            place = _prepare(Path(folder) / str(facts), facts)
            bot = [sys.executable, "-m", "bot", "run", "--no-terminal"]
            bare = [sys.executable, "-c", f"{_LIBRARIES}\n{_READY}"]
            _start(bot, place, bytecode)  # the first start loads the story files
            _start(bare, place, bytecode)
            started = [
                (_start(bot, place, bytecode), _start(bare, place, bytecode)) for _ in range(ROUNDS)
            ]
            seconds = [
                statistics.median(run[0] for run in side) for side in zip(*started, strict=True)
            ]
            memory = [
                statistics.median(run[1] for run in side) for side in zip(*started, strict=True)
            ]
            yield at_most(f"start_to_ready_at_{facts}", *_beside(seconds, "s"), times=2)
            yield at_most(f"memory_at_{facts}", *_beside(memory, "MiB"), times=1.6)


def _beside(pair: list[float], unit: str) -> tuple[float, str, float]:
    return pair[0], unit, pair[1]


def _prepare(folder: Path, facts: int) -> Path:
    folder.mkdir()
    write_story(folder / "stories", facts=facts)
    (folder / "config.toml").write_text("[web]\nport = 0\n", encoding="utf-8")
    return folder


def _start(command: list[str], folder: Path, bytecode: Path) -> tuple[float, float]:
    """Return seconds until the process says that it is ready, and its memory in MiB after.

    `bytecode` is a folder for compiled modules, which the first start of each command fills.
    """
    kept = {key: value for key, value in os.environ.items() if "TOKEN" not in key}
    # As installed: pip compiles what it installs, our own code no less than the libraries'.
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    kept["PYTHONPYCACHEPREFIX"] = str(bytecode)
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603  # our own interpreter
        command,
        cwd=folder,
        env=kept,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        if process.stdout is None:
            raise RuntimeError("a process without output")
        ready = any("Ready." in line for line in process.stdout)
        seconds = time.perf_counter() - began
        if not ready:
            raise RuntimeError(f"{command} never was ready")
        time.sleep(_SETTLED_SECONDS)
        memory = resident(process.pid)
        process.send_signal(signal.SIGTERM)
    return seconds, memory


def resident(process: int | str = "self") -> float:
    """Return a process's resident memory in MiB, from Linux's /proc."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS in /proc")
