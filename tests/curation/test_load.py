"""Bringing story files on record."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.curation.load import Intake, latest_date, load_stories
from bot.errors import StoreConflictError, StoreError
from bot.facts.fact import Status
from bot.facts.store import Change
from tests.curation.small import STORY, a_folder
from tests.fakes.stores import MemoryFactStore, MemoryMarkStore

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)


class BusyFactStore(MemoryFactStore):
    """A store that somebody else writes to first, as often as it is told."""

    def __init__(self, conflicts: int) -> None:
        super().__init__()
        self.conflicts = conflicts

    async def append(self, change: Change, *, expected_version: int) -> int:
        if self.conflicts:
            self.conflicts -= 1
            raise StoreConflictError("Somebody else wrote first.")
        return await super().append(change, expected_version=expected_version)


async def test_a_story_is_loaded_whole(tmp_path: Path) -> None:
    intake = an_intake()
    assert await lines(a_folder(tmp_path), intake) == [
        "river-accord: loaded, 9 added, 0 revised, 0 retracted."
    ]
    records = await intake.store.load()
    assert [story.id for story in records.stories] == ["river-accord"]
    assert len(records.facts) == 9


async def test_files_that_have_not_moved_are_not_read_again(tmp_path: Path) -> None:
    intake = an_intake()
    folder = a_folder(tmp_path)
    await lines(folder, intake)
    assert await lines(folder, intake) == ["river-accord: unchanged."]
    assert await intake.store.version() == 1


async def test_files_that_moved_without_a_new_meaning_write_nothing(tmp_path: Path) -> None:
    intake = an_intake()
    await lines(a_folder(tmp_path), intake)
    folder = a_folder(tmp_path, files={"story.toml": f"# a remark\n{STORY}"})
    assert await lines(folder, intake) == ["river-accord: loaded, 0 added, 0 revised, 0 retracted."]
    assert await intake.store.version() == 1


async def test_a_changed_fact_is_revised(tmp_path: Path) -> None:
    intake = an_intake()
    await lines(a_folder(tmp_path), intake)
    folder = a_folder(tmp_path, {"built a dam": "built two dams"})
    assert await lines(folder, intake) == ["river-accord: loaded, 0 added, 1 revised, 0 retracted."]


async def test_a_fact_gone_from_the_files_is_retracted(tmp_path: Path) -> None:
    intake = an_intake()
    await lines(a_folder(tmp_path), intake)
    folder = a_folder(tmp_path, {'id = "aid"': 'id = "aid-total"'})
    assert await lines(folder, intake) == ["river-accord: loaded, 1 added, 0 revised, 1 retracted."]
    facts = (await intake.store.load()).facts
    assert [each.id for each in facts if each.status is Status.RETRACTED] == ["river-accord/aid"]


async def test_a_fact_marked_as_retracted_counts_as_retracted(tmp_path: Path) -> None:
    intake = an_intake()
    await lines(a_folder(tmp_path), intake)
    folder = a_folder(tmp_path, {'id = "aid"': 'id = "aid"\nstatus = "retracted"'})
    assert await lines(folder, intake) == ["river-accord: loaded, 0 added, 0 revised, 1 retracted."]


async def test_a_faulty_story_leaves_what_is_on_record(tmp_path: Path) -> None:
    intake = an_intake()
    await lines(a_folder(tmp_path), intake)
    before = await intake.store.load()
    folder = a_folder(tmp_path, {'speaker = "mira-sol"\n': "", "built a dam": "built two dams"})
    told = await lines(folder, intake)
    assert told[0] == "river-accord: not loaded, 1 fault; what is on record stays."
    assert "The quote has no speaker." in told[1]
    assert await intake.store.load() == before


async def test_a_faulty_story_is_told_every_time_until_it_is_mended(tmp_path: Path) -> None:
    intake = an_intake()
    folder = a_folder(tmp_path, {'speaker = "mira-sol"\n': ""})
    assert await lines(folder, intake) == await lines(folder, intake)
    assert await lines(a_folder(tmp_path), intake) == [
        "river-accord: loaded, 9 added, 0 revised, 0 retracted."
    ]


async def test_a_faulty_story_does_not_stop_the_others(tmp_path: Path) -> None:
    a_folder(tmp_path, files={"broken.toml": "="}, slug="a-story")
    folder = a_folder(tmp_path, slug="b-story")
    intake = an_intake()
    reports = await load_stories(folder.parent, intake)
    assert [(each.slug, each.loading.value) for each in reports] == [
        ("a-story", "faulty"),
        ("b-story", "loaded"),
    ]


async def test_a_story_removed_from_the_folder_stays_on_record(tmp_path: Path) -> None:
    intake = an_intake()
    await lines(a_folder(tmp_path), intake)
    before = await intake.store.load()
    assert await load_stories(tmp_path / "none", intake) == ()
    assert await intake.store.load() == before


async def test_somebody_elses_write_is_waited_out_once(tmp_path: Path) -> None:
    intake = an_intake(BusyFactStore(conflicts=1))
    await lines(a_folder(tmp_path), intake)
    assert await intake.store.version() == 1


async def test_a_second_conflict_is_raised_and_nothing_is_written(tmp_path: Path) -> None:
    intake = an_intake(BusyFactStore(conflicts=2))
    with pytest.raises(StoreConflictError):
        await lines(a_folder(tmp_path), intake)
    assert await intake.store.version() == 0
    assert await intake.marks.get("story:river-accord") is None


async def test_a_lost_store_is_told_to_the_caller(tmp_path: Path) -> None:
    store = MemoryFactStore()
    store.lost = True
    with pytest.raises(StoreError):
        await lines(a_folder(tmp_path), an_intake(store))


async def test_warnings_are_told_with_the_loading(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {'name = "Suderia"': 'name = "Suderia"\naliases = ["Norland"]'})
    told = await lines(folder, an_intake())
    assert told[1].startswith("warning: stories/river-accord/story.toml:")


def test_today_is_the_latest_date_anywhere() -> None:
    assert latest_date(lambda: datetime(2024, 5, 10, 9, tzinfo=UTC)).isoformat() == "2024-05-10"
    assert latest_date(lambda: datetime(2024, 5, 10, 10, tzinfo=UTC)).isoformat() == "2024-05-11"


def test_unchanged_stories_do_not_need_pydantic() -> None:
    script = "import sys, bot.curation.load; print('pydantic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"


def an_intake(store: MemoryFactStore | None = None) -> Intake:
    return Intake(
        store=store or MemoryFactStore(),
        marks=MemoryMarkStore(),
        clock=lambda: NOW,
        by="Ada",
        why="story files",
    )


async def lines(folder: Path, intake: Intake) -> list[str]:
    (report,) = await load_stories(folder.parent, intake)
    return list(report.lines())
