"""Discord markdown read by other rules than it is written by: what shows, and what is active.

The rules are those of Discord's clients: a backslash makes the punctuation behind it plain.
"""

import re
import unicodedata
from dataclasses import dataclass

_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_PLAIN = "\ue000"
_LINK = re.compile(r"\[([^\[\]\n]*)\]\(([^()\s]*)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*(?!\*)")
_ACTIVE = {
    "mention": re.compile(r"<@[!&]?\d+>|<#\d+>|<id:\w+>|@(?:everyone|here)", re.IGNORECASE),
    "timestamp": re.compile(r"<t:-?\d+(?::\w)?>"),
    "command": re.compile(r"</[^:\n]+:\d+>"),
    "emoji": re.compile(r"<a?:\w+:\d+>|:[^\s:]+:"),
    "address": re.compile(r"(?:https?|steam|discord)://[^\s<]", re.IGNORECASE),
    "autolink": re.compile(r"<[^\s>]+>"),
    "invite": re.compile(r"discord(?:app)?\.(?:gg|com|new|media)", re.IGNORECASE),
    "masked link": re.compile(r"\]\("),
    "emphasis": re.compile(r"[*_]"),
    "strikethrough": re.compile(r"~~"),
    "spoiler": re.compile(r"\|\|"),
    "code": re.compile(r"`"),
    "heading": re.compile(r"^[ >]*#{1,3}\s", re.MULTILINE),
    "subtext": re.compile(r"^[ >]*-#\s", re.MULTILINE),
    "list": re.compile(r"^[ >]*(?:[*+]|\d+[.)])\s|^(?:> )* *[-]\s+[-*+#]", re.MULTILINE),
    "nested quote": re.compile(r"^ *>>|^> *>|^ +>", re.MULTILINE),
    "invisible": re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad\x00-\x09]"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a reader sees, without whitespace, and what the markdown does."""

    shown: str
    links: tuple[str, ...]
    bold: tuple[str, ...]
    bullets: int
    quoted: int
    active: tuple[str, ...]


def read(markdown: str) -> Reading:
    """Take a description apart; `active` names what no renderer of ours writes."""
    masked = _ESCAPED.sub(_PLAIN, markdown)
    links = tuple(target for _, target in _LINK.findall(masked))
    inert = _BOLD.sub(r"\1", _LINK.sub(r"\1", masked))
    return Reading(
        shown=visible(_shown(markdown)),
        links=links,
        bold=tuple(visible(_ESCAPED.sub(r"\1", each)) for each in _bold_spans(markdown)),
        bullets=len(re.findall(r"^- ", masked, re.MULTILINE)),
        quoted=len(re.findall(r"^> ", masked, re.MULTILINE)),
        active=tuple(
            f"{name}: {found.group()!r}"
            for name, pattern in _ACTIVE.items()
            for found in pattern.finditer(inert)
        ),
    )


def visible(text: str) -> str:
    """Return the characters that can be seen, whitespace left out."""
    return "".join(
        character
        for character in text
        if unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp", "Cn"}
        and character not in "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0"
        and not "\U000e0000" <= character <= "\U000e0fff"
    )


def _shown(markdown: str) -> str:
    text = re.sub(r"^> ", "", markdown, flags=re.MULTILINE)
    parts = re.split(r"(\\[^0-9A-Za-z\s])", text)
    unmarked = (
        part[1] if index % 2 else part.replace("**", "") for index, part in enumerate(parts)
    )
    return "".join(unmarked)


def _bold_spans(markdown: str) -> list[str]:
    """Return the escaped text inside each pair of unescaped double asterisks."""
    tokens = re.split(r"(\\[^0-9A-Za-z\s]|\*\*)", markdown)
    spans: list[str] = []
    open_at: int | None = None
    for index, token in enumerate(tokens):
        if token == "**":
            if open_at is None:
                open_at = index
            else:
                spans.append("".join(tokens[open_at + 1 : index]))
                open_at = None
    return spans
