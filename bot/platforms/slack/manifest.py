"""The app as Slack's own form would describe it, from the command table."""

from collections.abc import Sequence
from typing import Literal

from bot.answers.command import Command
from bot.platforms.slack.http import PATH
from bot.platforms.slack.rich import Json
from bot.platforms.slack.to_request import RESERVED, UMBRELLA

SCOPES = ("app_mentions:read", "chat:write", "commands", "files:write", "im:history")
"""`files:write` is for charts alone, `im:history` for direct messages to the bot."""
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
            "interactivity": {"is_enabled": True, **request},
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
    """Return `/dateline` for every command, then those Slack does not keep for itself."""
    names = "|".join(command.name for command in commands)
    return [
        _slash(UMBRELLA, "Every command of the bot, and questions in plain words", f"[{names}]"),
        *(
            _slash(command.name, command.summary, usage_hint(command))
            for command in commands
            if command.name not in RESERVED
        ),
    ]


def usage_hint(command: Command) -> str:
    """Return the options as Slack shows them while one types: required ones without brackets."""
    shown = (
        f"{option.name}:…" if option.name != command.rest else f"{option.name}"
        for option in command.options
    )
    hints = zip(command.options, shown, strict=True)
    return " ".join(hint if option.required else f"[{hint}]" for option, hint in hints)


def _slash(name: str, summary: str, hint: str) -> Json:
    described: Json = {"command": f"/{name}", "description": summary, "should_escape": False}
    return described | ({"usage_hint": hint} if hint else {})
