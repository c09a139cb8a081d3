"""Outside text as a terminal may be given it: nothing in it acts, hides or turns direction."""

import json
import re
from urllib.parse import urlsplit

BOX = "\N{REPLACEMENT CHARACTER}"
"""Stands for each character that would act on the terminal or hide from its reader."""

_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls and escapes; soft hyphens, zero-width and direction marks, fillers, tags; lone halves
# of surrogate pairs, which no terminal can be sent.
_ACTIVE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b"
    "\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_ACTIVE_IN_JSON = re.compile(f"{_ACTIVE.pattern}|[\u2028\u2029]")
# Persian words and emoji need their joiners; beside ASCII, punctuation or a box they only hide.
_PLAIN = "\x00-\x7f\u2000-\u200b\u200e-\u206f\ufffd"
_LOOSE_JOINER = re.compile(f"(?<![^{_PLAIN}])[\u200c\u200d]+|[\u200c\u200d]+(?![^{_PLAIN}])")
_BAD_IN_ADDRESS = re.compile(r"[^\x21-\x7e]")


def show(text: str) -> str:
    """Return text that is safe to write to a terminal; line breaks become newlines."""
    if text.isascii() and text.isprintable():
        return text
    broken = _BREAKS.sub("\n", text).replace("\t", " ")
    return _LOOSE_JOINER.sub(BOX, _ACTIVE.sub(BOX, broken))


def show_line(text: str) -> str:
    """Return safe text on one line."""
    return " ".join(show(text).split())


def show_json(text: str) -> str:
    """Return JSON that means the same, with what would act on a terminal written as escapes."""
    return _ACTIVE_IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], text)


def linkable(url: str) -> bool:
    """Return whether an address may become a link: http or https, plain ASCII, with a host."""
    if _BAD_IN_ADDRESS.search(url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
