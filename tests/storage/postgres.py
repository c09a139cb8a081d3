"""A PostgreSQL server for tests, from Debian's binaries, on a socket in a folder of its own."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER = "dateline"
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "30",
    "autovacuum": "off",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PostgresServer:
    """A running server."""

    folder: Path
    process: subprocess.Popen[bytes]

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def stop(self) -> None:
        """End it at once; a second time does nothing."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(timeout=20)


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Start a server, and end it with its folder. About a second."""
    binaries = _find_binaries()
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    try:
        _give_away(folder)
        _initialise(binaries, folder / "data")
        server = PostgresServer(folder=folder, process=_start(binaries, folder))
        try:
            _wait_until_ready(server.process, folder / "data")
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _find_binaries() -> Path:
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise RuntimeError(
        "These tests need PostgreSQL's server: install Debian's package `postgresql`."
    )


def _initialise(binaries: Path, data: Path) -> None:
    options = ("--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C")
    command = [str(binaries / "initdb"), *options, "--no-sync", "--no-instructions", str(data)]
    subprocess.run(
        _as_other(command), check=True, capture_output=True, text=True, timeout=60, cwd=data.parent
    )


def _start(binaries: Path, folder: Path) -> subprocess.Popen[bytes]:
    settings = [f"-c{key}={value}" for key, value in _SETTINGS.items()]
    command = [str(binaries / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *settings]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            # The server ends with the tests, even when they are killed.
            _as_other(command, "--pdeathsig=QUIT"),
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder,
        )


def _wait_until_ready(process: subprocess.Popen[bytes], data: Path) -> None:
    status = data / "postmaster.pid"
    for _ in range(3000):
        if process.poll() is not None:
            raise RuntimeError(f"PostgreSQL ended: {(data.parent / 'log').read_text()}")
        if status.exists() and "ready" in status.read_text():
            return
        time.sleep(0.01)
    raise RuntimeError("PostgreSQL did not start within 30 seconds.")


def _as_other(command: Sequence[str], *options: str) -> list[str]:
    """Run as somebody else where we are root: PostgreSQL refuses to be root."""
    other = _other()
    if other:
        options += (f"--reuid={other.pw_uid}", f"--regid={other.pw_gid}", "--clear-groups")
    return ["setpriv", *options, *command] if options else list(command)


def _other() -> pwd.struct_passwd | None:
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _give_away(folder: Path) -> None:
    if other := _other():
        os.chown(folder, other.pw_uid, other.pw_gid)
