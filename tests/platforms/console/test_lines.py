"""The console behind a pipe: lines in, plain text out, and no more."""

import asyncio
import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TextIO

import pytest

from bot.answers.commands import COMMANDS
from bot.messages.plain import to_plain
from bot.messages.reply import Notice, Outcome, Reply
from bot.messages.request import Line, Platform
from bot.platforms.console.client import run_console
from bot.platforms.console.lines import LONGEST, read_lines
from tests.fakes.answerer import FakeAnswerer, echo

NOW = datetime(2024, 9, 12, 8, 0, tzinfo=UTC)


@contextmanager
def a_pipe() -> Iterator[tuple[TextIO, int]]:
    """Give the end to read, as a program has it, and the one to write."""
    far, near = os.pipe()
    with os.fdopen(far, encoding="utf-8") as stdin:
        yield stdin, near


async def run(answerer: FakeAnswerer, stdin: TextIO, stdout: TextIO) -> None:
    console = run_console(answerer, COMMANDS, clock=lambda: NOW, stdin=stdin, stdout=stdout)
    await asyncio.wait_for(console, 20)


async def say(answerer: FakeAnswerer, typed: bytes) -> str:
    """Pipe bytes through the console and return what it writes."""
    stdout = io.StringIO()
    with a_pipe() as (stdin, near):
        writing = asyncio.create_task(asyncio.to_thread(_write_all, near, typed))
        await run(answerer, stdin, stdout)
        await writing
    return stdout.getvalue()


def _write_all(near: int, typed: bytes) -> None:
    with os.fdopen(near, "wb") as pipe:
        pipe.write(typed)


def asked(answerer: FakeAnswerer) -> list[str]:
    return [each.asked.text for each in answerer.requests if isinstance(each.asked, Line)]


async def test_every_line_is_answered_in_order_without_prompts() -> None:
    answerer = FakeAnswerer()
    assert await say(answerer, b"/aid\r\nwho spoke?\n") == ("Asked: /aid\n\nAsked: who spoke?\n\n")
    assert {each.place.platform for each in answerer.requests} == {Platform.CONSOLE}
    assert len({each.key for each in answerer.requests}) == 2


async def test_the_answer_is_the_plain_text_of_the_reply() -> None:
    reply = Reply(title="Aid", blocks=(Notice(text="None."),), outcome=Outcome.NO_ANSWER)
    answerer = FakeAnswerer(lambda request: reply)
    assert await say(answerer, b"/aid\n") == to_plain(reply) + "\n\n"


async def test_the_last_line_needs_no_end_and_empty_lines_ask_nothing() -> None:
    answerer = FakeAnswerer()
    await say(answerer, b"\n   \n/aid\n\t\n/help")
    assert asked(answerer) == ["/aid", "/help"]


async def test_nothing_is_said_to_an_empty_pipe() -> None:
    assert await say(FakeAnswerer(), b"") == ""


@pytest.mark.parametrize("word", [b"quit", b"exit", b"/Exit"])
async def test_a_word_ends_it_before_the_end_of_the_pipe(word: bytes) -> None:
    answerer = FakeAnswerer()
    await say(answerer, b"/aid\n" + word + b"\n/help\n")
    assert asked(answerer) == ["/aid"]


async def test_bytes_that_are_no_text_are_replaced() -> None:
    answerer = FakeAnswerer()
    await say(answerer, b"/who \xff\xfeIran\n\x00\x80\n/help\n")
    assert asked(answerer) == ["/who \ufffd\ufffdIran", "\x00\ufffd", "/help"]


async def test_control_characters_of_an_answer_do_not_reach_the_pipe() -> None:
    said = await say(FakeAnswerer(), "/who \x1b[31mred\u202e\n".encode())
    assert said == "Asked: /who \ufffd[31mred\ufffd\n\n"


async def test_a_line_without_end_is_cut_short_and_the_next_is_answered() -> None:
    answerer = FakeAnswerer()
    await say(answerer, b"a" * (5 * LONGEST) + b"\n/help\n")
    first, second = asked(answerer)
    assert (first, second) == ("a" * LONGEST, "/help")


async def test_a_question_carries_the_six_lines_before_it() -> None:
    answerer = FakeAnswerer()
    await say(answerer, b"".join(b"%d\n" % number for number in range(9)))
    assert [each.earlier for each in answerer.requests[:2]] == [(), ("0",)]
    assert answerer.requests[-1].earlier == ("2", "3", "4", "5", "6", "7")


async def test_a_number_is_no_choice_where_none_is_shown() -> None:
    answerer = FakeAnswerer(echo)
    await say(answerer, b"/who united\n1\n")
    assert asked(answerer) == ["/who united", "1"]


async def test_each_answer_is_written_before_the_next_line_comes() -> None:
    read_end, write_end = os.pipe()
    with (
        a_pipe() as (stdin, near),
        os.fdopen(write_end, "w", encoding="utf-8") as stdout,
        os.fdopen(read_end, "rb") as answers,
    ):
        console = asyncio.create_task(run(FakeAnswerer(), stdin, stdout))
        for line in (b"/aid\n", b"/help\n"):
            os.write(near, line)
            assert await asyncio.to_thread(answers.readline) == b"Asked: " + line
            assert await asyncio.to_thread(answers.readline) == b"\n"
        os.close(near)
        await console


async def test_waiting_for_a_line_holds_up_neither_the_loop_nor_its_end() -> None:
    with a_pipe() as (stdin, near):
        console = asyncio.create_task(run(FakeAnswerer(), stdin, io.StringIO()))
        turns = 0
        while turns < 100:
            await asyncio.sleep(0)
            turns += 1
        assert not console.done()
        console.cancel()
        with pytest.raises(asyncio.CancelledError):
            await console
        os.close(near)


async def test_a_read_left_waiting_takes_nothing_of_a_pipe_opened_after_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_read, has_read = threading.Event(), threading.Event()

    def read_late(descriptor: int, size: int) -> bytes:
        may_read.wait(20)
        chunk = os.read(descriptor, size)
        has_read.set()
        return chunk

    late = SimpleNamespace(read=read_late, dup=os.dup, close=os.close)
    monkeypatch.setattr("bot.platforms.console.lines.os", late)
    with a_pipe() as (stdin, near):
        number = stdin.fileno()
        line = asyncio.ensure_future(anext(read_lines(number)))
        await asyncio.sleep(0)
        line.cancel()
        os.close(near)
    with a_pipe() as (stdin, near):
        assert stdin.fileno() == number
        _write_all(near, b"/aid\n")
        may_read.set()
        assert await asyncio.to_thread(has_read.wait, 20)
        assert os.read(stdin.fileno(), LONGEST) == b"/aid\n"


async def test_an_encoding_that_cannot_say_it_all_is_no_error() -> None:
    written = io.BytesIO()
    stdout = io.TextIOWrapper(written, encoding="ascii")
    with a_pipe() as (stdin, near):
        _write_all(near, "/who Łódź\n".encode())
        await run(FakeAnswerer(), stdin, stdout)
    assert written.getvalue() == b"Asked: /who ??d?\n\n"
