"""What Slack refuses in a message, as far as it documents or was seen to."""

from collections.abc import Iterator
from typing import Any

_MESSAGE = {"text", "blocks", "mrkdwn", "unfurl_links", "unfurl_media", "thread_ts", "channel"}
FIELDS = {
    "chat.postMessage": _MESSAGE | {"client_msg_id", "metadata"},
    "chat.postEphemeral": {"channel", "user", "text", "blocks", "thread_ts"},
    "response_url": (_MESSAGE - {"channel"}) | {"response_type", "replace_original"},
    "acknowledgement": (_MESSAGE - {"channel"}) | {"response_type"},
}
_TEXTS = {"text": {"style"}, "link": {"url", "style"}}
_STYLES = {"bold", "italic", "strike", "code"}
_RICH = {"rich_text_section", "rich_text_quote"}


def fault_of(method: str, body: dict[str, Any], *, files: set[str]) -> str:
    """Return Slack's name for what is wrong with a message, empty when it would be shown."""
    if unknown := set(body) - FIELDS[method]:
        return f"invalid_arguments: {sorted(unknown)}"
    blocks, text = body.get("blocks", []), body.get("text", "")
    if not text and not blocks:
        return "no_text"
    if len(text) > 40_000:
        return "msg_too_long"
    if len(blocks) > 50 or any(_faults(blocks, files)):
        return "invalid_blocks"
    if _characters(blocks) > 13_000:
        return "msg_blocks_too_long"
    return ""


def _faults(blocks: list[dict[str, Any]], files: set[str]) -> Iterator[str]:
    for block in blocks:
        if block["type"] == "actions":
            yield from _unique([each["action_id"] for each in block["elements"]])
        for element in block.get("elements", []):
            yield from _element(block["type"], element)
        match block:
            case {"type": "header", "text": {"type": "plain_text", "text": str() as text}}:
                yield from _sized("header", text, 150)
            case {"type": "context" | "actions" | "rich_text" as kind, "elements": [_, *_] as all}:
                if len(all) > {"context": 10, "actions": 25, "rich_text": 10_000}[kind]:
                    yield "too many elements"
            case {"type": "image", "slack_file": {"id": str() as file}, "alt_text": str() as alt}:
                yield from _sized("alt_text", alt, 2_000)
                if file not in files:
                    yield "invalid slack file"
            case _:
                yield f"unsupported block {block.get('type')}"


def _element(kind: str, element: dict[str, Any]) -> Iterator[str]:
    match kind:
        case "context":
            yield from _plain(element, 3_000)
        case "actions":
            yield from _button(element)
        case _:
            yield from _rich(element)


def _rich(element: dict[str, Any]) -> Iterator[str]:
    match element:
        case {"type": "rich_text_list", "style": "bullet" | "ordered", "elements": [_, *_] as all}:
            for each in all:
                if each["type"] != "rich_text_section":
                    yield "a list holds sections"
                yield from _rich(each)
        case {"type": kind, "elements": [_, *_] as runs} if kind in _RICH:
            for run in runs:
                yield from _run(run)
        case _:
            yield f"unsupported element {element.get('type')}"


def _run(run: dict[str, Any]) -> Iterator[str]:
    kind = run.get("type")
    if kind == "user":
        yield from () if set(run) == {"type", "user_id"} else ("unknown field",)
        return
    if kind not in _TEXTS:
        yield f"unsupported element {kind}"
        return
    yield from _sized("text", run.get("text", ""), 3_000)
    if set(run) - {"type", "text"} - _TEXTS[kind] or set(run.get("style", {})) - _STYLES:
        yield "unknown field"
    if kind == "link" and not run["url"].startswith(("https://", "http://")):
        yield "invalid url"


def _button(element: dict[str, Any]) -> Iterator[str]:
    known = {"type", "text", "value", "action_id"}
    if element["type"] != "button" or set(element) - {"style"} != known:
        yield "unknown field"
    if element.get("style", "danger") not in ("danger", "primary"):
        yield "unknown style"
    yield from _plain(element["text"], 75)
    yield from _sized("value", element["value"], 2_000)
    yield from _sized("action_id", element["action_id"], 255)


def _plain(element: dict[str, Any], limit: int) -> Iterator[str]:
    if element.get("type") != "plain_text" or element.get("emoji") is not False:
        yield "not plain text"
    yield from _sized("text", element["text"], limit)


def _sized(name: str, text: str, limit: int) -> Iterator[str]:
    if not 1 <= len(text.encode("utf-16-le")) // 2 <= limit:
        yield f"{name} must be between 1 and {limit} characters"


def _unique(ids: list[str]) -> Iterator[str]:
    if len(set(ids)) != len(ids):
        yield "action_id already exists"


def _characters(part: object) -> int:
    match part:
        case dict():
            return sum(_characters(value) for key, value in part.items() if key != "type")
        case list():
            return sum(map(_characters, part))
        case str():
            return len(part)
        case _:
            return 0
