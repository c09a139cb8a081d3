"""Processes of their own that need not import everything anew: forked from one that has."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.context import ForkServerContext
from pathlib import Path

_IMPORTED = (
    "__main__",
    "bot.cli.main",
    "bot.app.desk",
    "bot.storage.engine",
    "bot.storage.migrate",
    "alembic.command",
    "sqlalchemy.dialects.sqlite.aiosqlite",
    "sqlalchemy.dialects.postgresql.asyncpg",
    "asyncpg",
    "evaluation.__main__",
    "tests.cli.process",
    "tests.crash.worker",
    "tests.storage.processes",
)
"""What takes long to import; the bot itself imports some of it only when it is needed."""
_PATIENCE = 120
"""Seconds."""


def fork_context() -> ForkServerContext:
    """Return what starts such processes; the one that they are forked from is shared by all."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_IMPORTED))
    return context


def run_program(
    main: Callable[[], None],
    *arguments: str,
    folder: Path,
    environment: Mapping[str, str],
) -> subprocess.CompletedProcess[str]:
    """Run a program's `main` in a folder, with nothing to read, and wait for its end."""
    with tempfile.TemporaryDirectory() as name:
        outputs = (Path(name, "stdout"), Path(name, "stderr"))
        process = fork_context().Process(
            target=_become, args=(main, arguments, folder, dict(environment), outputs)
        )
        process.start()
        process.join(_PATIENCE)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(arguments, _PATIENCE)
        said = [each.read_text(encoding="utf-8") for each in outputs]
        return subprocess.CompletedProcess(arguments, process.exitcode, *said)


def _become(
    main: Callable[[], None],
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    outputs: Sequence[Path],
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, file in enumerate((Path(os.devnull), *outputs)):
        opened = os.open(file, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = [main.__module__, *arguments]
    main()
