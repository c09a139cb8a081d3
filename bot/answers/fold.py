"""Text reduced to what matters when names and words are compared."""

import re
import unicodedata
from functools import lru_cache

from snowballstemmer import stemmer

_BREAKS = re.compile(r"[^\w]+|_+")
_DROPPED = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)|[’']s\b|\u200b|\u200d")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return lower case words without accents or punctuation, one space between them.

    "U.S." becomes "us", not "u s": dots between letters and a possessive ending are dropped,
    other marks separate.
    """
    letters = text.casefold()
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", letters).translate(_LETTERS)
        letters = "".join(each for each in plain if not unicodedata.combining(each))
    without_dots = _DROPPED.sub("", letters)
    return " ".join(word for word in _BREAKS.split(without_dots) if word)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a folded word without its English endings (Snowball's, which are not words)."""
    return str(stemmer("english").stemWord(word))  # one each: a stemmer keeps state


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of a text, in order."""
    return tuple(stem(word) for word in fold(text).split())
