"""`bot story ask`: whether stored questions are answered with the facts they are stored with."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from bot.cli.common import print_error, print_line, read_settings, run
from bot.cli.story_folders import check_stories, find_folders
from bot.clock import system_clock
from bot.platforms.console.visible import show

if TYPE_CHECKING:
    from bot.app.rehearsal import Rehearsal


def ask_stored(context: typer.Context, names: list[str] | None) -> None:
    """Print what came of each story; exit with 1 when a question does not get its fact."""
    from bot.app.rehearsal import rehearse  # late: checking needs no answers

    stories = check_stories(find_folders(read_settings(context), names))
    found = [run(rehearse(story, clock=system_clock)) for story in stories]
    for each in found:
        for miss in each.misses:
            print_error(f'{each.slug}/{miss.fact}: "{miss.question}": {miss.why}')
        for line in _say(each):
            print_line(show(line))
    if any(each.misses for each in found):
        sys.exit(1)


def _say(found: "Rehearsal") -> Iterator[str]:
    yield f"{found.slug}: {_verdict(found)}."
    for each in found.unasked:
        yield f"{found.slug}/{each}: no question is stored with it."
    for each in found.leaning:
        yield f"{found.slug}/{each}: is found by its stored questions alone."
    for each in found.hidden:
        yield f"{found.slug}/{each}: not asked; readers do not see it now."


def _verdict(found: "Rehearsal") -> str:
    if not found.asked:
        return "no questions are stored with its facts"
    missed = len(found.misses)
    verdict = f"not answered with their fact: {missed}" if missed else "all answered"
    return f"{verdict}; stored questions: {found.asked}"
