"""`bot story`: check, verify and load what curators write."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import print_error, print_line, read_settings, run, say_no_stories
from bot.clock import system_clock
from bot.curation.candidate import CheckedStory
from bot.curation.files import story_folders
from bot.curation.load import latest_date
from bot.curation.report import Loading, StoryReport, checked_lines
from bot.errors import CurationError
from bot.settings import Settings

Names = Annotated[
    list[str] | None, typer.Argument(help="Names or folders of stories; all when none is given.")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    group = typer.Typer(help="Check and load story files.", no_args_is_help=True)
    group.command()(check)
    group.command()(verify)
    group.command()(load)
    group.command()(schema)
    app.add_typer(group, name="story")


def check(context: typer.Context, stories: Names = None) -> None:
    """Report every fault of every story at once; nothing is written."""
    settings = read_settings(context)
    faults: list[str] = []
    for folder in _folders(settings, stories):
        try:
            checked = _check(folder)
        except CurationError as error:
            faults += error.faults
        else:
            print_line("\n".join(checked_lines(checked)))
    if faults:
        raise CurationError(faults)


def verify(
    context: typer.Context,
    story: Annotated[str, typer.Argument(help="Name or folder of the story.")],
    source_file: Annotated[Path, typer.Option(help="The source's text, UTF-8.")],
    source: Annotated[str, typer.Option(help="Which source; needed when it has several.")] = "",
) -> None:
    """Compare every quote and every cited paragraph with the source's text."""
    from bot.curation.verify import verify as compare

    [folder] = _folders(read_settings(context), [story])
    try:
        text = source_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CurationError([f"{source_file}: cannot be read: {error}."]) from error
    found = compare(_check(folder), text, source=source)
    for line in found.lines():
        (print_error if line in found.faults else print_line)(line)
    if found.faults:
        sys.exit(1)


def load(
    context: typer.Context,
    by: Annotated[str, typer.Option(help="Who is loading.")] = "",
    why: Annotated[str, typer.Option(help="Why the record changes; shown with corrections.")] = "",
) -> None:
    """Bring the record up to the story files; a running bot follows within a second."""
    settings = read_settings(context)
    if lack := say_no_stories(settings):
        raise CurationError([lack])
    reports = run(_load(settings, by, why))
    for report in reports:
        print_line("\n".join(report.lines()))
    if any(report.loading is Loading.FAULTY for report in reports):
        sys.exit(1)


def schema() -> None:
    """Print the JSON Schema of story files."""
    from bot.curation.schema import story_schema

    print_line(story_schema().rstrip())


async def _load(settings: Settings, by: str, why: str) -> list[StoryReport]:
    from bot.app.desk import open_desk  # late: checking needs no database

    async with open_desk(settings, clock=system_clock) as desk:
        return list(await desk.load_stories(by=by, why=why))


def _check(folder: Path) -> CheckedStory:
    from bot.curation.curate import read_and_check

    return read_and_check(folder, today=latest_date(system_clock))


def _folders(settings: Settings, names: list[str] | None) -> Iterator[Path]:
    """Yield the folders. Raises CurationError for a name that is none."""
    if not names:
        if lack := say_no_stories(settings):
            raise CurationError([lack])
        yield from story_folders(settings.stories.folder)
        return
    for name in names:
        folder = next(
            (each for each in (settings.stories.folder / name, Path(name)) if each.is_dir()), None
        )
        if folder is None:
            raise CurationError([f"{name}: there is no such story folder."])
        yield folder
