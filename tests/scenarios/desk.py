"""A whole desk over the shipped stories: real files, real store, a clock that stands still."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.app.desk import Desk, open_desk
from bot.settings import Settings, StoreSettings, StoriesSettings

STORIES = Path(__file__).parents[2] / "stories"
NOW = datetime(2024, 9, 12, 8, 0, tzinfo=UTC)


def settings_in(folder: Path, *, stories: Path = STORIES) -> Settings:
    """Return settings that keep everything in `folder`."""
    return Settings(
        store=StoreSettings(url=f"sqlite:///{folder / 'dateline.db'}", refresh_seconds=0.05),
        stories=StoriesSettings(folder=stories),
    )


@asynccontextmanager
async def open_test_desk(
    folder: Path, *, now: datetime = NOW, stories: Path = STORIES
) -> AsyncIterator[Desk]:
    """Open a desk that has read the story files."""
    settings = settings_in(folder, stories=stories)
    async with open_desk(settings, clock=lambda: now, versions=(("dateline-bot", "0.0"),)) as desk:
        reports = await desk.load_stories()
        assert not [line for report in reports for line in report.lines() if report.faults]
        yield desk
