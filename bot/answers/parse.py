"""A typed line, told apart into a command and its options."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from bot.answers.command import LONGEST, Command, OptionKind
from bot.answers.words import say_list, say_typed
from bot.errors import RequestError
from bot.messages.request import Call

_OPTION = re.compile(r'"[^"]*"|“[^”]*”|(?:^|(?<=\s))([A-Za-z_]{1,20}):(?!//)')
"""An option's name, in group 1; or a quoted text, which is stepped over."""


def read_line(text: str, commands: Sequence[Command]) -> Call:
    """Read "/aid donor:us", "aid donor:us" or a question in plain words.

    Raises RequestError for a command or an option that does not exist. A line without a
    slash is a command only where nothing else could be meant.
    """
    line = " ".join(text.split())
    _refuse_long(line, LONGEST)
    if not line or line == "/":
        return Call(command="help")
    first, _, rest = line.partition(" ")
    table = {command.name: command for command in commands}
    command = table.get(first.removeprefix("/").casefold())
    if first.startswith("/"):
        if command is None:
            raise RequestError(say_unknown("command", first, [f"/{name}" for name in table]))
        return Call(command=command.name, options=tuple(_options(command, rest)))
    option = _OPTION.match(rest)
    if command and (not rest or (option and option[1])):
        return Call(command=command.name, options=tuple(_options(command, rest)))
    return Call(command="ask", options=(("question", line),))


def check_call(call: Call, commands: Sequence[Command]) -> Command:
    """Return the command that a call names.

    Raises RequestError when it does not exist, or when an option is missing or too long.
    """
    command = next((each for each in commands if each.name == call.command), None)
    if command is None:
        names = [f"/{each.name}" for each in commands]
        raise RequestError(say_unknown("command", f"/{call.command}", names))
    limits = {option.name: option.longest for option in command.options}
    for name, value in call.options:
        _refuse_long(value, limits.get(name, LONGEST))
    given = {name for name, value in call.options if value.strip()}
    missing = [each for each in command.options if each.required and each.name not in given]
    if missing:
        raise RequestError(
            f"/{command.name} needs {missing[0].name} ({missing[0].summary}), "
            f"for example: {command.examples[0]}"
        )
    return command


def _refuse_long(text: str, longest: int) -> None:
    """Raise RequestError for more characters than are read; a ligature is as many as it holds."""
    shown = len(text)
    if shown <= longest:
        shown = len(unicodedata.normalize("NFKC", text))
    if shown > longest:
        raise RequestError(f"That is {shown:,} characters long; I read up to {longest:,}.")


def say_unknown(what: str, given: str, known: Sequence[str]) -> str:
    """Say that there is no such command or option, and which was perhaps meant."""
    nearest = process.extractOne(given, known, scorer=fuzz.ratio, score_cutoff=60)
    hint = f" Did you mean {nearest[0]}?" if nearest else ""
    return f"There is no {what} {say_typed(given)}.{hint}"


def _options(command: Command, rest: str) -> Iterator[tuple[str, str]]:
    kinds = {option.name: option.kind for option in command.options}
    free = kinds[command.rest] is OptionKind.TEXT
    seen: set[str] = set()
    for name, value in _split(_with_colon(command, rest), set(kinds) if free else None):
        option = (name or command.rest).casefold()
        if option not in kinds:
            raise RequestError(
                f"{say_unknown('option', option, list(kinds))} "
                f"/{command.name} takes {say_list(list(kinds))}."
            )
        if option in seen:
            raise RequestError(f"“{option}” is given twice; give it once.")
        seen.add(option)
        if value:
            yield option, value


def _with_colon(command: Command, rest: str) -> str:
    """Return "check:…" for "check …": the main option may be named as a word."""
    first, _, words = rest.partition(" ")
    return f"{command.rest}:{words}" if first.casefold() == command.rest else rest


def _split(rest: str, only: set[str] | None) -> Iterator[tuple[str, str]]:
    """Yield (option or "", value). `only` limits which words before a colon are options."""
    marks = [
        mark
        for mark in _OPTION.finditer(rest)
        if mark[1] and (only is None or mark[1].casefold() in only)
    ]
    ends = [mark.start() for mark in marks] + [len(rest)]
    if words := _unquote(rest[: ends[0]]):
        yield "", words
    for mark, end in zip(marks, ends[1:], strict=True):
        yield mark[1], _unquote(rest[mark.end() : end])


def _unquote(text: str) -> str:
    trimmed = text.strip()
    if len(trimmed) > 1 and (trimmed[0], trimmed[-1]) in {('"', '"'), ("“", "”"), ("'", "'")}:
        return trimmed[1:-1].strip()
    return trimmed
