"""What Slack keeps of the messages that it accepted, and how it lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sent:
    """A message that Slack accepted."""

    method: str
    body: dict[str, Any]
    ts: str


def history_page(
    sent: Sequence[Sent], query: dict[str, Any], *, most: int, user: str
) -> dict[str, Any]:
    """Return a page of a channel or a thread, newest first, as Slack does."""
    found = [
        _in_history(each, user)
        for each in reversed(sent)
        if each.method == "chat.postMessage"
        and each.body["channel"] == query["channel"]
        and each.body.get("thread_ts", "") == query.get("ts", "")
        and float(each.ts) >= float(query.get("oldest", 0))
    ]
    start = int(query.get("cursor") or 0)
    stop = start + min(int(query.get("limit", 100)), most)
    following = str(stop) if stop < len(found) else ""
    return {
        "ok": True,
        "messages": found[start:stop],
        "has_more": bool(following),
        "response_metadata": {"next_cursor": following},
    }


def _in_history(sent: Sent, user: str) -> dict[str, Any]:
    shown = {"type": "message", "user": user, "ts": sent.ts, "text": sent.body["text"]}
    metadata = sent.body.get("metadata")
    return {**shown, "metadata": metadata} if metadata else shown
