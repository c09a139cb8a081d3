"""`bot story`: check, verify, try out and load what curators write."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import print_error, print_line, read_settings, run, say_no_stories
from bot.cli.story_ask import ask_stored
from bot.cli.story_folders import check_story, find_folder, find_folders
from bot.clock import system_clock
from bot.curation.files import SOURCES
from bot.curation.report import Loading, StoryReport, checked_lines
from bot.errors import CurationError
from bot.settings import Settings

Names = Annotated[
    list[str] | None,
    typer.Argument(help="Names or folders of stories, or of several; all when none is given."),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    group = typer.Typer(help="Check and load story files.", no_args_is_help=True)
    group.command()(check)
    group.command()(verify)
    group.command()(ask)
    group.command()(load)
    group.command()(schema)
    app.add_typer(group, name="story")


def check(context: typer.Context, stories: Names = None) -> None:
    """Report every fault of every story at once; nothing is written."""
    faults: list[str] = []
    for folder in find_folders(read_settings(context), stories):
        try:
            checked = check_story(folder)
        except CurationError as error:
            faults += error.faults
        else:
            print_line("\n".join(checked_lines(checked)))
    if faults:
        raise CurationError(faults)


def verify(
    context: typer.Context,
    story: Annotated[str, typer.Argument(help="Name or folder of the story.")],
    source_file: Annotated[
        Path | None, typer.Option(help="One source's text, UTF-8; else all in sources/ID.txt.")
    ] = None,
    source: Annotated[str, typer.Option(help="Which source the file is, of several.")] = "",
) -> None:
    """Compare every quote and every cited paragraph with the texts of the sources."""
    from bot.curation.verify import read_source_text, verify_all
    from bot.curation.verify import verify as compare

    if source and source_file is None:
        raise typer.BadParameter("--source says which source --source-file is")
    folder = find_folder(read_settings(context), story)
    text = read_source_text(source_file) if source_file else ""
    checked = check_story(folder)
    found = (compare(checked, text, source=source),) if source_file else verify_all(checked)
    for each in found:
        for line in each.lines():
            (print_error if line in each.faults else print_line)(line)
    unread = () if source_file else checked.unread()
    for identity in unread:
        name = identity.partition("/")[2]
        print_error(f"{identity}: not compared; its text is not in {SOURCES}/{name}.txt.")
    if unread or any(each.faults for each in found):
        sys.exit(1)


def ask(context: typer.Context, stories: Names = None) -> None:
    """Put every stored question to the bot, over its story alone; nothing is written."""
    ask_stored(context, stories)


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
