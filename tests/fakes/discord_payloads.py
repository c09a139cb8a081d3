"""Objects as Discord sends them: users, guilds, messages, interactions."""

from typing import Any

APPLICATION = "700000000000000001"
GUILD = "800000000000000001"
CHANNEL = "800000000000000002"
ASKER = "900000000000000001"


def a_user(id: str = ASKER, *, bot: bool = False) -> dict[str, Any]:
    return {"id": id, "username": f"user-{id}", "discriminator": "0", "avatar": None, "bot": bot}


def an_application() -> dict[str, Any]:
    return {
        "id": APPLICATION,
        "name": "Dateline",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": a_user(),
        "verify_key": "0" * 64,
        "flags": 0,
    }


def a_guild(id: str = GUILD, channel: str = CHANNEL) -> dict[str, Any]:
    everyone = {
        "id": id,
        "name": "@everyone",
        "permissions": "2147483647",
        "position": 0,
        "color": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
    }
    text = {"id": channel, "type": 0, "name": "general", "position": 0, "permission_overwrites": []}
    return {
        "id": id,
        "name": "A guild",
        "owner_id": ASKER,
        "roles": [everyone],
        "channels": [text],
        "members": [],
        "threads": [],
        "emojis": [],
        "stickers": [],
        "features": [],
        "member_count": 2,
        "large": False,
        "unavailable": False,
        "preferred_locale": "en-GB",
        "premium_tier": 0,
        "nsfw_level": 0,
        "mfa_level": 0,
        "verification_level": 0,
        "explicit_content_filter": 0,
        "default_message_notifications": 0,
        "system_channel_flags": 0,
        "afk_timeout": 300,
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def a_message(
    content: str, *, id: str = "1001", guild: str | None = GUILD, **fields: Any
) -> dict[str, Any]:
    """Build a message, in a direct channel when there is no guild."""
    return {
        "id": id,
        "channel_id": CHANNEL if guild else "800000000000000009",
        **({"guild_id": guild, "member": {"roles": [], "flags": 0}} if guild else {}),
        "author": a_user(),
        "content": content,
        "timestamp": "2024-09-11T08:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        **fields,
    }


def a_command(name: str, /, *, id: str = "2001", **options: str) -> dict[str, Any]:
    """Build the interaction of a slash command with string options."""
    given = [{"name": name, "type": 3, "value": value} for name, value in options.items()]
    data = {"id": "3001", "name": name, "type": 1, "options": given}
    return {**_interaction(id), "type": 2, "data": data}


def a_press(custom_id: str, *, id: str = "2002") -> dict[str, Any]:
    """Build the interaction of a pressed button."""
    data = {"custom_id": custom_id, "component_type": 2}
    return {**_interaction(id), "type": 3, "data": data, "message": a_message("", id="1500")}


def a_filled_form(custom_id: str, *, id: str = "2003", **values: str) -> dict[str, Any]:
    """Build the interaction of a modal that was sent off."""
    components = [
        {"type": 18, "component": {"type": 4, "custom_id": name, "value": value}}
        for name, value in values.items()
    ]
    data = {"custom_id": custom_id, "components": components}
    return {**_interaction(id), "type": 5, "data": data, "message": a_message("", id="1500")}


def _interaction(id: str) -> dict[str, Any]:
    member: dict[str, Any] = {
        "user": a_user(),
        "roles": [],
        "permissions": "0",
        "joined_at": None,
        "flags": 0,
    }
    return {
        "id": id,
        "application_id": APPLICATION,
        "token": f"token-{id}",
        "version": 1,
        "guild_id": GUILD,
        "channel_id": CHANNEL,
        "channel": {"id": CHANNEL, "type": 0, "name": "general", "permissions": "0"},
        "member": {**member, "deaf": False, "mute": False},
        "locale": "en-GB",
        "entitlements": [],
        "authorizing_integration_owners": {},
        "attachment_size_limit": 10_485_760,
    }
