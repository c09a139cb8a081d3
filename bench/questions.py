"""In process: a question in plain words to its reply, over the shipped stories and 10,000 facts.

"Beside" are the written questions with 10,000 made-up facts loaded too; "over" are questions about
those facts. No question is asked twice within a second, so none is a repeat of the one before.
"""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from bench.row import Row, at_most
from bench.synthetic import AUTHORITIES, organisation_name, write_story
from bot.facts.ids import StoryId
from evaluation.desk import Desk, open_desk
from evaluation.question import Question
from evaluation.sets import read_sets

STORIES = Path("stories")
ROUNDS = 3
MOST_FACTS = 10_000
WORDINGS = 6
_NOW = datetime(2026, 11, 1, tzinfo=UTC)
_SYNTHETIC = 400
"""Questions over a made-up story."""
_MEDIAN_MS, _P99_MS, _START_S, _MEMORY_MIB = 3.0, 15.0, 0.5, 95.0
_TIMES_AT_MOST_FACTS = 3
_Asked = Sequence[tuple[StoryId, Question]]


def measure_questions() -> Iterator[Row]:
    """Yield latency over both kinds of story, then what the question path costs a process."""
    asked = written_questions()
    few = _time([STORIES], asked)
    median, p99 = _median(few), _p99(few)
    yield at_most("question_to_reply", median, "ms", _MEDIAN_MS, times=1)
    yield at_most("question_to_reply_p99", p99, "ms", _P99_MS, times=1)
    with tempfile.TemporaryDirectory() as name:
        write_story(Path(name), facts=MOST_FACTS)
        both = [STORIES, Path(name)]
        beside = _time(both, asked)
        yield from _beside("question_to_reply_beside_10000", beside, median, p99)
        over = _time(both, made_up_questions(MOST_FACTS))
        yield from _beside("question_to_reply_over_10000", over, _MEDIAN_MS, _P99_MS)
        yield from _cost(Path(name))


def written_questions() -> _Asked:
    """Return the distinct questions of every set to work with; those of one story first."""
    rows = {
        (each.story, question.context, question.text): (each.story, question)
        for each in read_sets()
        if not each.held
        for question in each.questions
    }
    return tuple(rows.values())


def made_up_questions(facts: int) -> _Asked:
    """Return as many distinct questions over the made-up story of this size."""
    organisations = max(10, facts * 4 // 10 - AUTHORITIES)
    texts: dict[str, None] = {}
    for number in count():
        name = organisation_name(number * 7919 % organisations)
        country, notice = f"Country {number % AUTHORITIES}", number * 31 % facts
        wordings = (
            f"Who sanctioned {name}?",
            f"Did {country} sanction {name}?",
            f"What did {name} say about notice {notice}?",
            f"When was notice {notice} served?",
            f"How much aid has {country} given {name}?",
            f"who is {name.lower()}",
        )
        texts[wordings[number % WORDINGS]] = None
        if len(texts) >= _SYNTHETIC or number > _SYNTHETIC * 10:
            break
    story = StoryId(f"made-up-{facts}")
    return tuple(
        (story, Question(id=str(at), kind="made-up", text=text, answerable=False))
        for at, text in enumerate(texts)
    )


def _beside(name: str, times: Sequence[float], median: float, p99: float) -> Iterator[Row]:
    yield at_most(name, _median(times), "ms", median, times=_TIMES_AT_MOST_FACTS)
    yield at_most(f"{name}_p99", _p99(times), "ms", p99, times=_TIMES_AT_MOST_FACTS)


def _time(folders: Sequence[Path], asked: _Asked) -> list[float]:
    """Return the milliseconds of every answer, each round over a desk of its own."""
    times = []
    for _ in range(ROUNDS):
        desk = _open(folders)
        # The first of each wording make the indexes, which `question_first` measures.
        asyncio.run(_answer(desk, asked[:WORDINGS]))
        times += asyncio.run(_answer(desk, asked))
    return times


async def _answer(desk: Desk, asked: Iterable[tuple[StoryId, Question]]) -> list[float]:
    times = []
    for story, question in asked:
        request = desk.request(story, question)
        started = time.perf_counter()
        await desk.service.answer(request)
        times.append((time.perf_counter() - started) * 1000)
    return times


def _open(folders: Sequence[Path]) -> Desk:
    seconds = count()
    with tempfile.TemporaryDirectory() as name:
        for folder in folders:
            for story in folder.iterdir():
                if story.is_dir():
                    (Path(name) / story.name).symlink_to(story.resolve())
        # What is logged is no row of the result.
        with redirect_stdout(sys.stderr):
            return asyncio.run(
                open_desk(Path(name), clock=lambda: _NOW + timedelta(seconds=next(seconds)))
            )


def _cost(stories: Path) -> Iterator[Row]:
    """Yield what the question path adds to a process, measured in processes of their own."""
    runs = [_run(stories) for _ in range(ROUNDS)]
    figures = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    yield at_most("question_path_start", figures["import_s"], "s", _START_S, times=1)
    yield at_most("question_first_at_10000", figures["first_s"], "s", _START_S, times=1)
    yield at_most("question_memory_at_10000", figures["memory_mib"], "MiB", _MEMORY_MIB, times=1)


def _run(stories: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.question_process", str(stories)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # ours
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _median(times: Sequence[float]) -> float:
    return statistics.median(times)


def _p99(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=100)[98]
