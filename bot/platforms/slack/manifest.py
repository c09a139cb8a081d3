"""The app as Slack's own form would describe it, from the command table."""

from collections.abc import Sequence
from typing import Literal

from bot.answers.command import Command
from bot.platforms.slack.first_words import takes_channel
from bot.platforms.slack.http import PATH
from bot.platforms.slack.rich import Json
from bot.platforms.slack.to_request import RESERVED, UMBRELLA

SCOPES = {
    "app_mentions:read": "to hear when somebody mentions it",
    "channels:history": "to see whether an edition arrived whose answer was lost; nothing else",
    "channels:read": "to see who created a channel, who may thus manage its digests",
    "chat:write": "to answer, and to post editions",
    "commands": "for its commands and the entries in the menu of messages",
    "files:write": "to show charts",
    "groups:history": "the same as `channels:history`, in private channels it was invited to",
    "groups:read": "the same as `channels:read`, in private channels it was invited to",
    "im:history": "to hear what is written to it directly",
    "im:write": "to tell the owner of a digest that was paused, by a direct message",
    "users:read": "to see who is an admin of the workspace, and to propose a person's time zone",
}
"""What the bot asks for, and why, as an operator is told."""
EVENTS = ("app_mention", "message.im")
_NAME = "Dateline"
_SUMMARY = "Answers from facts a desk has checked, each with its source"
_DESCRIPTION = (
    "Dateline answers questions about the news from facts that a desk has checked: who was "
    "sanctioned, by whom and when, how much aid was given, who said what, what is alleged and "
    "what is answered to it. Every answer shows its sources and the date it is true as of. "
    "What is not on record is said not to be."
)
_SHORTCUTS = {
    "about_this": ("About this", "What is on record about this message"),
    "check_message": ("Check this message", "Where this message agrees with the record or not"),
}
"""Name and description by the ids in `to_request.SHORTCUTS`."""


def slack_manifest(
    commands: Sequence[Command], mode: Literal["socket", "http"], public_url: str
) -> Json:
    """Return an app manifest. `public_url` is this bot's public address, used in http mode."""
    url = public_url.rstrip("/") + PATH
    address: Json = {"url": url} if mode == "http" else {}
    request: Json = {"request_url": url} if mode == "http" else {}
    menus: Json = {"message_menu_options_url": url} if mode == "http" else {}
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": _NAME,
            "description": _SUMMARY,
            "long_description": _DESCRIPTION,
            "background_color": "#1f2a44",
        },
        "features": _features([each | address for each in slash_commands(commands)]),
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**request, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **request, **menus},
            "org_deploy_enabled": False,
            "socket_mode_enabled": mode == "socket",
            "token_rotation_enabled": False,
        },
    }


def _features(commands: list[Json]) -> Json:
    return {
        "app_home": {
            "home_tab_enabled": False,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": _NAME, "always_online": True},
        "shortcuts": [
            {
                "name": name,
                "type": "message",
                "callback_id": callback_id,
                "description": description,
            }
            for callback_id, (name, description) in _SHORTCUTS.items()
        ],
        "slash_commands": commands,
    }


def slash_commands(commands: Sequence[Command]) -> list[Json]:
    """Return `/dateline` for every command, then those Slack does not keep for itself.

    Slack's commands are one word: those of a group are one command, with the second in its text.
    """
    words = list(dict.fromkeys(command.first_word for command in commands))
    rows = [[each for each in commands if each.first_word == word] for word in words]
    summary = "Every command of the bot, and questions in plain words"
    umbrella = _slash(UMBRELLA, summary, f"[{'|'.join(words)}]", commands)
    free = [row for row in rows if row[0].first_word not in RESERVED]
    return [umbrella, *map(_slash_of, free)]


def usage_hint(command: Command) -> str:
    """Return the options as Slack shows them while one types: required ones without brackets."""
    shown = (
        f"{option.name}:…" if option.name != command.rest else f"{option.name}"
        for option in command.options
    )
    hints = zip(command.options, shown, strict=True)
    return " ".join(hint if option.required else f"[{hint}]" for option, hint in hints)


def _slash_of(row: Sequence[Command]) -> Json:
    """Return the slash command of one command, or of all that are in a group."""
    first = row[0]
    if not first.group:
        return _slash(first.name, first.summary, usage_hint(first), row)
    verbs = "|".join(each.name.partition(" ")[2] for each in row)
    return _slash(first.first_word, first.group, f"[{verbs}]", row)


def _slash(name: str, summary: str, hint: str, row: Sequence[Command]) -> Json:
    # Escaped, a channel comes with its id; by its name alone nobody could tell which it is.
    escaped = any(takes_channel(command) for command in row)
    described: Json = {"command": f"/{name}", "description": summary, "should_escape": escaped}
    return described | ({"usage_hint": hint} if hint else {})
