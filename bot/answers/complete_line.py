"""Completions of a whole command line, for places where people type one."""

import re
from collections.abc import Callable, Sequence

from bot.answers.command import Command
from bot.answers.suggest import MOST
from bot.messages.answerer import Suggestion

Suggest = Callable[[str, str, str], tuple[Suggestion, ...]]
"""Takes command, option and what is typed of the value."""

_LAST_OPTION = re.compile(r"^(?P<before>.*?)\b(?P<option>[a-z_]+):(?P<typed>[^:]*)$")


def complete_line(
    line: str, commands: Sequence[Command], suggest: Suggest
) -> tuple[Suggestion, ...]:
    """Return what the line may become: `label` is the new part, `value` the whole line."""
    if not line.startswith("/"):
        return ()
    typed = line.casefold()
    named = (each for each in commands if typed.startswith(f"/{each.name} "))
    command = next(named, None)
    if command is None:
        return tuple(
            Suggestion(label=summary, value=f"/{name} ")
            for name, summary in _names(typed, commands).items()
            if f"/{name}".startswith(typed)
        )
    name, rest = line[: len(command.name) + 1], line[len(command.name) + 2 :]
    return (*_values(command, name, rest, suggest), *_options(command, name, rest))[:MOST]


def _names(typed: str, commands: Sequence[Command]) -> dict[str, str]:
    """Return names with what they do: first words, and whole names once a group is chosen."""
    if " " in typed:
        return {each.name: each.summary for each in commands}
    return {each.first_word: each.group or each.summary for each in commands}


def _values(command: Command, name: str, rest: str, suggest: Suggest) -> list[Suggestion]:
    last = _LAST_OPTION.match(rest)
    if last and last["option"] in {option.name for option in command.options}:
        before, option, typed = f"{last['before']}{last['option']}:", last["option"], last["typed"]
    elif ":" in rest:
        return []
    else:
        before, option, typed = "", command.rest, rest
    found = suggest(command.name, option, typed.strip())
    return [Suggestion(label=each.label, value=f"{name} {before}{each.value} ") for each in found]


def _options(command: Command, name: str, rest: str) -> list[Suggestion]:
    given, _, typed = rest.rpartition(" ")
    if ":" in typed:
        return []
    used = set(re.findall(r"\b([a-z_]+):", given))
    start = f"{name} {given} " if given else f"{name} "
    return [
        Suggestion(label=option.summary, value=f"{start}{option.name}:")
        for option in command.options
        if option.name.startswith(typed.casefold()) and option.name not in used
    ]
