"""What a form that cannot be taken says, and below which of its inputs."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.messages.plain import to_plain
from bot.messages.reply import Reply
from bot.messages.typed import say_typed
from bot.platforms.slack.form import read_values
from bot.platforms.slack.limits import TEXT_CHARACTERS, shorten
from bot.platforms.slack.modal import to_note
from bot.platforms.slack.rich import Json

_QUOTED = re.compile("“[^”]*”")


def refuse(view: Mapping[str, Any], words: str) -> Json:
    """Return the acknowledgement that leaves a form open, with the words below an input."""
    blocks = view.get("blocks") or ()
    names = [str(each["block_id"]) for each in blocks if each.get("type") == "input"]
    if not names:
        return {"response_action": "update", "view": to_note("Not done", words)}
    name = find_input(words, names, read_values(view))
    return {"response_action": "errors", "errors": {name: shorten(words, TEXT_CHARACTERS)}}


def say_refusal(reply: Reply) -> str:
    """Return what a reply says, for a place where no blocks are shown."""
    return to_plain(reply) or "That cannot be done."


def find_input(words: str, names: Sequence[str], values: Mapping[str, str]) -> str:
    """Return the input that a refusal is about: it repeats what was typed, or names it.

    The first where nothing tells.
    """
    repeated = [name for name in names if values.get(name) and say_typed(values[name]) in words]
    if repeated:
        return max(repeated, key=lambda name: len(values[name]))
    if quoted := [name for name in names if f"“{name}”" in words]:
        return quoted[0]
    # A time zone is no time.
    own = _QUOTED.sub("", words).replace("time zone", "zone").casefold()
    places = {name: _place_of(name, own) for name in names}
    named = [name for name in names if places[name] >= 0]
    return min(named, key=lambda name: places[name], default=names[0])


def _place_of(name: str, words: str) -> int:
    """Return where a name stands in a text as a word of its own, -1 for nowhere."""
    found = re.search(rf"\b{re.escape(name)}\b", words)
    return found.start() if found else -1
