"""The stories that are asked about, loaded once: nothing here changes them."""

import asyncio
from datetime import UTC, datetime

import pytest

from evaluation.desk import Desk, open_desk
from tests.architecture.project import ROOT

FOLDERS = (ROOT / "stories", ROOT / "evaluation" / "stories")

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def shipped() -> Desk:
    return asyncio.run(open_desk(*FOLDERS, clock=lambda: NOW))
