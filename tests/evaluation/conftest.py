"""The shipped stories, loaded once: nothing here changes them."""

import asyncio
from datetime import UTC, datetime

import pytest

from evaluation.desk import Desk, open_desk
from tests.architecture.project import ROOT

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def shipped() -> Desk:
    return asyncio.run(open_desk(ROOT / "stories", clock=lambda: NOW))
