"""What Slack sends when a person does something, and the signature it sends it under."""

import hashlib
import hmac
import json
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from tests.fakes.slack_server import BOT_USER, TEAM

SIGNING_SECRET = "a-signing-secret"
PERSON = "U0000ANNA"
CHANNEL = "C00000001"
DIRECT = "D00000001"


def signed(body: bytes, *, at: datetime, kind: str = "json") -> dict[str, str]:
    """Return the headers of a genuine request."""
    stamp = str(int(at.timestamp()))
    base = b"v0:" + stamp.encode() + b":" + body
    digest = hmac.new(SIGNING_SECRET.encode(), base, hashlib.sha256).hexdigest()
    types = {"json": "application/json", "form": "application/x-www-form-urlencoded"}
    return {
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={digest}",
        "Content-Type": types[kind],
    }


def a_command(line: str, *, response_url: str, trigger: str = "1.1") -> dict[str, str]:
    """Return a typed slash command."""
    command, _, text = line.partition(" ")
    return {
        "command": command,
        "text": text,
        "team_id": TEAM,
        "channel_id": CHANNEL,
        "user_id": PERSON,
        "trigger_id": trigger,
        "response_url": response_url,
    }


def a_mention(text: str, *, event_id: str = "Ev1", **event: Any) -> dict[str, Any]:
    """Return a mention of the bot in a channel."""
    return an_event(
        {
            "type": "app_mention",
            "user": PERSON,
            "text": f"<@{BOT_USER}> {text}",
            "ts": "1725000001.000100",
            "channel": CHANNEL,
        }
        | event,
        event_id=event_id,
    )


def a_message(text: str, *, event_id: str = "Ev2", **event: Any) -> dict[str, Any]:
    """Return a direct message to the bot."""
    return an_event(
        {
            "type": "message",
            "channel_type": "im",
            "user": PERSON,
            "text": text,
            "ts": "1725000002.000100",
            "channel": DIRECT,
        }
        | event,
        event_id=event_id,
    )


def an_event(event: dict[str, Any], *, event_id: str) -> dict[str, Any]:
    """Wrap an event as the Events API does."""
    return {"type": "event_callback", "team_id": TEAM, "event_id": event_id, "event": event}


def a_press(button: dict[str, Any], *, response_url: str, **container: Any) -> dict[str, Any]:
    """Return a press of a button of a message in the channel."""
    place = {"type": "message", "message_ts": "1725000003.000100", "channel_id": CHANNEL}
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": PERSON, "team_id": TEAM},
        "trigger_id": "3.3",
        "container": place | container,
        "actions": [button | {"action_ts": "1725000004.000100"}],
        "response_url": response_url,
    }


def a_shortcut(text: str, *, response_url: str, callback_id: str = "about_this") -> dict[str, Any]:
    """Return a shortcut, "About this" unless told, used on somebody's message."""
    return {
        "type": "message_action",
        "callback_id": callback_id,
        "team": {"id": TEAM},
        "user": {"id": PERSON},
        "channel": {"id": CHANNEL},
        "message": {"type": "message", "user": "U0000BERT", "text": text, "ts": "1.1"},
        "trigger_id": "4.4",
        "response_url": response_url,
    }


def a_submission(
    view: dict[str, Any], values: dict[str, str], *, view_id: str = "V00000000"
) -> dict[str, Any]:
    """Return a form with these values in its inputs, sent; inputs left out keep what they hold."""
    inputs = {each["block_id"]: each["element"] for each in view["blocks"] if "element" in each}
    state = {
        name: {element["action_id"]: _filled(element, values.get(name))}
        for name, element in inputs.items()
    }
    return {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": PERSON, "team_id": TEAM},
        "trigger_id": "5.5",
        "view": {"id": view_id, "hash": "1.h", **view, "state": {"values": state}},
        "response_urls": [],
    }


def a_search(view: dict[str, Any], block: str, typed: str) -> dict[str, Any]:
    """Return what somebody types into an input of a form that looks for its options."""
    [element] = [each["element"] for each in view["blocks"] if each.get("block_id") == block]
    return {
        "type": "block_suggestion",
        "team": {"id": TEAM},
        "user": {"id": PERSON, "team_id": TEAM},
        "container": {"type": "view", "view_id": "V00000000"},
        "view": {"id": "V00000000", **view},
        "action_id": element["action_id"],
        "block_id": block,
        "value": typed,
    }


def _filled(element: dict[str, Any], value: str | None) -> dict[str, Any]:
    """Return an input's state: as it came for None, empty for nothing."""
    kind = element["type"]
    match kind:
        case "plain_text_input":
            kept, name = element.get("initial_value"), "value"
        case "conversations_select":
            kept, name = element.get("initial_conversation"), "selected_conversation"
        case _:
            chosen = {"text": {"type": "plain_text", "text": value}, "value": value}
            new = chosen if value else None
            kept = element.get("initial_option")
            return {"type": kind, "selected_option": kept if value is None else new}
    return {"type": kind, name: kept if value is None else value or None}


def as_form(payload: dict[str, Any]) -> bytes:
    """Return an interaction as Slack posts it."""
    return urlencode({"payload": json.dumps(payload)}).encode()
