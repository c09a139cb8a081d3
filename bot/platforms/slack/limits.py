"""Slack's documented limits, and how text is measured and split against them."""

from bisect import bisect_right
from collections.abc import Iterator

MESSAGE_BLOCKS = 50
MESSAGE_CHARACTERS = 12_000
"""Over all blocks of a message; `msg_blocks_too_long` was seen near 13,200."""
HEADER_CHARACTERS = 150
TEXT_CHARACTERS = 3_000
"""A section's limit, kept for rich text elements too, where Slack documents none."""
CONTEXT_ELEMENTS = 10
ACTIONS = 25
LABEL_CHARACTERS = 75
VALUE_CHARACTERS = 2_000
ALT_CHARACTERS = 2_000
LINK_CHARACTERS = 3_000
VIEW_BLOCKS = 100
VIEW_LABEL_CHARACTERS = 24
"""The title of a form and its two buttons."""
METADATA_CHARACTERS = 3_000
INPUT_CHARACTERS = 3_000
INPUT_LABEL_CHARACTERS = 2_000
"""For an input's hint too."""
MENU_OPTIONS = 100
MENU_OPTION_CHARACTERS = 75
MENU_VALUE_CHARACTERS = 150
RESPONSE_URL_USES = 5
"""Within 30 minutes of what was pressed or typed."""
MESSAGES_AT_ONCE = 4
"""So that a picture still has a use of the response address left."""


def escape(text: str) -> str:
    """Return text in which nothing can mention, link or date: Slack's three escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def size(text: str) -> int:
    """Return the most that Slack may count: escaped, in UTF-16 units."""
    units = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
    if "&" in text or "<" in text or ">" in text:
        units += 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))
    return units


def split_text(text: str, limit: int) -> Iterator[str]:
    """Yield pieces of at most `limit`, cut after white space where possible.

    Joined they are the text again.
    """
    while size(text) > limit:
        cut = _fitting(text, limit)
        yield text[:cut]
        text = text[cut:]
    yield text


def shorten(text: str, limit: int) -> str:
    """Return the text, or its beginning with an ellipsis; the caller shows the whole elsewhere."""
    return text if size(text) <= limit else text[: _fitting(text, limit - 1)].rstrip() + "…"


def _fitting(text: str, limit: int) -> int:
    # No character is smaller than 1, so no longer prefix fits.
    cut = (
        bisect_right(range(min(limit, len(text)) + 1), limit, key=lambda end: size(text[:end])) - 1
    )
    if cut == len(text):
        return cut
    space = max(text.rfind(" ", cut // 2, cut), text.rfind("\n", cut // 2, cut))
    return space + 1 if space > 0 else max(cut, 1)
