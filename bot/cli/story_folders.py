"""Which story folders a curator means, and what is in them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.common import say_no_stories
from bot.clock import system_clock
from bot.curation.files import holds_story, story_folders
from bot.curation.load import latest_date
from bot.errors import CurationError
from bot.facts.ids import LOCAL_NAME
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.curation.candidate import CheckedStory


def find_folders(settings: Settings, names: Iterable[str] | None) -> Iterator[Path]:
    """Yield the folders; all that are configured for no names. A folder of stories is each of them.

    Raises CurationError for a name that is none.
    """
    if not names:
        if lack := say_no_stories(settings):
            raise CurationError([lack])
        yield from story_folders(settings.stories.folder)
        return
    for name in names:
        folder = _find(settings, name)
        if folder is None:
            raise CurationError([f"{name}: there is no such story folder."])
        yield from _stories_below(folder) or (folder,)


def find_folder(settings: Settings, name: str) -> Path:
    """Return the one folder that is meant. Raises CurationError when it is none, or several."""
    folders = list(find_folders(settings, [name]))
    if len(folders) > 1:
        below = ", ".join(each.name for each in folders)
        raise CurationError([f"{name}: holds {len(folders)} stories: {below}. Name one."])
    return folders[0]


def check_story(folder: Path) -> "CheckedStory":
    """Return the story of a folder. Raises CurationError with every fault."""
    from bot.curation.curate import read_and_check  # late: other commands need no pydantic

    return read_and_check(folder, today=latest_date(system_clock))


def check_stories(folders: Iterable[Path]) -> list["CheckedStory"]:
    """Return the stories. Raises CurationError with every fault of all of them."""
    stories: list[CheckedStory] = []
    faults: list[str] = []
    for folder in folders:
        try:
            stories.append(check_story(folder))
        except CurationError as error:
            faults += error.faults
    if faults:
        raise CurationError(faults)
    return stories


def _find(settings: Settings, name: str) -> Path | None:
    configured = [settings.stories.folder / name] if LOCAL_NAME.fullmatch(name) else []
    return next((each for each in (*configured, Path(name)) if each.is_dir()), None)


def _stories_below(folder: Path) -> tuple[Path, ...]:
    if holds_story(folder):
        return ()
    return tuple(each for each in story_folders(folder) if holds_story(each))
