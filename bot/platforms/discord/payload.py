"""A Discord message as plain values, and the same as JSON and as discord.py's objects."""

import io
import json
from dataclasses import dataclass
from typing import Any, TypedDict

import discord
from discord.http import handle_message_parameters

from bot.platforms.discord.limits import BUTTONS_A_ROW

_PLAIN, _DANGER = discord.ButtonStyle.secondary, discord.ButtonStyle.danger


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A file; `description` is what a screen reader says for it."""

    name: str
    content: bytes
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """An embed. `text` is markdown, `picture` the name of an attachment, `footer` plain text."""

    text: str
    title: str = ""
    footer: str = ""
    picture: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """A button that holds all that pressing it needs; what a `grave` one does is for good."""

    label: str
    custom_id: str
    grave: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message, within every limit of Discord's."""

    content: str = ""
    cards: tuple[Card, ...] = ()
    buttons: tuple[Button, ...] = ()
    attachments: tuple[Attachment, ...] = ()


class Parts(TypedDict, total=False):
    """Keyword arguments that every sending method of discord.py takes."""

    content: str
    embeds: list[discord.Embed]
    view: discord.ui.View


def to_parts(message: Message) -> Parts:
    """Return discord.py's objects; needs a running loop. Files are separate: `to_files`."""
    parts: Parts = {}
    if message.content:
        parts["content"] = message.content
    if message.cards:
        parts["embeds"] = [to_embed(card) for card in message.cards]
    if message.buttons:
        parts["view"] = _to_view(message.buttons)
    return parts


def to_files(message: Message) -> list[discord.File]:
    """Return new files, to be sent once."""
    return [
        discord.File(
            io.BytesIO(each.content), filename=each.name, description=each.description or None
        )
        for each in message.attachments
    ]


def to_embed(card: Card) -> discord.Embed:
    """Return the embed of a card."""
    embed = discord.Embed(title=card.title or None, description=card.text or None)
    if card.footer:
        embed.set_footer(text=card.footer)
    if card.picture:
        embed.set_image(url=f"attachment://{card.picture}")
    return embed


def to_json(message: Message, *, private: bool = False) -> dict[str, Any]:
    """Return the message object that discord.py puts in a request, made by discord.py itself."""
    parts = to_parts(message)
    with handle_message_parameters(
        files=to_files(message),
        flags=discord.MessageFlags(ephemeral=True) if private else discord.utils.MISSING,
        previous_allowed_mentions=discord.AllowedMentions.none(),
        **parts,
    ) as made:
        body = made.multipart[0]["value"] if made.multipart else json.dumps(made.payload)
    found: dict[str, Any] = json.loads(body)
    return found


def _to_view(buttons: tuple[Button, ...]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for index, button in enumerate(buttons):
        view.add_item(
            discord.ui.Button(
                label=button.label,
                custom_id=button.custom_id,
                row=index // BUTTONS_A_ROW,
                style=_DANGER if button.grave else _PLAIN,
            )
        )
    # A stopped view is not kept in memory: presses are handled by their custom id.
    view.stop()
    return view
