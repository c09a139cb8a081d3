"""The stories that are shipped, to put questions and statements to."""

import asyncio
from datetime import UTC, datetime

import pytest

from evaluation.desk import Desk, open_desk
from tests.architecture.project import ROOT


@pytest.fixture(scope="module")
def desk() -> Desk:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    return asyncio.run(open_desk(ROOT / "stories", clock=lambda: now))
