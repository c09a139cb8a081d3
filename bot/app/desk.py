"""A desk put together: its store, its shelf and its answers, without any platform."""

import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from importlib.metadata import version
from platform import python_version

from bot.answers.commands import COMMANDS
from bot.answers.filing import Filing
from bot.answers.service import AnswerService
from bot.answers.shelf import Shelf
from bot.app.digest_desk import open_digest_desk
from bot.app.digests import Digests, assemble_digests
from bot.clock import Clock
from bot.curation.load import Intake, load_stories
from bot.curation.report import StoryReport
from bot.digests.zone import suggest_zones
from bot.logs import new_error_id
from bot.messages.health import Health
from bot.settings import Settings
from bot.storage.engine import Engine, open_engine
from bot.storage.facts import SqlFactStore
from bot.storage.gaps import SqlGapStore
from bot.storage.marks import SqlMarkStore
from bot.storage.migrate import upgrade
from bot.storage.places import SqlPlaceStore

SHOWN_VERSIONS = ("dateline-bot", "discord.py", "slack-bolt")


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Facts and answers, without any platform. `healths` are asked by `/status`."""

    settings: Settings
    clock: Clock
    engine: Engine
    facts: SqlFactStore
    marks: SqlMarkStore
    gaps: SqlGapStore
    shelf: Shelf
    digests: Digests
    service: AnswerService
    healths: list[Callable[[], Health]] = field(default_factory=list)

    async def load_stories(self, *, by: str = "", why: str = "") -> Sequence[StoryReport]:
        """Bring the store up to the story files, then the shelf up to the store."""
        intake = Intake(
            store=self.facts,
            marks=self.marks,
            clock=self.clock,
            by=by or "story files",
            why=why,
        )
        reports = await load_stories(self.settings.stories.folder, intake)
        await self.shelf.refresh()
        return reports


def installed_versions() -> tuple[tuple[str, str], ...]:
    """Return what `/status` tells of this installation, as (name, version) pairs."""
    packages = ((name, version(name)) for name in SHOWN_VERSIONS)
    return (*packages, ("python", python_version()))


@asynccontextmanager
async def open_desk(
    settings: Settings, *, clock: Clock, versions: tuple[tuple[str, str], ...] | None = None
) -> AsyncIterator[Desk]:
    """Open the store and read it. Raises ConfigError and StoreError."""
    password = settings.secrets.database_password
    engine = open_engine(settings.store.url, password.get_secret_value() if password else None)
    try:
        await upgrade(engine)
        desk = _compose_desk(settings, clock, engine, versions or installed_versions())
        await desk.shelf.refresh()
        await desk.service.remember()
        yield desk
    finally:
        await engine.dispose()


def _compose_desk(
    settings: Settings, clock: Clock, engine: Engine, versions: tuple[tuple[str, str], ...]
) -> Desk:
    facts = SqlFactStore(engine)
    shelf, gaps = Shelf(store=facts), SqlGapStore(engine)
    digests = assemble_digests(settings, engine=engine, shelf=shelf, clock=clock)
    healths: list[Callable[[], Health]] = [shelf.health]
    answer_digests, fill_digests = open_digest_desk(digests, settings)
    service = AnswerService(
        shelf=shelf,
        places=SqlPlaceStore(engine),
        commands=COMMANDS,
        health=lambda: [health() for health in healths],
        clock=clock,
        new_error_id=partial(new_error_id, random.SystemRandom()),
        versions=versions,
        default_story=settings.stories.default,
        thread_lifetime=timedelta(minutes=settings.answers.thread_minutes),
        file_gap=Filing(store=gaps).file,
        digests=answer_digests,
        fill_digests=fill_digests,
        suggest_zones=suggest_zones,
    )
    return Desk(
        settings=settings,
        clock=clock,
        engine=engine,
        facts=facts,
        marks=SqlMarkStore(engine),
        gaps=gaps,
        shelf=shelf,
        digests=digests,
        service=service,
        healths=healths,
    )
