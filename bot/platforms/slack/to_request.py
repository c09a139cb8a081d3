"""From what Slack sends to a request in no platform's terms."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.messages.request import Call, Line, Person, Place, Platform, Request
from bot.platforms.slack.first_words import FirstWords
from bot.platforms.slack.form import Form

UMBRELLA = "dateline"
"""The Slack command under which every command of the table is reached."""
RESERVED = frozenset(
    """active apps archive away call canvas close collapse dm dnd expand feed feedback help
    huddle invite join keys kick leave me msg mute open part people prefs pro remind remove
    rename search shortcuts shrug star status topic who""".split()
)
"""Slack's own commands, which no app can take."""
ANY_EVENT = re.compile(r".*")
ANY_ACTION = re.compile(r".*", re.DOTALL)
SHORTCUTS = {"about_this": ("ask", "question"), "check_message": ("check", "message")}
"""The command and the option that a message's text is put to, by the shortcut's callback id."""
_ENTITY = re.compile(r"<([^<>]*)>")


def to_command_request(
    body: Mapping[str, Any], *, words: FirstWords, asked_at: datetime
) -> Request:
    """Translate a slash command; its text is the line of the command it names."""
    return Request(
        key=f"slack:command:{body.get('trigger_id', '')}",
        asked=Line(text=to_line(str(body["command"]), str(body.get("text", "")), words)),
        place=_place(str(body["channel_id"]), str(body.get("team_id", ""))),
        person=_person(str(body["user_id"])),
        asked_at=asked_at,
    )


def to_mention_request(
    body: Mapping[str, Any], *, bot_user: str, words: FirstWords, asked_at: datetime
) -> Request:
    """Translate a mention or a direct message."""
    event = body["event"]
    team = str(body.get("team_id", ""))
    said = str(event.get("text", ""))
    line = plain_text(said, without_user=bot_user, channel_options=words.channel_options)
    return Request(
        key=f"slack:message:{team}:{event['channel']}:{event['ts']}",
        asked=Line(text=line or "/help"),
        place=_place(str(event["channel"]), team, thread_of(event)),
        person=_person(str(event["user"])),
        asked_at=asked_at,
    )


def to_button_request(
    body: Mapping[str, Any], *, line: str, private: bool, asked_at: datetime
) -> Request:
    """Translate a press: the same as sending the button's line."""
    container = body.get("container", {})
    return Request(
        key=f"slack:press:{body.get('trigger_id', '')}",
        asked=Line(text=line),
        place=_place(
            str(container.get("channel_id", "")),
            team_of(body),
            str(container.get("thread_ts", "")),
        ),
        person=_person(str(body["user"]["id"])),
        asked_at=asked_at,
        private=private,
    )


def to_form_request(body: Mapping[str, Any], form: Form, *, asked_at: datetime) -> Request:
    """Translate a form that was filled in, as if it had been asked where it was opened."""
    return Request(
        key=f"slack:form:{body['view']['id']}",
        asked=form.call,
        place=form.place,
        person=_person(str(body["user"]["id"])),
        asked_at=asked_at,
        private=True,
    )


def to_shortcut_request(body: Mapping[str, Any], *, asked_at: datetime) -> Request:
    """Translate a shortcut on a message; its text is asked about, never run as a command.

    Raises KeyError for a shortcut that is none of `SHORTCUTS`.
    """
    command, option = SHORTCUTS[str(body.get("callback_id"))]
    return Request(
        key=f"slack:shortcut:{body.get('trigger_id', '')}",
        asked=Call(command=command, options=((option, shortcut_text(body)),)),
        place=_place(str(body["channel"]["id"]), team_of(body)),
        person=_person(str(body["user"]["id"])),
        asked_at=asked_at,
        private=True,
    )


def shortcut_text(body: Mapping[str, Any]) -> str:
    """Return the text of the message the shortcut was used on; an attachment's if it has none."""
    message = body.get("message", {})
    attachments = message.get("attachments") or []
    texts = [message.get("text")]
    texts += [each.get("text") or each.get("fallback") for each in attachments]
    return plain_text("\n".join(str(text) for text in texts if text))


def to_line(command: str, text: str, words: FirstWords) -> str:
    """Return the line a slash command stands for; any other name takes the line in its text."""
    name, said = command.removeprefix("/").lower(), text.strip()
    if name not in words.every:
        name, _, rest = said.partition(" ")
        name = name.removeprefix("/").lower()
        if not name:
            return "/help"
        if name not in words.every:
            return plain_text(said)
        said = rest
    return f"/{name} {plain_text(said, channel_options=words.channel_options)}".rstrip()


def plain_text(text: str, *, without_user: str = "", channel_options: tuple[str, ...] = ()) -> str:
    """Return Slack's text as people see it; mentions of `without_user` are left out.

    A channel behind one of `channel_options`, such as "review:", stays as Slack writes it,
    "<#C0123ABCD|editors>": by its id.
    """

    def seen(match: re.Match[str]) -> str:
        target, _, label = match[1].partition("|")
        if without_user and target == f"@{without_user}":
            return " "
        if target[:1] == "#" and text[: match.start()].rstrip().endswith(channel_options):
            return match[0]
        return _seen(target, label)

    shown = _ENTITY.sub(seen, text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def thread_of(event: Mapping[str, Any]) -> str:
    """Return the thread an answer belongs to; a direct message outside threads has none."""
    if event.get("channel_type") == "im":
        return str(event.get("thread_ts", ""))
    return str(event.get("thread_ts") or event["ts"])


def team_of(body: Mapping[str, Any]) -> str:
    """Return the workspace's id in an interaction."""
    team = body.get("team") or {}
    return str(team.get("id") or body.get("user", {}).get("team_id", ""))


def _seen(target: str, label: str) -> str:
    match target[:1]:
        case "@" | "#":
            return target[0] + (label or target[1:]).removeprefix(target[0])
        case "!":
            return label or "@" + target[1:].partition("^")[0]
        case _:
            return label or target.removeprefix("mailto:")


def _place(channel: str, team: str, thread: str = "") -> Place:
    return Place(platform=Platform.SLACK, id=channel, workspace=team, thread=thread)


def _person(user: str) -> Person:
    return Person(platform=Platform.SLACK, id=user)
