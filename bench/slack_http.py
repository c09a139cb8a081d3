"""A slash command through the whole app over loopback HTTP, against an empty Bolt handler."""

import asyncio
import hashlib
import hmac
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import cycle, islice, product
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from pydantic import SecretStr

from bench.row import Row, at_least, at_most
from bot.answers.commands import COMMANDS
from bot.app.desk import open_desk
from bot.clock import system_clock
from bot.logs import set_up_logging
from bot.messages.chart import Chart
from bot.platforms.slack.client import SlackClient, SlackPorts, SlackSetup
from bot.settings import LogSettings, Settings, StoreSettings
from bot.web.server import WebServer

SECRET = "bench"  # noqa: S105 - signs requests to this machine alone
LINE = "/sanctions by:us"
TURNS = 7
ROUNDS = 100
BURST_SECONDS = 0.5
BURST_LINES = 2500
_AUTHORITIES = ("us", "uk", "france", "germany")
_Serve = Callable[[Connection], Coroutine[Any, Any, None]]


def measure_slack() -> Iterator[Row]:
    """Yield latency at one connection and throughput at ten and fifty.

    First for one line over and over, of which every second's first is worked out, then for
    lines that are all distinct.
    """
    with _served(_serve_empty) as first, _served(_serve_ours) as second:
        for suffix, lines in (("", cycle([LINE])), ("_distinct", distinct_lines())):
            empty, ours = asyncio.run(_measure(first, second, lines=lines))
            yield at_most(f"slack_command_median{suffix}", ours[0], "ms", empty[0], times=0.2)
            for connections, index, times in ((10, 1, 3.0), (50, 2, 0.8)):
                name = f"slack_commands_a_second_at_{connections}_connections{suffix}"
                yield at_least(name, ours[index], "1/s", empty[index], times=times)


def distinct_lines() -> Iterator[str]:
    """Yield command lines of which several thousand in a row are distinct."""
    days = [date(2024, 9, 10) + timedelta(days=number) for number in range(700)]
    for who, day in cycle(product(_AUTHORITIES, days)):
        yield f"/sanctions by:{who} as_of:{day}"


async def _measure(*ports: int, lines: Iterator[str]) -> list[tuple[float, ...]]:
    """Return medians a server, measured in turns, so that a busy machine slows all alike."""
    figures: list[list[tuple[float, ...]]] = [[] for _ in ports]
    for turn in range(TURNS + 1):
        for port, measured in zip(ports, figures, strict=True):
            row = (
                await _latency(port, lines),
                await _burst(port, 10, lines),
                await _burst(port, 50, lines),
            )
            # The first turn warms both up.
            if turn:
                measured.append(row)
    return [tuple(map(statistics.median, zip(*rows, strict=True))) for rows in figures]


async def _latency(port: int, lines: Iterator[str]) -> float:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    times = []
    for _ in range(ROUNDS):
        request = _signed_request(next(lines))
        started = time.perf_counter()
        await _exchange(reader, writer, request)
        times.append((time.perf_counter() - started) * 1000)
    writer.close()
    await writer.wait_closed()
    return statistics.median(times)


async def _burst(port: int, connections: int, lines: Iterator[str]) -> float:
    # Signed beforehand: the client has the same two cores.
    requests = cycle([_signed_request(line) for line in islice(lines, BURST_LINES)])
    end = time.perf_counter() + BURST_SECONDS

    async def keep_asking() -> int:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        answered = 0
        while time.perf_counter() < end:
            await _exchange(reader, writer, next(requests))
            answered += 1
        writer.close()
        await writer.wait_closed()
        return answered

    started = time.perf_counter()
    counts = await asyncio.gather(*(keep_asking() for _ in range(connections)))
    return sum(counts) / (time.perf_counter() - started)


async def _exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
) -> None:
    # By hand: an HTTP client would take longer than what is measured.
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(head.decode())
    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    await reader.readexactly(length)


def _signed_request(line: str) -> bytes:
    command, _, text = line.partition(" ")
    fields = {
        "command": command,
        "text": text,
        "team_id": "T1",
        "channel_id": "C1",
        "user_id": "U1",
        "trigger_id": "1.1",
        "response_url": "http://127.0.0.1:9/none",
    }
    body = urlencode(fields)
    stamp = str(int(time.time()))
    digest = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: v0={digest}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()


@contextmanager
def _served(serve: _Serve) -> Iterator[int]:
    """Run a server in a process of its own; yields its port."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_run, args=(serve, there))
    process.start()
    try:
        if not here.poll(60):
            raise RuntimeError("the server did not start")
        yield here.recv()
    finally:
        process.terminate()
        process.join()


def _run(serve: _Serve, pipe: Connection) -> None:
    # Logged as by default, to nowhere.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        defaults = LogSettings()
        set_up_logging(level=defaults.level, format=defaults.format, stream=nowhere)
        asyncio.run(serve(pipe))


async def _serve_empty(pipe: Connection) -> None:
    """Serve a Bolt app in its default mode, whose one handler acknowledges."""
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.authorization import AuthorizeResult

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb")  # noqa: S106 - none

    async def handle(ack: Callable[[], Coroutine[Any, Any, None]]) -> None:
        await ack()

    app = AsyncApp(signing_secret=SECRET, authorize=authorize)
    app.command(LINE.split()[0])(handle)
    runner = web.AppRunner(app.web_app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    pipe.send(runner.addresses[0][1])
    await asyncio.Event().wait()


async def _serve_ours(pipe: Connection) -> None:
    """Serve the whole app on the shipped stories; Slack itself is out of reach."""
    with tempfile.TemporaryDirectory() as folder:
        store = StoreSettings(url=f"sqlite:///{Path(folder) / 'bench.db'}")
        async with open_desk(Settings(store=store), clock=system_clock) as desk:
            await desk.load_stories()
            ports = SlackPorts(
                answerer=desk.service,
                commands=COMMANDS,
                painter=_no_picture,
                clock=system_clock,
                new_error_id=lambda: "bench",
            )
            server = WebServer("127.0.0.1", 0, SlackClient(_setup(), ports).slack_routes())
            address = await server.start()
            pipe.send(int(address.rsplit(":", 1)[1].strip("/")))
            await asyncio.Event().wait()


def _setup() -> SlackSetup:
    return SlackSetup(
        mode="http",
        connections=1,
        base_url="http://127.0.0.1:9/api/",
        bot_token=SecretStr("xoxb"),
        app_token=None,
        signing_secret=SecretStr(SECRET),
    )


async def _no_picture(chart: Chart) -> bytes:
    return b""
