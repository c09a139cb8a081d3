"""A typed line, told apart into a command and its options."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from bot.answers.command import LONGEST, Command, Option, OptionKind
from bot.answers.words import say_list
from bot.errors import RequestError
from bot.messages.request import Call
from bot.messages.typed import say_typed

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
    command, rest = find_command(line, commands)
    if command is None:
        if line.startswith("/"):
            raise RequestError(_say_no_command(line, commands))
    elif line.startswith("/") or command.group or _is_options(rest):
        return Call(command=command.name, options=tuple(_options(command, rest)))
    return Call(command="ask", options=(("question", line),))


def find_command(line: str, commands: Sequence[Command]) -> tuple[Command | None, str]:
    """Return the command that a line names, with or without a slash, and what follows it.

    The name of a group alone stands for the command that lists.
    """
    table = {command.name: command for command in commands}
    words = line.removeprefix("/").split(" ", 2)
    name = " ".join(words[:2]).casefold()
    if name in table:
        return table[name], " ".join(words[2:])
    if len(words) == 1 and (listing := table.get(f"{name} list")):
        return listing, ""
    return table.get(words[0].casefold()), " ".join(words[1:])


def _is_options(rest: str) -> bool:
    option = _OPTION.match(rest)
    return not rest or bool(option and option[1])


def _say_no_command(line: str, commands: Sequence[Command]) -> str:
    words = line.split(" ", 2)
    group = words[0].removeprefix("/").casefold()
    within = [each.name for each in commands if each.group and each.first_word == group]
    if not within:
        return say_unknown("command", words[0], name_first_words(commands))
    verbs = [name.partition(" ")[2] for name in within]
    unknown = say_unknown("command", " ".join(words[:2]), [f"/{name}" for name in within])
    return f"{unknown} /{group} takes {say_list(verbs)}."


def name_first_words(commands: Sequence[Command]) -> list[str]:
    """Return "/aid", "/digest" and so on, each group once."""
    return list(dict.fromkeys(f"/{each.first_word}" for each in commands))


def check_call(call: Call, commands: Sequence[Command]) -> Command:
    """Return the command that a call names.

    Raises RequestError when it does not exist, or when an option is missing or too long.
    """
    command = next((each for each in commands if each.name == call.command), None)
    if command is None:
        raise RequestError(_say_no_command(f"/{call.command}", commands))
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
    for option in command.options:
        _refuse_other(option, dict(call.options).get(option.name, ""))
    return command


def _refuse_other(option: Option, value: str) -> None:
    """Raise RequestError for a value that is none of an option's choices."""
    typed = value.strip().casefold()
    if option.choices and typed and typed not in option.choices:
        *others, last = option.choices
        known = f"{', '.join(others)} or {last}" if others else last
        raise RequestError(f"{option.name} is {known}, not {say_typed(value)}.")


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
    if not command.options:
        if rest:
            raise RequestError(f"/{command.name} takes nothing after it.")
        return
    free = kinds.get(command.rest) is OptionKind.TEXT
    leading, rest = _lead(command, rest)
    yield from leading
    seen = {name for name, _ in leading}
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


def _lead(command: Command, rest: str) -> tuple[list[tuple[str, str]], str]:
    """Return the options whose words lead the line, by their patterns, and what is left of it."""
    leading: list[tuple[str, str]] = []
    for option in command.options:
        word, _, behind = rest.partition(" ")
        if option.leads and re.fullmatch(option.leads, word):
            leading.append((option.name, word))
            rest = behind
    return leading, rest


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
