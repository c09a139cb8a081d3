"""`bot db`: bring the database up to date, save it, put it back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.common import print_line, read_settings, run
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.storage.engine import Engine


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    group = typer.Typer(help="Look after the database.", no_args_is_help=True)
    group.command()(upgrade)
    group.command()(backup)
    group.command()(restore)
    app.add_typer(group, name="db")


def upgrade(context: typer.Context) -> None:
    """Make missing tables and apply missing steps."""
    run(reach_store(read_settings(context)))
    print_line("The database is up to date.")


def backup(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="File to write.")]
) -> None:
    """Save the database to a file while the bot goes on running."""
    run(_back_up(read_settings(context), file))
    print_line(f"Saved to {file}.")


def restore(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="File to read.")]
) -> None:
    """Put a saved database in place of the present one, which is kept beside it."""
    kept = run(_put_back(read_settings(context), file))
    print_line(f"Restored from {file}." + (f" The old database is {kept}." if kept else ""))


async def reach_store(settings: Settings) -> None:
    """Bring the tables up to date. Raises ConfigError and StoreError."""
    from bot.storage.migrate import upgrade as upgrade_tables

    async with _engine(settings) as engine:
        await upgrade_tables(engine)


async def _back_up(settings: Settings, file: Path) -> None:
    from bot.storage.backup import backup as save

    async with _engine(settings) as engine:
        await save(engine, file)


async def _put_back(settings: Settings, file: Path) -> Path | None:
    from bot.storage.backup import restore as put_back

    async with _engine(settings) as engine:
        return await put_back(engine, file)


@asynccontextmanager
async def _engine(settings: Settings) -> AsyncIterator["Engine"]:
    from bot.storage.engine import open_engine  # late: `--help` needs no database

    password = settings.secrets.database_password
    engine = open_engine(settings.store.url, password.get_secret_value() if password else None)
    try:
        yield engine
    finally:
        await engine.dispose()
