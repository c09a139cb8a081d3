"""What the commands share: settings, output, and running what is asynchronous."""

import asyncio
import json
import os
import sys
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import typer

import bot
from bot.credentials import Secrets
from bot.curation.files import story_folders
from bot.errors import ConfigError
from bot.logs import set_up_logging
from bot.platforms.console.visible import show, show_json
from bot.settings import Settings, load_settings

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """Options given before the command."""

    config: str


def find_config(context: typer.Context) -> Path:
    """Return the configuration file: as given, from BOT_CONFIG, here, or beside the package.

    Raises ConfigError when a file was named and is not there.
    """
    shared: Shared = context.find_root().obj
    named = shared.config or os.environ.get("BOT_CONFIG", "")
    if named:
        if not Path(named).is_file():
            raise ConfigError([f"{named}: there is no such configuration file."])
        return Path(named)
    here, beside = Path("config.toml"), Path(bot.__file__).parent.parent / "config.toml"
    return beside if not here.exists() and beside.exists() else here


def read_settings(context: typer.Context, *, level: str = "warning") -> Settings:
    """Load the settings and send the log to standard error, at `level` or what is configured."""
    settings = load_settings(find_config(context), os.environ)
    set_up_logging(
        level=level or settings.log.level,
        format=settings.log.format,
        stream=sys.stderr,
        secrets=secret_values(settings.secrets),
    )
    return settings


def secret_values(secrets: Secrets) -> list[str]:
    """Return the values that must never be written anywhere."""
    return [value.get_secret_value() for _, value in secrets if value]


def say_no_stories(settings: Settings) -> str:
    """Say that the story folder is missing, or holds no story or not the default one."""
    folder = settings.stories.folder
    if not folder.is_dir():
        return f"{folder}: there is no such folder; [stories] folder names where stories are."
    known = [each.name for each in story_folders(folder)]
    if not known:
        return f"{folder}: holds no story: a folder with TOML files."
    default = settings.stories.default
    if default and default not in known:
        return f"[stories] default: there is no story {default} in {folder}."
    return ""


def run(work: Coroutine[object, object, T]) -> T:
    """Run to the end on a new event loop."""
    return asyncio.run(work)


def print_line(text: str) -> None:
    """Write a line to standard output at once; what it cannot show is replaced, never an error."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stdout.flush()
    sys.stdout.flush()  # whoever reads from a pipe waits for it, a service manager above all


def print_json(value: object) -> None:
    """Write a value as one line of JSON; what JSON has no form for is written as text."""
    print_line(show_json(json.dumps(value, ensure_ascii=False, default=str)))


def open_closed_streams() -> None:
    """Stand in for standard streams that were closed at the start: Python makes them None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115  # to the end
            setattr(sys, name, nothing)


def print_error(text: str) -> None:
    """Write lines to standard error; what would act on a terminal is replaced."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(show(text).encode(encoding, "replace").decode(encoding) + "\n")
