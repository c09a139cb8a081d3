"""Discord's events as requests."""

import re
from collections.abc import Mapping
from datetime import datetime

import discord
from discord.app_commands import AppCommandChannel

from bot.messages.request import Call, Line, Person, Place, Platform, Request
from bot.platforms.discord.rights import interaction_rights, message_rights, rights_elsewhere

_PLATFORM = Platform.DISCORD


def from_interaction(
    interaction: discord.Interaction, *, asked: Line | Call, private: bool, now: datetime
) -> Request:
    """Return what a command, a button or a context menu asks."""
    return Request(
        key=interaction_key(interaction),
        asked=asked,
        place=interaction_place(interaction),
        person=Person(platform=_PLATFORM, id=str(interaction.user.id)),
        asked_at=now,
        private=private,
        rights=interaction_rights(interaction),
        others=rights_elsewhere(interaction),
    )


def from_message(message: discord.Message, *, asked: Line | Call, now: datetime) -> Request:
    """Return what a message asks."""
    guild_id = message.guild.id if message.guild else None
    return Request(
        key=message_key(message),
        asked=asked,
        place=_place(message.channel, message.channel.id, guild_id),
        person=Person(platform=_PLATFORM, id=str(message.author.id)),
        asked_at=now,
        rights=message_rights(message),
    )


def interaction_key(interaction: discord.Interaction) -> str:
    """Return the same key for every delivery of an interaction."""
    return f"discord:interaction:{interaction.id}"


def message_key(message: discord.Message) -> str:
    """Return the same key for every delivery of a message."""
    return f"discord:message:{message.id}"


def interaction_place(interaction: discord.Interaction) -> Place:
    """Return where somebody types or presses."""
    channel_id = interaction.channel_id or interaction.user.id
    return _place(interaction.channel, channel_id, interaction.guild_id)


def to_call(command: str, options: Mapping[str, object]) -> Call:
    """Return a call with the options that were given, as texts."""
    given = tuple((name, _text(value)) for name, value in options.items() if value is not None)
    return Call(command=command, options=given)


def without_mention(text: str, bot_id: int) -> str:
    """Return the text without mentions of the bot."""
    return " ".join(mention_of(bot_id).sub(" ", text).split(" ")).strip()


def mention_of(bot_id: int) -> re.Pattern[str]:
    """Return the pattern of a mention typed in a text."""
    # The lookbehind lets a long run of spaces be tried once, not from each of its spaces.
    return re.compile(rf"(?:(?<!\s)\s+)?<@!?{bot_id}>\s*")


def _text(value: object) -> str:
    return f"<#{value.id}>" if isinstance(value, AppCommandChannel) else str(value)


def _place(channel: object, channel_id: int, guild_id: int | None) -> Place:
    workspace = str(guild_id) if guild_id else ""
    if isinstance(channel, discord.Thread):
        return Place(
            platform=_PLATFORM,
            id=str(channel.parent_id),
            workspace=workspace,
            thread=str(channel.id),
        )
    return Place(platform=_PLATFORM, id=str(channel_id), workspace=workspace)
