"""The console as somebody at a terminal has it: through a real pseudo-terminal."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answers.commands import COMMANDS
from bot.messages.answerer import Suggestion
from bot.messages.reply import Action, Notice, Reply
from bot.messages.request import Line, Request
from bot.platforms.console.client import run_console
from tests.fakes.answerer import FakeAnswerer, echo
from tests.fakes.terminal import FakeTerminal, fake_terminal

NOW = datetime(2024, 9, 12, 8, 0, tzinfo=UTC)
CTRL_C, CTRL_D, TAB, ENTER, UP = "\x03", "\x04", "\t", "\r", "\x1b[A"


@pytest.fixture(autouse=True)
def _a_capable_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
    monkeypatch.setenv("COLUMNS", "80")


@asynccontextmanager
async def conversing(
    answerer: FakeAnswerer, history: Path | None = None
) -> AsyncIterator[tuple[FakeTerminal, asyncio.Task[None]]]:
    """Have the console prompt in a terminal; at the end it has to have left by itself."""
    with fake_terminal() as terminal:
        task = asyncio.create_task(
            run_console(
                answerer,
                COMMANDS,
                clock=lambda: NOW,
                stdin=terminal.stdin,
                stdout=terminal.stdout,
                history=history,
            )
        )
        try:
            await terminal.read_prompt()
            yield terminal, task
            await asyncio.wait_for(task, 10)
        finally:
            task.cancel()


def which_one(request: Request) -> Reply:
    """Offer choices for the first question, and echo the others."""
    if isinstance(request.asked, Line) and request.asked.text != "/who united":
        return echo(request)
    choices = [
        Action(label=name, line=f"/who id:{name.lower()}") for name in ("Norland", "Suderia")
    ]
    return Reply(title="", blocks=(Notice(text="Which one?"),), actions=tuple(choices))


def lines_of(answerer: FakeAnswerer) -> list[str]:
    return [each.asked.text for each in answerer.requests if isinstance(each.asked, Line)]


async def test_a_line_is_completed_a_choice_pressed_and_ctrl_d_leaves() -> None:
    answerer = FakeAnswerer(which_one)
    answerer.suggestions = (Suggestion(label="Norland", value="Norland"),)
    async with conversing(answerer) as (terminal, _):
        terminal.type("/ai")
        await terminal.read_until("Aid totals side by side")
        terminal.type(TAB + "donor:")
        await terminal.read_until("Norland")
        terminal.type(TAB + ENTER)
        assert "Asked: /aid donor:Norland" in await terminal.read_prompt()
        terminal.type("/who united" + ENTER)
        offered = await terminal.read_prompt()
        assert "1) Norland" in offered
        assert "2) Suderia" in offered
        terminal.type("3" + ENTER)
        assert "There is no choice 3; there are 1 to 2." in await terminal.read_prompt()
        terminal.type("2" + ENTER)
        pressed = await terminal.read_prompt()
        assert "→ Suderia" in pressed
        assert "Asked: /who id:suderia" in pressed
        terminal.type(CTRL_D)
    assert lines_of(answerer) == ["/aid donor:Norland", "/who united", "/who id:suderia"]
    assert answerer.requests[-1].earlier == ("/aid donor:Norland", "/who united")


async def test_ctrl_c_drops_the_line_and_then_leaves() -> None:
    answerer = FakeAnswerer()
    async with conversing(answerer) as (terminal, task):
        terminal.type("/unfinished")
        await terminal.read_until("/unfinished")
        terminal.type(CTRL_C)
        await terminal.read_prompt()
        assert not task.done()
        terminal.type(CTRL_C)
    assert answerer.requests == []


@pytest.mark.parametrize("word", ["quit", "exit", "/QUIT"])
async def test_a_word_leaves(word: str) -> None:
    async with conversing(FakeAnswerer()) as (terminal, _):
        terminal.type(word + ENTER)


async def test_lines_are_remembered_for_the_next_time_by_their_owner_alone(tmp_path: Path) -> None:
    history = tmp_path / "data" / "console-history"
    async with conversing(FakeAnswerer(), history) as (terminal, _):
        terminal.type("/aid   donor:us" + ENTER)
        assert "Asked: /aid donor:us" in await terminal.read_prompt()
        terminal.type(CTRL_D)
    assert history.stat().st_mode & 0o777 == 0o600
    answerer = FakeAnswerer()
    async with conversing(answerer, history) as (terminal, _):
        terminal.type(UP + ENTER)
        assert "Asked: /aid donor:us" in await terminal.read_prompt()
        terminal.type(CTRL_D)


async def test_a_log_line_goes_above_the_prompt() -> None:
    log = logging.getLogger()
    with fake_terminal() as terminal:
        handler = logging.StreamHandler(terminal.stdout)
        log.addHandler(handler)
        task = asyncio.create_task(
            run_console(
                FakeAnswerer(),
                COMMANDS,
                clock=lambda: NOW,
                stdin=terminal.stdin,
                stdout=terminal.stdout,
            )
        )
        try:
            await terminal.read_prompt()
            terminal.type("half a line")
            await terminal.read_until("half a line")
            log.warning("store.unreachable \x1b[2J")
            shown = await terminal.read_until("dateline> half a line")
            assert "store.unreachable \ufffd[2J\n" in shown
            terminal.type(CTRL_C)
            await terminal.read_prompt()
            terminal.type(CTRL_D)
            await asyncio.wait_for(task, 10)
        finally:
            task.cancel()
            log.removeHandler(handler)
        assert handler.stream is terminal.stdout
