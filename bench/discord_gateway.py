"""A Discord interaction from gateway frame to callback, against an empty discord.py handler."""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from itertools import count, cycle
from pathlib import Path

import discord
from discord import app_commands
from pydantic import SecretStr

from bench.row import Row, at_most
from bot.answers.commands import COMMANDS
from bot.app.desk import open_desk
from bot.clock import system_clock
from bot.messages.chart import Chart
from bot.platforms.discord.client import DiscordClient
from bot.platforms.discord.wire import point_library_at
from bot.settings import DiscordSettings, Settings, StoreSettings
from tests.fakes.discord_payloads import a_command
from tests.fakes.discord_server import TOKEN, FakeDiscord, serve_discord

ROUNDS = 200
TURNS = 4
COMMAND = "sanctions"
_Lines = Iterator[dict[str, str]]


def measure_discord() -> Iterator[Row]:
    """Yield the median latency of the whole app beside that of an empty handler.

    First for the same options over and over, then for options that are all distinct.
    """
    for suffix, lines in (("", cycle([{"by": "us"}])), ("_distinct", _distinct_options())):
        ours, empty = asyncio.run(_measure(lines))
        yield at_most(f"discord_frame_to_callback{suffix}", ours, "ms", empty, times=1.5)


def _distinct_options() -> _Lines:
    for number in count():
        yield {"by": "us", "as_of": str(date(2024, 9, 10) + timedelta(days=number % 700))}


async def _measure(lines: _Lines) -> tuple[float, float]:
    """Take turns, so that what else the machine does meets both alike."""
    ours, empty = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(TURNS):
            async with serve_discord() as fake, _whole(fake, Path(folder)):
                ours += await _time(fake, lines)
            async with serve_discord() as fake, _empty(fake):
                empty += await _time(fake, lines)
    return statistics.median(ours), statistics.median(empty)


async def _time(fake: FakeDiscord, lines: _Lines) -> list[float]:
    times = []
    for number in range(ROUNDS):
        before = len(fake.requests)
        frame = a_command(COMMAND, id=str(10_000 + number), **next(lines))
        started = time.perf_counter()
        await fake.gateway.dispatch("INTERACTION_CREATE", frame)
        await fake.until(lambda it, before=before: len(it.requests) > before)  # type: ignore[misc]  # bound now
        times.append((time.perf_counter() - started) * 1000)
    return times


@asynccontextmanager
async def _whole(fake: FakeDiscord, folder: Path) -> AsyncIterator[None]:
    store = StoreSettings(url=f"sqlite:///{folder / 'bench.db'}")
    async with open_desk(Settings(store=store), clock=system_clock) as desk:
        await desk.load_stories()
        client = DiscordClient(
            settings=_addresses(fake),
            token=SecretStr(TOKEN),
            answerer=desk.service,
            commands=COMMANDS,
            painter=_no_picture,
            marks=desk.marks,
            clock=system_clock,
            random=random.Random(1),  # noqa: S311  # names errors in a benchmark
        )
        running = asyncio.create_task(client.run())
        await client.settled.wait()
        try:
            yield
        finally:
            await client.stop()
            await running


@asynccontextmanager
async def _empty(fake: FakeDiscord) -> AsyncIterator[None]:
    point_library_at(_addresses(fake))
    client = discord.Client(intents=discord.Intents(guilds=True))
    tree = app_commands.CommandTree(client)

    @tree.command(name=COMMAND, description="Answers with nothing in it")
    async def answer(interaction: discord.Interaction, by: str, as_of: str = "") -> None:
        await interaction.response.send_message("ok")

    ready = asyncio.Event()

    @client.event
    async def on_ready() -> None:
        ready.set()

    running = asyncio.create_task(client.start(TOKEN))
    await ready.wait()
    try:
        yield
    finally:
        await client.close()
        await running


def _addresses(fake: FakeDiscord) -> DiscordSettings:
    return DiscordSettings(api_url=f"{fake.url}/api", gateway_url=fake.gateway.url)


async def _no_picture(chart: Chart) -> bytes:
    raise ValueError(f"no picture of {chart.title} in a benchmark")
