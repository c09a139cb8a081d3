"""A channel as an option names it, on any platform."""

import re
from dataclasses import replace

from bot.errors import RequestError
from bot.messages.request import Place, Platform
from bot.messages.typed import say_typed

_MENTION = re.compile(r"<#([A-Za-z0-9]{5,25})(?:\|[^>]*)?>")
_ID = {
    Platform.DISCORD: re.compile(r"\d{5,20}"),
    Platform.SLACK: re.compile(r"[CG][A-Z0-9]{5,20}"),
}


def read_place(text: str, here: Place) -> Place:
    """Read "here", a mention such as "<#C0123ABCD|editors>", or an id.

    Raises RequestError for a name: only the platform knows whose it is.
    """
    typed = text.strip()
    if typed.casefold() in ("here", "this channel"):
        return here
    found = _MENTION.fullmatch(typed)
    channel = found[1] if found else typed
    pattern = _ID.get(here.platform)
    if pattern is None or not pattern.fullmatch(channel):
        raise RequestError(
            f"{say_typed(text)} does not tell me which channel you mean: choose it in the option "
            "“review” of the command or form, or give the channel's id."
        )
    return replace(here, id=channel, thread="")
