"""The stories that are asked about, loaded once: nothing here changes them."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from bot.facts.ids import StoryId
from evaluation.desk import Desk, open_desk
from evaluation.generate import answerable_questions, gather_all
from evaluation.material import Material
from evaluation.question import Question
from evaluation.sets import read_sets
from tests.architecture.project import ROOT

FOLDERS = (ROOT / "stories", ROOT / "evaluation" / "stories")

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def shipped() -> Desk:
    return asyncio.run(open_desk(*FOLDERS, clock=lambda: NOW))


@pytest.fixture(scope="session")
def materials(shipped: Desk) -> Mapping[StoryId, Material]:
    return gather_all(shipped)


@pytest.fixture(scope="session")
def asked(materials: Mapping[StoryId, Material]) -> Mapping[StoryId, tuple[Question, ...]]:
    """The answerable questions about each story that may be looked at."""
    written = read_sets()
    return {
        story: tuple(answerable_questions(story, material, written))
        for story, material in materials.items()
    }
