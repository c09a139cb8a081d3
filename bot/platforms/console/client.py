"""The terminal: a prompt where somebody types, plain lines where a pipe does."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_input
from prompt_toolkit.output import create_output
from rich.console import Console, RenderableType
from rich.text import Text

from bot.answers.command import Command
from bot.clock import Clock
from bot.errors import RequestError
from bot.messages.answerer import Answerer
from bot.messages.plain import to_plain
from bot.messages.reply import Action, Notice, Reply
from bot.messages.request import Line, Person, Place, Platform, Request
from bot.platforms.console.above import above_the_prompt
from bot.platforms.console.choices import find_choice, is_leaving
from bot.platforms.console.complete import LineCompleter
from bot.platforms.console.history import open_history
from bot.platforms.console.lines import read_lines
from bot.platforms.console.render import render_reply
from bot.platforms.console.visible import show, show_line
from bot.platforms.console.write import write_text

EARLIER = 6
"""Turns that a question may refer back to."""

PROMPT = "dateline> "
_PLACE = Place(platform=Platform.CONSOLE, id="console")
_PERSON = Person(platform=Platform.CONSOLE, id="console")
_GREETING = "Ask in plain words, or type /help. Tab completes; Ctrl-D leaves."
_BLANK = Text("")


async def run_console(
    answerer: Answerer,
    commands: Sequence[Command],
    *,
    clock: Clock,
    stdin: TextIO,
    stdout: TextIO,
    history: Path | None = None,
) -> None:
    """Answer what is typed until end of file, `quit`, or Ctrl-C on an empty line.

    Where `stdin` or `stdout` is no terminal, lines are read and replies written as plain text.
    `history` is the file that typed lines are kept in, None for none.
    """
    conversation = Conversation(answerer, clock=clock)
    if stdin.isatty() and stdout.isatty():
        completer = LineCompleter(answerer, commands, _PLACE)
        with create_app_session(input=create_input(stdin), output=create_output(stdout)):
            session = PromptSession[str](PROMPT, completer=completer, history=open_history(history))
            with above_the_prompt(stdout):
                await _converse(conversation, session, stdout)
    else:
        await _answer_lines(conversation, stdin, stdout)


class Conversation:
    """What was typed lately, and what may be chosen by number now."""

    def __init__(self, answerer: Answerer, *, clock: Clock) -> None:
        self._answerer = answerer
        self._clock = clock
        self._started_at = clock()
        self._count = 0
        self._earlier: deque[str] = deque(maxlen=EARLIER)
        self.actions: tuple[Action, ...] = ()

    async def ask(self, line: str) -> Reply:
        """Answer a line; it is an earlier turn from then on."""
        self._count += 1
        request = Request(
            key=f"console:{self._started_at.isoformat()}:{self._count}",
            asked=Line(text=line),
            place=_PLACE,
            person=_PERSON,
            asked_at=self._clock(),
            earlier=tuple(self._earlier),
        )
        self._earlier.append(line)
        reply = await self._answerer.answer(request)
        self.actions = reply.actions
        return reply


async def _answer_lines(conversation: Conversation, stdin: TextIO, stdout: TextIO) -> None:
    async for typed in read_lines(stdin.fileno()):
        line = typed.strip()
        if is_leaving(line):
            return
        if line:
            text = show(to_plain(await conversation.ask(line)))
            write_text(stdout, f"{text}\n\n")


async def _converse(
    conversation: Conversation, session: PromptSession[str], stdout: TextIO
) -> None:
    console = Console(file=stdout, markup=False, emoji=False, highlight=False)
    _print(console, Text(_GREETING, style="dim"))
    while True:
        try:
            line = " ".join((await session.prompt_async()).split())
        except KeyboardInterrupt:
            if session.default_buffer.text:
                continue
            return
        except EOFError:
            return
        if is_leaving(line):
            return
        if line:
            reply = await _reply_to(conversation, line, console)
            _print(console, _BLANK, render_reply(reply))


async def _reply_to(conversation: Conversation, typed: str, console: Console) -> Reply:
    try:
        chosen = find_choice(typed, conversation.actions)
    except RequestError as error:
        return Reply(title="", blocks=(Notice(text=str(error)),))
    if chosen is None:
        return await conversation.ask(typed)
    _print(console, Text(f"→ {show_line(chosen.label)}", style="dim"))
    return await conversation.ask(chosen.line)


def _print(console: Console, *shown: RenderableType) -> None:
    with console.capture() as capture:
        console.print(*shown, sep="\n")
    write_text(console.file, capture.get())
