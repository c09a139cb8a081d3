"""What a form looks like."""

from collections.abc import Sequence

from bot.platforms.slack.form import Form, to_metadata
from bot.platforms.slack.inputs import Input, plain, to_input
from bot.platforms.slack.limits import (
    METADATA_CHARACTERS,
    TEXT_CHARACTERS,
    VIEW_BLOCKS,
    VIEW_LABEL_CHARACTERS,
)
from bot.platforms.slack.rich import Json

CALLBACK = "form"
_OWN_BLOCKS = 3
"""What it does, what it is about and what was wrong."""


def fits(form: Form) -> bool:
    """Whether Slack takes the form: else what it asks for has to be typed."""
    inputs = len(form.command.options) + _OWN_BLOCKS
    return inputs <= VIEW_BLOCKS and len(to_metadata(form)) <= METADATA_CHARACTERS


def to_modal(form: Form, inputs: Sequence[Input], *, fault: str = "") -> Json:
    """Return a form as Slack shows it; `fault` says why it came back."""
    command = form.command
    about = ", ".join(f"{name}: {value}" for name, value in form.carried.items())
    said = [command.summary + ".", about, fault]
    return {
        **_frame(f"/{command.name}"),
        "callback_id": CALLBACK,
        "private_metadata": to_metadata(form),
        "submit": plain(command.name.rpartition(" ")[2].capitalize(), VIEW_LABEL_CHARACTERS),
        "close": plain("Cancel", VIEW_LABEL_CHARACTERS),
        "blocks": [*map(_section, filter(None, said)), *map(to_input, inputs)],
    }


def to_note(title: str, words: str) -> Json:
    """Return a form with nothing to fill in."""
    close: Json = {"close": plain("Close", VIEW_LABEL_CHARACTERS)}
    return {**_frame(title), "callback_id": CALLBACK, **close, "blocks": [_section(words)]}


def _frame(title: str) -> Json:
    return {"type": "modal", "title": plain(title, VIEW_LABEL_CHARACTERS)}


def _section(words: str) -> Json:
    return {"type": "section", "text": plain(words, TEXT_CHARACTERS)}
