"""What Discord accepts, by its developer documentation, and texts cut to it."""

from collections.abc import Iterator

CONTENT = 2000
EMBEDS = 10
EMBED_TITLE = 256
EMBED_TEXT = 4096
EMBED_FOOTER = 2048
EMBEDS_TOTAL = 6000
ATTACHMENTS = 10
ATTACHMENT_DESCRIPTION = 1024
BUTTONS = 25
BUTTONS_A_ROW = 5
BUTTON_LABEL = 80
CUSTOM_ID = 100
CHOICES = 25
CHOICE = 100
DESCRIPTION = 100
NONCE = 25
FORM_FIELDS = 5
FORM_TITLE = 45
FORM_FIELD = 45
FORM_VALUE = 1000
"""Less than Discord allows, and more than any option of a form needs."""

ELLIPSIS = "…"


def measure(text: str) -> int:
    """Return the length in UTF-16 units.

    Discord does not document its unit; no other it could use counts more for text.
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_label(text: str, limit: int) -> str:
    """Return `text` on one line, cut behind a whole word with an ellipsis when it is longer."""
    line = " ".join(text.split())
    if measure(line) <= limit:
        return line
    kept = line[: _fitting(line, limit - len(ELLIPSIS))]
    words = kept.rpartition(" ")[0] if not line[len(kept)].isspace() else kept
    return (words or kept).rstrip() + ELLIPSIS


def split_text(text: str, limit: int) -> Iterator[str]:
    """Yield parts of at most `limit` units; lines are kept whole, then words, then escapes."""
    rest = text
    while measure(rest) > limit:
        at = _break(rest, _fitting(rest, limit))
        part = rest[:at].rstrip()
        if part:
            yield part
        rest = rest[at:].lstrip()
    if rest:
        yield rest


def _fitting(text: str, limit: int) -> int:
    """Return how many characters of `text` fit in `limit` units."""
    used = 0
    for index, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > limit:
            return index
    return len(text)


def _break(text: str, fits: int) -> int:
    """Return where to break, at most `fits`; far enough along that parts do not crumble."""
    for separator in ("\n", " "):
        at = text.rfind(separator, fits // 2, fits + 1)
        if at > 0:
            return at
    # A backslash and the character it escapes stay together.
    backslashes = len(text[:fits]) - len(text[:fits].rstrip("\\"))
    return fits - backslashes % 2
