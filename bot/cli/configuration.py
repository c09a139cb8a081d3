"""`bot config check`: every fault in the configuration at once."""

import os
import sys

import typer

from bot.app.lacks import find_lacks
from bot.cli.common import find_config, print_error, print_line, run, say_no_stories
from bot.errors import DatelineError
from bot.settings import Settings, load_settings


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    group = typer.Typer(help="Check the configuration.", no_args_is_help=True)
    group.command("check")(check)
    group.callback()(lambda: None)
    app.add_typer(group, name="config")


def check(context: typer.Context) -> None:
    """Report every fault; what is only not connected is said and is no fault."""
    file = find_config(context)
    settings = load_settings(file, os.environ)
    faults = list(_store_faults(settings))
    for lack in find_lacks(settings):
        if lack.partial:
            faults.append(str(lack))
        else:
            print_line(str(lack))
    if lacks := say_no_stories(settings):
        faults.append(lacks)
    for fault in faults:
        print_error(fault)
    if faults:
        sys.exit(1)
    print_line(f"{file}: no faults.")


def _store_faults(settings: Settings) -> list[str]:
    from bot.cli.database import reach_store

    try:
        run(reach_store(settings))
    except DatelineError as error:
        return [str(error)]
    return []
