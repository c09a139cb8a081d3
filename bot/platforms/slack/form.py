"""A form: a command whose options a person fills in, and what it remembers while it is open."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.answers.command import Command
from bot.errors import RequestError
from bot.messages.request import Call, Place, Platform

_VERSION = 1
_STRANGE = (
    "This form is from another version of the bot, so nothing was changed. "
    "Copy what you wrote, close the form and open it again."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """`carried` are options that say which thing it is about, and are no inputs of it.

    `values` are what the inputs hold, by the options' names. A `filled` form came with what there
    is: what is empty in it was emptied.
    """

    command: Command
    place: Place
    carried: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    filled: bool = False

    @property
    def call(self) -> Call:
        """What sending the form asks for."""
        given = {**self.carried, **self.values, **self._emptied()}
        return Call(command=self.command.name, options=tuple(given.items()))

    @property
    def line(self) -> str:
        """The line that asks for the same, for somebody to copy."""
        words = (f"{name}:{value}" for name, value in self.call.options)
        return " ".join((f"/{self.command.name}", *words))

    def _emptied(self) -> dict[str, str]:
        if not self.filled:
            return {}
        empty = [each for each in self.command.options if not self.values.get(each.name)]
        return {
            each.name: each.emptied
            for each in empty
            if each.emptied and each.name not in self.carried
        }


def make_form(command: Command, given: Mapping[str, str], place: Place) -> Form:
    """Return the form of a command, with the options that were given already."""
    leads = {option.name for option in command.options if option.leads}
    return Form(
        command=command,
        place=place,
        carried={name: value for name, value in given.items() if name in leads},
        values={name: value for name, value in given.items() if name not in leads},
    )


def fill_form(form: Form, now: Mapping[str, str]) -> Form:
    """Return the form of something that there is, with what it has now."""
    if not now:
        return form
    made = make_form(form.command, {**form.carried, **form.values, **now}, form.place)
    return replace(made, filled=True)


def is_incomplete(command: Command, given: Mapping[str, str]) -> bool:
    """Whether a form says more than the options given: none of them, or too few.

    Those that only say which thing is meant do not count.
    """
    said = any(option.name in given for option in command.options if not option.leads)
    lacks = any(option.required and option.name not in given for option in command.options)
    return not said or lacks


def to_metadata(form: Form) -> str:
    """Return what a form carries along while it is open."""
    carried = {
        "v": _VERSION,
        "command": form.command.name,
        "channel": form.place.id,
        "workspace": form.place.workspace,
        "thread": form.place.thread,
        "options": dict(form.carried),
        **({"filled": True} if form.filled else {}),
    }
    return json.dumps(carried, ensure_ascii=False, separators=(",", ":"))


def read_form(view: Mapping[str, Any], commands: Sequence[Command]) -> Form:
    """Return a form as it came back, with what was filled in.

    Raises RequestError when it is none of this version's.
    """
    form = read_metadata(str(view.get("private_metadata", "")), commands)
    names = {option.name for option in form.command.options}
    values = read_values(view)
    if not values.keys() | form.carried.keys() <= names:
        raise RequestError(_STRANGE)
    return replace(form, values={name: value for name, value in values.items() if value})


def read_values(view: Mapping[str, Any]) -> dict[str, str]:
    """Return what the inputs of a form hold, empty for nothing, by their names."""
    values = (view.get("state") or {}).get("values") or {}
    return {
        name: _value(element) for name, elements in values.items() for element in elements.values()
    }


def read_metadata(text: str, commands: Sequence[Command]) -> Form:
    """Return the form that carries this, with nothing filled in. Raises RequestError."""
    try:
        carried = json.loads(text)
        version, name = carried["v"], carried["command"]
        place = Place(
            platform=Platform.SLACK,
            id=str(carried["channel"]),
            workspace=str(carried["workspace"]),
            thread=str(carried["thread"]),
        )
        options = {str(key): str(value) for key, value in carried["options"].items()}
        filled = bool(carried.get("filled"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RequestError(_STRANGE) from error
    command = next((each for each in commands if each.name == name and each.form), None)
    if version != _VERSION or command is None:
        raise RequestError(_STRANGE)
    return Form(command=command, place=place, carried=options, filled=filled)


def _value(element: Mapping[str, Any]) -> str:
    chosen = element.get("selected_option") or {}
    found = element.get("value") or chosen.get("value") or element.get("selected_conversation")
    return str(found or "").strip()
