"""What Slack refuses in a form, as far as it documents."""

from collections.abc import Iterator
from typing import Any

_VIEW = {
    "type": 5,
    "title": 24,
    "submit": 24,
    "close": 24,
    "callback_id": 255,
    "private_metadata": 3_000,
    "blocks": 0,
}
_INPUT = {"type", "block_id", "optional", "label", "hint", "element"}
_ELEMENTS = {
    "plain_text_input": {"multiline", "max_length", "initial_value"},
    "static_select": {"options", "initial_option"},
    "external_select": {"min_query_length", "placeholder", "initial_option"},
    "conversations_select": {"filter", "initial_conversation"},
}


def fault_of_view(view: dict[str, Any]) -> str:
    """Return what is wrong with a form, empty when it would be shown."""
    return next(_faults(view), "")


def _faults(view: dict[str, Any]) -> Iterator[str]:
    if set(view) - set(_VIEW) or view["type"] != "modal":
        yield f"unknown fields {set(view) - set(_VIEW)}"
    for name in ("callback_id", "private_metadata"):
        yield from _sized(name, view.get(name, "-"), _VIEW[name])
    for name in ("title", "submit", "close"):
        if name in view:
            yield from _plain(name, view[name], _VIEW[name])
    blocks = view["blocks"]
    if not 1 <= len(blocks) <= 100:
        yield "a view has 1 to 100 blocks"
    if any(block["type"] == "input" for block in blocks) and "submit" not in view:
        yield "inputs need a submit button"
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(set(ids)) != len(ids):
        yield "block_id already exists"
    for block in blocks:
        yield from _block(block)


def _block(block: dict[str, Any]) -> Iterator[str]:
    match block:
        case {"type": "section", "text": dict() as text}:
            yield from _plain("section", text, 3_000)
        case {"type": "input", "element": dict() as element}:
            if set(block) != _INPUT:
                yield f"unknown fields {set(block) ^ _INPUT}"
            yield from _sized("block_id", block["block_id"], 255)
            yield from _plain("label", block["label"], 2_000)
            yield from _plain("hint", block["hint"], 2_000)
            yield from _element(element)
        case _:
            yield f"unsupported block {block.get('type')}"


def _element(element: dict[str, Any]) -> Iterator[str]:
    allowed = _ELEMENTS[element["type"]] | {"type", "action_id"}
    if set(element) - allowed:
        yield f"unknown fields {set(element) - allowed}"
    yield from _sized("action_id", element["action_id"], 255)
    if "initial_value" in element:
        longest = element.get("max_length", 3_000)
        yield from _sized("initial_value", element["initial_value"], longest)
    if not 1 <= element.get("max_length", 1) <= 3_000:
        yield "max_length is up to 3,000"
    if element["type"] == "static_select":
        options = element["options"]
        if not 1 <= len(options) <= 100:
            yield "a menu has 1 to 100 options"
        if "initial_option" in element and element["initial_option"] not in options:
            yield "the initial option is one of the options"
        for option in options:
            yield from option_faults(option)
    elif "initial_option" in element:
        yield from option_faults(element["initial_option"])


def option_faults(option: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with an option of a menu."""
    yield from _plain("option", option["text"], 75)
    yield from _sized("value", option["value"], 150)


def _plain(name: str, text: dict[str, Any], limit: int) -> Iterator[str]:
    if text.get("type") != "plain_text" or text.get("emoji") is not False:
        yield f"{name} is no plain text"
    yield from _sized(name, text["text"], limit)


def _sized(name: str, text: str, limit: int) -> Iterator[str]:
    if not 1 <= len(text.encode("utf-16-le")) // 2 <= limit:
        yield f"{name} must be between 1 and {limit} characters"
