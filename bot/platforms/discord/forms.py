"""Forms, shown where a command lacks what only its asker can say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.answers.command import Command, Option
from bot.answers.parse import read_line
from bot.errors import RequestError
from bot.messages.request import Call, Line
from bot.platforms.discord.buttons import Press, from_custom_id, to_custom_id
from bot.platforms.discord.limits import (
    FORM_FIELD,
    FORM_FIELDS,
    FORM_TITLE,
    FORM_VALUE,
    cut_label,
    measure,
)

_EMPTY_INDEX, _FILLED_INDEX = 98, 97
"""Tell a form that came filled in from one that came empty, where emptying means nothing."""
_LONG = 100
"""Options that take more than this get a field of several lines."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """What has been said of a command so far, and the options that may still be said."""

    command: Command
    given: Mapping[str, str]
    fields: tuple[Option, ...]


def find_form(asked: Line | Call, commands: Sequence[Command]) -> Form | None:
    """Return the form to show for what was asked, None when it can be answered as it is."""
    try:
        call = read_line(asked.text, commands) if isinstance(asked, Line) else asked
    except RequestError:
        return None
    command = next((each for each in commands if each.name == call.command), None)
    if command is None or not command.form:
        return None
    given = dict(call.options)
    open_options = [each for each in command.options if not each.leads]
    fields = [each for each in open_options if each.required and each.name not in given]
    if not fields and not given.keys() & {each.name for each in open_options}:
        fields = [each for each in open_options if each.name in command.main]
    if not fields:
        return None
    return Form(command=command, given=given, fields=tuple(fields[:FORM_FIELDS]))


def to_modal(form: Form, now: Mapping[str, str]) -> discord.ui.Modal | None:
    """Return a form filled in with what there is `now`; None when Discord has no room for it.

    It carries its whole request, so that it works after a restart.
    """
    index = _FILLED_INDEX if now else _EMPTY_INDEX
    custom_id = to_custom_id(Press(asked=Line(text=_to_line(form, now))), index)
    if not custom_id:
        return None
    title = cut_label(form.command.summary, FORM_TITLE)
    modal = discord.ui.Modal(title=title, custom_id=custom_id)
    for option in form.fields:
        if measure(value := now.get(option.name, "")) <= FORM_VALUE:
            modal.add_item(_field(option, value))
    # A stopped modal is not kept in memory: what is sent is handled by its custom id.
    modal.stop()
    return modal


def from_modal(data: Mapping[str, Any], commands: Sequence[Command]) -> Call | Line | None:
    """Return what a filled-in form asks, None when the form is none of ours.

    Fields left empty are options not given; one that was emptied takes away what there was. A
    command that is no more is asked as it was typed, and refused with a sentence.
    """
    custom_id = str(data.get("custom_id", ""))
    press = from_custom_id(custom_id)
    if press is None or not isinstance(press.asked, Line):
        return None
    try:
        call = read_line(press.asked.text, commands)
    except RequestError:
        return press.asked
    command = next(each for each in commands if each.name == call.command)
    came_filled = press.index == _FILLED_INDEX
    emptied = {each.name: each.emptied for each in command.options if came_filled}
    said = [
        (name, value.strip() or emptied.get(name, ""))
        for name, value in _values(data.get("components"))
    ]
    filled = [(name, value) for name, value in said if value]
    return Call(command=call.command, options=(*call.options, *filled))


def _to_line(form: Form, now: Mapping[str, str]) -> str:
    """Return the line of what is known before anything is filled in."""
    leads = {each.name for each in form.command.options if each.leads}
    known = {**form.given, **{name: text for name, text in now.items() if name in leads}}
    return " ".join((f"/{form.command.name}", *(f"{name}:{text}" for name, text in known.items())))


def _field(option: Option, value: str) -> discord.ui.Label[discord.ui.Modal]:
    many = option.longest > _LONG and option.required
    return discord.ui.Label(
        text=cut_label(option.called, FORM_FIELD),
        description=cut_label(_describe(option), 100),
        component=discord.ui.TextInput(
            custom_id=option.name,
            style=discord.TextStyle.paragraph if many else discord.TextStyle.short,
            required=option.required,
            default=value or None,
            max_length=min(option.longest, FORM_VALUE),
        ),
    )


def _describe(option: Option) -> str:
    choices = f" ({', '.join(option.choices)})" if option.choices else ""
    return f"{option.summary}{choices}"


def _values(components: object) -> Iterator[tuple[str, str]]:
    """Yield (option, text) of the fields, however Discord nests them."""
    for each in components if isinstance(components, list) else ():
        if isinstance(each.get("value"), str):
            yield str(each.get("custom_id", "")), each["value"]
        yield from _values(each.get("components"))
        yield from _values([each["component"]] if "component" in each else None)
