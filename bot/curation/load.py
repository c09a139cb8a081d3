"""Bring the stories of a folder on record. Story files that have not moved are not read again."""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bot.clock import Clock
from bot.curation.accept import is_empty, plan_change
from bot.curation.candidate import CheckedStory
from bot.curation.fault import Fault
from bot.curation.files import StoryFolder, open_folder, story_folders
from bot.curation.report import Loading, StoryReport
from bot.delivery.marks import MarkStore
from bot.errors import StoreConflictError
from bot.facts.fact import Status
from bot.facts.store import Change, FactStore

_EARLIEST_ZONE = timedelta(hours=14)
"""How far the first place on Earth to see a date is ahead of UTC."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Intake:
    """Where accepted facts go, and under whose name."""

    store: FactStore
    marks: MarkStore
    clock: Clock
    by: str
    why: str


async def load_stories(stories: Path, intake: Intake) -> tuple[StoryReport, ...]:
    """Load every story of a folder, and report on each, by name.

    A faulty story is reported and left as it is on record; the others are loaded. Raises
    StoreError when the store cannot be reached, or is written to twice in between.
    """
    folders = story_folders(stories)
    return tuple([await load_story(folder, intake) for folder in folders])


async def load_story(folder: Path, intake: Intake) -> StoryReport:
    """Load one story: all of it or, when it has a fault, nothing."""
    opened = await asyncio.to_thread(open_folder, folder)
    key = f"story:{opened.slug}"
    if not opened.faults and await intake.marks.get(key) == opened.fingerprint:
        return StoryReport(slug=opened.slug, loading=Loading.UNCHANGED)
    today = latest_date(intake.clock)
    checked, faults = await asyncio.to_thread(_check, opened, today)
    if checked is None:
        return StoryReport(slug=opened.slug, loading=Loading.FAULTY, faults=faults)
    report = await _accept(checked, intake)
    await intake.marks.put(key, opened.fingerprint)
    return report


def latest_date(clock: Clock) -> date:
    """Return the latest date that it is anywhere: a later one is in the future for everybody."""
    return (clock() + _EARLIEST_ZONE).date()


async def _accept(checked: CheckedStory, intake: Intake) -> StoryReport:
    try:
        return await _write(checked, intake)
    except StoreConflictError:
        return await _write(checked, intake)


async def _write(checked: CheckedStory, intake: Intake) -> StoryReport:
    records = await intake.store.load()
    change = plan_change(checked, records, by=intake.by, why=intake.why, now=intake.clock())
    if not is_empty(change):
        await intake.store.append(change, expected_version=records.version)
    return _report(checked, change)


def _report(checked: CheckedStory, change: Change) -> StoryReport:
    added = sum(1 for fact in change.facts if fact.revision.number == 1)
    gone = sum(
        1 for fact in change.facts if fact.status is Status.RETRACTED and fact.revision.number > 1
    )
    return StoryReport(
        slug=checked.story.id,
        loading=Loading.LOADED,
        added=added,
        revised=len(change.facts) - added - gone,
        retracted=gone,
        warnings=checked.warnings,
    )


def _check(folder: StoryFolder, today: date) -> tuple[CheckedStory | None, tuple[Fault, ...]]:
    from bot.curation.curate import check_folder  # late: unchanged stories need no pydantic

    return check_folder(folder, today=today)
