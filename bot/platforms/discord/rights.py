"""What Discord tells of the asker's permissions, and of the bot's own."""

from collections.abc import Iterator
from typing import Any

import discord

from bot.messages.request import Rights

_VIEW, _EMBED, _ATTACH = "View Channel", "Embed Links", "Attach Files"
_WRITE, _WRITE_IN_THREADS = "Send Messages", "Send Messages in Threads"


def interaction_rights(interaction: discord.Interaction) -> Rights:
    """Return the rights of whoever types or presses; a direct message is its person's own."""
    if interaction.guild_id is None:
        return Rights(manages=True, writes=True)
    in_thread = isinstance(interaction.channel, discord.Thread)
    return Rights(
        manages=interaction.permissions.manage_channels,
        writes=_writes(interaction.permissions, in_thread=in_thread),
        lacks=tuple(_lacks(interaction.app_permissions, in_thread=in_thread)),
    )


def message_rights(message: discord.Message) -> Rights:
    """Return the rights of a message's author; a direct message is its person's own."""
    if message.guild is None:
        return Rights(manages=True, writes=True)
    author, channel = message.author, message.channel
    if not isinstance(author, discord.Member) or isinstance(
        channel, discord.PartialMessageable | discord.DMChannel | discord.GroupChannel
    ):
        return Rights(writes=True)
    me, in_thread = message.guild.me, isinstance(channel, discord.Thread)
    # None, whatever the library says, where Discord has not told of the bot's own member.
    own = channel.permissions_for(me) if me else discord.Permissions.all()
    return Rights(
        manages=channel.permissions_for(author).manage_channels,
        lacks=tuple(_lacks(own, in_thread=in_thread)),
        writes=True,
    )


def rights_elsewhere(interaction: discord.Interaction) -> tuple[tuple[str, Rights], ...]:
    """Return the rights in the channels that a command's options name, by their ids."""
    data: Any = interaction.data or {}
    named = data.get("resolved", {}).get("channels", {}) if isinstance(data, dict) else {}
    return tuple(
        (str(id), _named_rights(interaction.guild, int(id), int(channel.get("permissions", 0))))
        for id, channel in named.items()
    )


def _named_rights(guild: discord.Guild | None, id: int, asker: int) -> Rights:
    allowed = discord.Permissions(asker)
    channel, me = (guild.get_channel(id), guild.me) if guild else (None, None)
    known = channel.permissions_for(me) if channel and me else discord.Permissions.all()
    return Rights(
        manages=allowed.view_channel and allowed.send_messages,
        lacks=tuple(_lacks(known, in_thread=False)),
    )


def _writes(permissions: discord.Permissions, *, in_thread: bool) -> bool:
    return permissions.send_messages_in_threads if in_thread else permissions.send_messages


def _lacks(permissions: discord.Permissions, *, in_thread: bool) -> Iterator[str]:
    if permissions.administrator:
        return
    needed = {
        _VIEW: permissions.view_channel,
        _WRITE_IN_THREADS if in_thread else _WRITE: _writes(permissions, in_thread=in_thread),
        _EMBED: permissions.embed_links,
        _ATTACH: permissions.attach_files,
    }
    yield from (name for name, held in needed.items() if not held)
