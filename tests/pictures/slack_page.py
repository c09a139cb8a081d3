"""Draws the blocks of a Slack message as HTML, near enough to show what a channel gets."""

import html
from typing import Any

STYLE = """
body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/1.46 Lato, system-ui, sans-serif; }
main { padding: 16px 20px; }
h2 { font-size: 18px; margin: 6px 0; }
p { margin: 4px 0; }
.from { font-weight: 900; }
.from small { font-weight: 400; color: #616061; margin-left: 6px; }
.app { background: #ebeaeb; border-radius: 3px; font-size: 10px; padding: 1px 3px; }
.context { font-size: 12px; color: #616061; }
blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd; }
button { border: 1px solid #bbb; background: #fff; border-radius: 4px; padding: 6px 12px; }
button { font-weight: 700; margin: 6px 8px 0 0; }
code { background: #f6f6f6; border: 1px solid #ddd; color: #e01e5a; padding: 1px 3px; }
"""


def slack_page(messages: list[dict[str, Any]]) -> str:
    """Return a page with the messages one below the other."""
    body = "".join(_block(block) for message in messages for block in message["blocks"])
    head = '<p class="from">Dateline <span class="app">APP</span><small>8:00</small></p>'
    return f"<!doctype html><style>{STYLE}</style><main>{head}{body}</main>"


def _block(block: dict[str, Any]) -> str:
    match block["type"]:
        case "header":
            return f"<h2>{html.escape(block['text']['text'])}</h2>"
        case "rich_text":
            return "".join(_rich(each) for each in block["elements"])
        case "context":
            texts = " ".join(html.escape(each["text"]) for each in block["elements"])
            return f'<p class="context">{texts}</p>'
        case "actions":
            buttons = (html.escape(each["text"]["text"]) for each in block["elements"])
            return "".join(f"<button>{each}</button>" for each in buttons)
        case other:
            raise ValueError(f"no picture of a {other} block")


def _rich(element: dict[str, Any]) -> str:
    match element["type"]:
        case "rich_text_section":
            return f"<p>{_runs(element)}</p>"
        case "rich_text_quote":
            return f"<blockquote>{_runs(element)}</blockquote>"
        case "rich_text_list":
            items = "".join(f"<li>{_runs(each)}</li>" for each in element["elements"])
            return f"<ul>{items}</ul>"
        case other:
            raise ValueError(f"no picture of a {other}")


def _runs(element: dict[str, Any]) -> str:
    return "".join(_run(each) for each in element["elements"])


def _run(run: dict[str, Any]) -> str:
    text = html.escape(run.get("text") or run.get("url", "")).replace("\n", "<br>")
    for style, tag in (("bold", "b"), ("italic", "i"), ("code", "code")):
        if run.get("style", {}).get(style):
            text = f"<{tag}>{text}</{tag}>"
    return text
