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
    name, space, rest = line.partition(" ")
    if not space:
        fitting = (each for each in commands if f"/{each.name}".startswith(name.casefold()))
        return tuple(Suggestion(label=each.summary, value=f"/{each.name} ") for each in fitting)
    command = next((each for each in commands if f"/{each.name}" == name.casefold()), None)
    if command is None:
        return ()
    return (*_values(command, name, rest, suggest), *_options(command, name, rest))[:MOST]


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
