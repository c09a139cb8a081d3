"""A text as the words it is compared by: how it is set in type does not count."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.answers.spelling import spelling_key

ELLIPSIS = "…"
"""The word that stands for dots; in somebody's quotation it says that words are left out."""

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff]")
_WORD = re.compile(
    r"…|\.{3,}"  # left out
    r"|[%$€£¥]|(?<![\w.])[-−](?=\d)"  # a sign changes a number
    r"|\d+(?:[.,]\d+)*"
    r"|(?:[^\W\d_]\.){2,}[^\W\d_]?"  # U.S.
    r"|[^\W_]+(?:['’ʼ][^\W_]+)*"
)
_MARKS = re.compile(r"[,;:!?.()]")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """`keys` are what is compared, `shown` the same words as they stand in the text.

    British and American spellings have one key. `marks` is the punctuation behind each word.
    All three are as long.
    """

    keys: tuple[str, ...]
    shown: tuple[str, ...]
    marks: tuple[str, ...]

    def part(self, start: int, end: int) -> "Wording":
        """Return the words from one to before another."""
        return Wording(
            keys=self.keys[start:end], shown=self.shown[start:end], marks=self.marks[start:end]
        )


def without_unseen(text: str) -> str:
    """Return the text without characters that have no width or turn the writing direction."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


@lru_cache(maxsize=4096)
def read_wording(text: str) -> Wording:
    """Return a text's words; quotation marks, dashes, spaces and case do not count."""
    plain = without_unseen(text)
    found = list(_WORD.finditer(plain))
    ends = [match.start() for match in found[1:]] + [len(plain)] * bool(found)
    return Wording(
        keys=tuple(_key(match[0]) for match in found),
        shown=tuple(match[0] for match in found),
        marks=tuple(
            "".join(_MARKS.findall(plain[match.end() : end]))
            for match, end in zip(found, ends, strict=True)
        ),
    )


def read_keys(text: str) -> frozenset[str]:
    """Return the distinct keys of a text's words, of which nothing is remembered."""
    return frozenset(_key(match[0]) for match in _WORD.finditer(without_unseen(text)))


def is_spelling(word: str, other: str) -> bool:
    """Tell whether two words with one key are its British and its American spelling."""
    return _plain(word) != _plain(other)


def _key(word: str) -> str:
    return spelling_key(_plain(word))


def _plain(word: str) -> str:
    if word.startswith(("...", ELLIPSIS)):
        return ELLIPSIS
    folded = unicodedata.normalize("NFKC", word).casefold().replace("’", "'").replace("ʼ", "'")
    if folded[0].isdigit():
        return folded.replace(",", "") if _GROUPED.fullmatch(folded) else folded
    plain = folded.replace(".", "").removesuffix("'s")
    return "-" if folded == "−" else plain or folded
