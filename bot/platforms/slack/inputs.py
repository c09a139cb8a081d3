"""The inputs of a form: one block an option, named after it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.answers.command import Option, OptionKind
from bot.messages.answerer import Suggestion
from bot.platforms.slack.limits import (
    INPUT_CHARACTERS,
    INPUT_LABEL_CHARACTERS,
    MENU_OPTION_CHARACTERS,
    MENU_OPTIONS,
    MENU_VALUE_CHARACTERS,
    shorten,
    size,
)
from bot.platforms.slack.rich import Json

INPUT = "input"
"""The action of every input; its block tells which option it is."""
_CHANNEL = re.compile(r"(?:<#)?([CG][A-Z0-9]{5,20})(?:\|[^>]*)?>?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """An option to be filled in.

    `choices` are all that it may hold, or none for any text; `searched` ones are too many to
    list, and are asked for as somebody types.
    """

    option: Option
    value: str = ""
    choices: tuple[Suggestion, ...] = ()
    searched: bool = False
    long: bool = False


def to_input(given: Input) -> Json:
    """Return the block of an option, filled in with its value."""
    option = given.option
    return {
        "type": "input",
        "block_id": option.name,
        "optional": not option.required,
        "label": plain(option.called, INPUT_LABEL_CHARACTERS),
        "hint": plain(_capital(option.summary), INPUT_LABEL_CHARACTERS),
        "element": {**_element(given), "action_id": INPUT},
    }


def to_choices(choices: Sequence[Suggestion]) -> list[Json]:
    """Return the options of a menu, as many as one takes."""
    fitting = [each for each in choices if size(each.value) <= MENU_VALUE_CHARACTERS]
    return [_choice(each.label, each.value) for each in fitting[:MENU_OPTIONS]]


def plain(text: str, limit: int) -> Json:
    """Return the bot's own words as a form takes them."""
    return {"type": "plain_text", "text": shorten(text, limit), "emoji": False}


def _element(given: Input) -> Json:
    if given.option.kind is OptionKind.CHANNEL and (not given.value or _channel(given.value)):
        return _channels(_channel(given.value))
    if given.searched and size(given.value) <= MENU_VALUE_CHARACTERS:
        return _searched(given.value)
    values = {each.value for each in given.choices}
    if (not given.value or given.value in values) and _can_be_listed(values):
        return _menu(given)
    return _text(given)


def _can_be_listed(values: Collection[str]) -> bool:
    longest = max(map(size, values), default=0)
    return 0 < len(values) <= MENU_OPTIONS and longest <= MENU_VALUE_CHARACTERS


def _channels(chosen: str) -> Json:
    initial: Json = {"initial_conversation": chosen} if chosen else {}
    kinds: Json = {"include": ["public", "private"], "exclude_bot_users": True}
    return {"type": "conversations_select", "filter": kinds, **initial}


def _searched(value: str) -> Json:
    initial: Json = {"initial_option": _choice(value, value)} if value else {}
    hint: Json = {"placeholder": plain("Type to search", MENU_OPTION_CHARACTERS)}
    return {"type": "external_select", "min_query_length": 1, **hint, **initial}


def _menu(given: Input) -> Json:
    chosen = [each for each in given.choices if each.value == given.value]
    initial: Json = {"initial_option": to_choices(chosen)[0]} if chosen else {}
    return {"type": "static_select", "options": to_choices(given.choices), **initial}


def _text(given: Input) -> Json:
    initial: Json = {"initial_value": given.value} if given.value else {}
    longest = min(max(given.option.longest, len(given.value)), INPUT_CHARACTERS)
    return {
        "type": "plain_text_input",
        "multiline": given.long,
        "max_length": longest,
        **initial,
    }


def _choice(label: str, value: str) -> Json:
    return {"text": plain(label, MENU_OPTION_CHARACTERS), "value": value}


def _channel(value: str) -> str:
    found = _CHANNEL.fullmatch(value)
    return found[1] if found else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
