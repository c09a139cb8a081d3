"""A folder to run the bot in."""

import socket
from pathlib import Path

import pytest

from tests.scenarios.desk import STORIES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a configuration over the shipped stories, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "config.toml").write_text(
        f'[stories]\nfolder = "{STORIES}"\n[web]\nport = {port}\n', encoding="utf-8"
    )
    return tmp_path
