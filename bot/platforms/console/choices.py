"""What a typed line may stand for: a numbered choice, or the wish to leave."""

import re
from collections.abc import Sequence

from bot.errors import RequestError
from bot.messages.reply import Action

_NUMBER = re.compile(r"#?(\d{1,2})[.)]?", re.ASCII)
_LEAVING = frozenset({"quit", "exit"})


def is_leaving(line: str) -> bool:
    """Return whether the line asks to leave: `quit` or `exit`, with a slash or without."""
    return line.removeprefix("/").casefold() in _LEAVING


def find_choice(typed: str, actions: Sequence[Action]) -> Action | None:
    """Return the choice whose number is typed, None for any other line.

    Raises RequestError for the number of a choice that is not there.
    """
    number = _NUMBER.fullmatch(typed)
    if number is None or not actions:
        return None
    if not 1 <= int(number[1]) <= len(actions):
        have = "is only 1" if len(actions) == 1 else f"are 1 to {len(actions)}"
        raise RequestError(f"There is no choice {number[1]}; there {have}.")
    return actions[int(number[1]) - 1]
