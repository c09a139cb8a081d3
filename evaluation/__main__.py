"""`python -m evaluation [NAME…] [--show]`: grade the answers to every set, or to those named."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bot.clock import system_clock
from bot.logs import set_up_logging
from evaluation.desk import Desk, open_desk
from evaluation.generate import generate_sets
from evaluation.report import show_failures, to_line, to_table
from evaluation.run import Result, grade_baselines, grade_dateline
from evaluation.sets import FOLDER, QuestionSet, choose_sets, read_sets

_TABLE_WIDTH = 100
FOLDERS = (Path("stories"), FOLDER / "stories")
"""What readers are shown, and the stories that are there to be asked about."""


def main(arguments: Sequence[str]) -> int:
    """Print a line a set and system, then the tables; return 2 for a name that is none."""
    options = _parser().parse_args(arguments)
    set_up_logging(level="warning", format="text", stream=sys.stderr)
    # Its own level lets every index that is built through.
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    desk = asyncio.run(open_desk(*options.stories, clock=system_clock))
    for fault in desk.faults:
        _tell(fault)
    try:
        sets = choose_sets(_sets(desk, options.seed), options.names)
    except ValueError as error:
        _tell(str(error))
        return 2
    results = _grade(desk, sets)
    for result in results:
        _say(to_line(result))
    _print_tables(sets, results)
    if options.show:
        for result in results[: len(sets)]:
            for line in show_failures(result):
                _say(line)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a set, a story, or a label: dev")
    parser.add_argument(
        "--show", action="store_true", help="list Dateline's wrong and silent replies"
    )
    parser.add_argument(
        "--stories", type=Path, nargs="+", default=FOLDERS, help="folders of stories"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the generated sets")
    return parser


def _sets(desk: Desk, seed: int) -> tuple[QuestionSet, ...]:
    """Return the sets about the stories that are loaded, the written ones first."""
    written = []
    for each in read_sets():
        if each.story in desk.snapshot.book.stories:
            written.append(each)
        else:
            _tell(f"{each.name}: its story is not loaded, so it is left out.")
    return (*written, *generate_sets(desk, written, seed=seed))


def _grade(desk: Desk, sets: Sequence[QuestionSet]) -> tuple[Result, ...]:
    return (*asyncio.run(grade_dateline(desk, sets)), *grade_baselines(desk, sets))


def _print_tables(sets: Sequence[QuestionSet], results: Sequence[Result]) -> None:
    console = Console(width=None if sys.stdout.isatty() else _TABLE_WIDTH)
    for each in sets:
        console.print(to_table([result for result in results if result.questions is each]))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
