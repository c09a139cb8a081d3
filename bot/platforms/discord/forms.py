"""Forms, shown where a button's command lacks what only its presser can say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.answers.command import Command, Option, OptionKind
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
)

_FORM_INDEX = 98
_LONG = 100
"""Options that take more than this get a field of several lines."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Form:
    """What a pressed button has asked so far, and the options that are still to be said."""

    line: Line
    command: Command
    fields: tuple[Option, ...]


def find_modal(press: Press, commands: Sequence[Command]) -> discord.ui.Modal | None:
    """Return the form to show for a press, None when it can be answered as it is.

    It carries its whole request, so that it works after a restart.
    """
    form = _find_form(press, commands)
    return _to_modal(form) if form else None


def from_modal(data: Mapping[str, Any], commands: Sequence[Command]) -> Call | Line | None:
    """Return what a filled-in form asks, None when the form is none of ours.

    Fields left empty are options not given. A command that is no more is asked as it was typed,
    and refused with a sentence.
    """
    press = from_custom_id(str(data.get("custom_id", "")))
    if press is None or not isinstance(press.asked, Line):
        return None
    try:
        call = read_line(press.asked.text, commands)
    except RequestError:
        return press.asked
    filled = [
        (name, value.strip()) for name, value in _values(data.get("components")) if value.strip()
    ]
    return Call(command=call.command, options=(*call.options, *filled))


def _find_form(press: Press, commands: Sequence[Command]) -> _Form | None:
    if not isinstance(press.asked, Line):
        return None
    try:
        call = read_line(press.asked.text, commands)
    except RequestError:
        return None
    command = next((each for each in commands if each.name == call.command), None)
    if command is None or not command.form:
        return None
    given = {name for name, _ in call.options}
    open_options = [each for each in command.options if not each.leads]
    fields = [each for each in open_options if each.required and each.name not in given]
    if not fields and not given & {each.name for each in open_options}:
        fields = [each for each in open_options if each.kind is not OptionKind.CHANNEL]
    if not fields:
        return None
    return _Form(line=press.asked, command=command, fields=tuple(fields[:FORM_FIELDS]))


def _to_modal(form: _Form) -> discord.ui.Modal | None:
    custom_id = to_custom_id(Press(asked=form.line), _FORM_INDEX)
    if not custom_id:
        return None
    title = cut_label(form.command.summary, FORM_TITLE)
    modal = discord.ui.Modal(title=title, custom_id=custom_id)
    for option in form.fields:
        modal.add_item(_field(option))
    # A stopped modal is not kept in memory: what is sent is handled by its custom id.
    modal.stop()
    return modal


def _field(option: Option) -> discord.ui.Label[discord.ui.Modal]:
    many = option.longest > _LONG and option.required
    return discord.ui.Label(
        text=cut_label(option.name.replace("_", " ").capitalize(), FORM_FIELD),
        description=cut_label(_describe(option), 100),
        component=discord.ui.TextInput(
            custom_id=option.name,
            style=discord.TextStyle.paragraph if many else discord.TextStyle.short,
            required=option.required,
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
