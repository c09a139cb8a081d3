"""Buttons that carry their whole request, so that they outlive restarts."""

import re
from dataclasses import dataclass, field

from bot.messages.reply import Action
from bot.messages.request import Call, Line
from bot.platforms.discord.escape import clean
from bot.platforms.discord.limits import BUTTON_LABEL, CUSTOM_ID, cut_label, measure
from bot.platforms.discord.payload import Button

_FORM = re.compile(r"dl:(\d{1,2})([lcLC]):(.*)", re.DOTALL)
_BETWEEN = "|"
SOURCES_INDEX = 99


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """What a pressed button asks; `sources` wants the references of the answer alone.

    `index` is the one that its custom id has, as far as it came from one.
    """

    asked: Line | Call
    sources: bool = False
    index: int = field(default=0, compare=False)


def to_button(action: Action, index: int) -> Button | None:
    """Return the button of an action, None when its line does not fit in a custom id."""
    custom_id = to_custom_id(Press(asked=Line(text=action.line)), index)
    label = cut_label(clean(action.label), BUTTON_LABEL) or cut_label(action.line, BUTTON_LABEL)
    if not custom_id or not label:
        return None
    return Button(label=label, custom_id=custom_id, grave=action.grave)


def to_sources_button(asked: Line | Call) -> Button | None:
    """Return the button for the references of the answer to `asked`."""
    custom_id = to_custom_id(Press(asked=asked, sources=True), SOURCES_INDEX)
    return Button(label="Sources", custom_id=custom_id) if custom_id else None


def to_custom_id(press: Press, index: int) -> str:
    """Return a custom id, unique by `index` in its message; empty when the press does not fit."""
    match press.asked:
        case Line():
            kind, body = "l", press.asked.text
        case Call():
            kind, body = "c", _join(press.asked)
    custom_id = f"dl:{index}{kind.upper() if press.sources else kind}:{body}"
    return custom_id if body and measure(custom_id) <= CUSTOM_ID else ""


def from_custom_id(custom_id: str) -> Press | None:
    """Return what was asked, None when the button is none of ours."""
    found = _FORM.fullmatch(custom_id)
    if found is None:
        return None
    index, kind, body = found.groups()
    asked = Line(text=body) if kind.lower() == "l" else _split(body)
    return Press(asked=asked, sources=kind.isupper(), index=int(index))


def _join(call: Call) -> str:
    parts = (call.command, *(f"{name}={value}" for name, value in call.options))
    ambiguous = any(_BETWEEN in part for part in parts)
    return "" if ambiguous else _BETWEEN.join(parts)


def _split(body: str) -> Call:
    command, *options = body.split(_BETWEEN)
    pairs = (option.partition("=") for option in options)
    return Call(command=command, options=tuple((name, value) for name, _, value in pairs))
