"""In process: command text to rendered payload, at 100, 10,000 and 100,000 facts."""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from bench.row import Row, at_most
from bench.synthetic import organisation_name, write_story
from bot.answers.commands import COMMANDS
from bot.answers.service import AnswerService
from bot.answers.shelf import Shelf
from bot.answers.snapshot import take_snapshot
from bot.curation.accept import plan_change
from bot.curation.curate import read_and_check
from bot.facts.book import Book, Records, build_book
from bot.messages.reply import Reply
from bot.messages.request import Line, Person, Place, Platform, Request
from bot.platforms.discord.render import render_reply
from bot.platforms.slack.render import Audience, render
from tests.fakes.stores import MemoryFactStore, MemoryPlaceStore

NOW = datetime(2025, 1, 1, tzinfo=UTC)
PLACE = Place(platform=Platform.PAGE, id="bench")
ROUNDS = 400
_LIMIT_MS = 0.5
_RENDERERS: dict[str, Callable[[Reply], object]] = {
    "slack": lambda reply: json.dumps(render(reply, audience=Audience.ASKER).messages),
    "discord": render_reply,
}


def measure_answers() -> Iterator[Row]:
    """Yield a row a platform and size; the baseline is the smallest story's median."""
    first: dict[str, float] = {}
    for facts in (100, 10_000, 100_000):
        service = _service(_book(facts))
        for platform, to_payload in _RENDERERS.items():
            times = asyncio.run(_time(service, to_payload, facts))
            median, p99 = statistics.median(times), statistics.quantiles(times, n=100)[98]
            baseline = first.setdefault(platform, median)
            yield _median_row(f"command_to_{platform}_at_{facts}", median, baseline)
            yield at_most(f"command_to_{platform}_at_{facts}_p99", p99, "ms", median, times=20)
        yield _suggest_row(service, facts)


def _median_row(name: str, median: float, baseline: float) -> Row:
    ratio = median / baseline
    return Row(
        name=name,
        value=median,
        unit="ms",
        baseline=baseline,
        ratio=ratio,
        target=f"value < {_LIMIT_MS} and ratio <= 1.5",
        met=median < _LIMIT_MS and ratio <= 1.5,
    )


def _suggest_row(service: AnswerService, facts: int) -> Row:
    """Autocompletion over every name, against the 5 ms that platforms leave for it."""
    times = []
    for typed in ("", "d", "delta", "metals 7", "zzz") * 20:
        started = time.perf_counter()
        service.suggest(command="who", option="name", typed=typed, place=PLACE)
        times.append((time.perf_counter() - started) * 1000)
    value = statistics.quantiles(times, n=100)[98]
    return at_most(f"autocomplete_p99_at_{facts}", value, "ms", 5.0, times=1)


async def _time(
    service: AnswerService, to_payload: Callable[[Reply], object], facts: int
) -> list[float]:
    organisations = max(10, facts * 4 // 10 - 20)
    times = []
    for number in range(ROUNDS):
        name = organisation_name(number * 7919 % organisations)
        line = f"/sanctions target:{name}" if number % 2 else f"/who {name}"
        request = _request(number, line)
        started = time.perf_counter()
        to_payload(await service.answer(request))
        times.append((time.perf_counter() - started) * 1000)
    return times


def _request(number: int, line: str) -> Request:
    return Request(
        key=str(number),
        asked=Line(text=line),
        place=PLACE,
        person=Person(platform=Platform.PAGE, id="bench"),
        asked_at=NOW,
    )


def _book(facts: int) -> Book:
    with tempfile.TemporaryDirectory() as folder:
        story = write_story(Path(folder), facts=facts)
        checked = read_and_check(story, today=date(2025, 1, 1))
    change = plan_change(checked, Records(), by="bench", why="bench", now=NOW)
    return build_book(
        Records(stories=change.stories, sources=change.sources, facts=change.facts, version=1)
    )


def _service(book: Book) -> AnswerService:
    shelf = Shelf(store=MemoryFactStore())
    shelf.snapshot = take_snapshot(book)
    seconds = count()
    return AnswerService(
        shelf=shelf,
        places=MemoryPlaceStore(),
        commands=COMMANDS,
        health=lambda: (),
        # Every answer is in a second of its own, so none is a repeat of the one before.
        clock=lambda: NOW + timedelta(seconds=next(seconds)),
        new_error_id=lambda: "bench",
    )
