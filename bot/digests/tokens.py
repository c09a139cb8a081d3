"""The words, numbers and times of a typed schedule."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()
_TOKEN = re.compile(
    r"""
    (?P<path>[^\s,;]*[^\W\d_]/[^\s,;]*)
    | (?P<time>\d+\s*(?:[:.]\s*\d+|h\s*\d\d)(?:[:.]\d+)*(?:\s*[ap]\.?m\b\.?)?
        | \d+\s*[ap]\.?m\b\.? | \b(?:noon|midday|midnight)\b)
    | (?P<ordinal>\d+(?:st|nd|rd|th)\b)
    | (?P<number>\d+)
    | (?P<word>[^\W\d_]+)
    | (?P<other>[^\s,;&+])
    """,
    re.VERBOSE,
)


class TokenKind(StrEnum):
    """What a piece of text looks like, before anybody knows what it means."""

    PATH = "path"
    TIME = "time"
    ORDINAL = "ordinal"
    NUMBER = "number"
    WORD = "word"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A piece of folded text; commas and ampersands are none."""

    kind: TokenKind
    text: str


def fold_schedule(text: str) -> str:
    """Return the text in small letters, with one form for each character."""
    return unicodedata.normalize("NFKC", text).casefold()


def split_tokens(folded: str) -> Iterator[Token]:
    """Yield the pieces of folded text; a spelt-out number is a number."""
    for found in _TOKEN.finditer(folded):
        kind, text = TokenKind(found.lastgroup or ""), found[0]
        if text in _COUNTS:
            yield Token(kind=TokenKind.NUMBER, text=str(_COUNTS.index(text) + 1))
        else:
            yield Token(kind=kind, text=text)
