"""Outside text as Discord markdown that shows exactly that text, and nothing more."""

import re
from urllib.parse import quote, urlsplit

LINK_LIMIT = 1000
"""Longer addresses are shown as text: a masked link is cut by nobody and broken by many."""

# One pass, so that nothing is escaped twice: formatting, masked links, quotes, and all that
# stands in <…>; @everyone; a colon, of an address or an emoji's name; the dot of an invite.
_MARKUP = re.compile(
    r"[\\*_~`|<>\[\]]|@(?=everyone|here)|:(?=\S)|(?<=discord|cordapp)\.(?=\w)",
    re.IGNORECASE,
)
# A heading, a list, a numbered list.
_LINE_START = re.compile(r"^([^\S\n]*)(?:(?=[-+#])|(\d+)(?=[.)](?:\s|$)))", re.MULTILINE)
_LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Invisible characters: bidi controls, zero-width spaces, joiners of nothing, fillers, tags.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
# Persian words and emoji need their joiners; between ASCII they only hide something.
_LOOSE_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")
_URL_SAFE = ":/?#@!$&;=+,%-._~'"
_BAD_IN_URL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")


def clean(text: str) -> str:
    """Return text without control and invisible characters; line breaks become newlines."""
    if text.isascii() and text.isprintable():
        return text
    broken = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    return _LOOSE_JOINER.sub("", _INVISIBLE.sub("", _CONTROLS.sub("", broken)))


def escape(text: str) -> str:
    """Return markdown of the whole text, line breaks kept."""
    return _escape_clean(clean(text))


def escape_line(text: str) -> str:
    """Return markdown of the text on a single line."""
    return _escape_clean(" ".join(clean(text).split()))


def guard_lines(marked: str) -> str:
    """Escape what makes a heading or a list at the start of a line of escaped text."""
    return _LINE_START.sub(r"\1\2\\", marked)


def _escape_clean(text: str) -> str:
    return guard_lines(_MARKUP.sub(r"\\\g<0>", text))


def link(url: str, *, label: str) -> str:
    """Return a masked link behind `label`, our own words; escaped text when it is no address."""
    address = linkable(url)
    return f"[{label}]({address})" if address else escape_line(url)


def linkable(url: str) -> str:
    """Return the address as it may stand in a link, empty when it must not be one."""
    if _BAD_IN_URL.search(url) or len(url) > LINK_LIMIT:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    address = quote(url, safe=_URL_SAFE)
    return address if len(address) <= LINK_LIMIT else ""
