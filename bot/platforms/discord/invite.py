"""The address that adds the bot to a guild."""

from urllib.parse import urlencode

import discord

_SCOPES = "bot applications.commands"
_PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


def invite_link(authorize_url: str, application_id: str) -> str:
    """Return the invite link with the least permissions the bot works with."""
    query = {
        "client_id": application_id,
        "scope": _SCOPES,
        "permissions": _PERMISSIONS.value,
    }
    return f"{authorize_url}?{urlencode(query)}"
