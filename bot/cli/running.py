"""`bot run`, `bot console` and `bot health`."""

import asyncio
import gc
import json
import signal
import sys
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import typer

from bot.cli.asking import open_current_desk
from bot.cli.common import print_error, print_json, print_line, read_settings, run, say_no_stories
from bot.clock import system_clock
from bot.messages.answerer import Answerer
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app.desk import Desk

_HEALTH_SECONDS = 3.0


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("run")(run_bot)
    app.command()(console)
    app.command()(health)


def run_bot(
    context: typer.Context,
    terminal: Annotated[
        bool | None,
        typer.Option(help="Also prompt here; by default when this is a terminal."),
    ] = None,
) -> None:
    """Start the bot: the web page, the platforms with a token, and a prompt in a terminal."""
    gc.freeze()  # what was imported stays: a walk of it at every further import takes time
    interactive = sys.stdin.isatty() and sys.stdout.isatty() if terminal is None else terminal
    settings = read_settings(context, level="warning" if interactive else "")
    run(_serve(settings, interactive=interactive))


def console(context: typer.Context) -> None:
    """Ask in the terminal; reads lines from a pipe as well."""
    run(_console(read_settings(context)))


def health(context: typer.Context) -> None:
    """Exit 0 when a bot answers on the configured address, 1 when not."""
    web = read_settings(context).web
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(web.host, web.host)  # noqa: S104  # compared, not bound
    where = f"[{host}]:{web.port}" if ":" in host else f"{host}:{web.port}"
    direct = build_opener(ProxyHandler({}))
    try:
        with direct.open(f"http://{where}/healthz", timeout=_HEALTH_SECONDS) as answer:
            print_json(json.load(answer))
    except (URLError, HTTPException, OSError, ValueError) as error:
        print_error(f"No healthy bot on {where}: {error}.")
        sys.exit(1)


async def _serve(settings: Settings, *, interactive: bool) -> None:
    from bot.app.desk import open_desk
    from bot.app.serve import serve

    gc.freeze()  # as above, for the walks while the stories load
    async with open_desk(settings, clock=system_clock) as desk:
        if lack := say_no_stories(settings):
            print_error(lack)
        for report in await desk.load_stories():
            print_line("\n".join(report.lines()))

        async def foreground(answerer: Answerer) -> None:
            if interactive:
                await _prompt(desk, answerer)
            else:
                await _until_told()

        await serve(desk, say=print_line, foreground=foreground)


async def _until_told() -> None:
    """Wait for SIGINT or SIGTERM."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, told.set)
    print_line("Ready.")
    await told.wait()


async def _console(settings: Settings) -> None:
    async with open_current_desk(settings) as desk:
        await _prompt(desk, desk.service)


async def _prompt(desk: "Desk", answerer: Answerer) -> None:
    """Converse until the person leaves, or until SIGTERM or SIGHUP.

    Ended by such a signal itself, the process would leave the terminal without echo.
    """
    from bot.answers.commands import COMMANDS
    from bot.platforms.console.client import run_console

    conversing = asyncio.create_task(
        run_console(
            answerer,
            COMMANDS,
            clock=desk.clock,
            stdin=sys.stdin,
            stdout=sys.stdout,
            history=_history_file(desk.settings),
        )
    )
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(each, conversing.cancel)
    try:
        await asyncio.wait({conversing})
    finally:
        conversing.cancel()
    if not conversing.cancelled():
        conversing.result()


def _history_file(settings: Settings) -> Path | None:
    """Return where typed lines are kept: beside the database, nowhere when that is no file."""
    scheme, _, file = settings.store.url.partition(":///")
    return Path(file).with_name("console-history") if scheme == "sqlite" and file else None
