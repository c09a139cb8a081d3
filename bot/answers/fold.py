"""Text reduced to what matters when names and words are compared."""

import re
import unicodedata
from functools import lru_cache

from snowballstemmer import stemmer

from bot.answers.irregular import IRREGULAR

_BREAKS = re.compile(r"[^\w]+|_+")
_DROPPED = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)|[’']s\b|\u200b|\u200d")
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)


@lru_cache(maxsize=2048)
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


def stem(word: str) -> str:
    """Return a folded word without its English endings (Snowball's, which are not words).

    An irregular form has the stem of its plain word: "froze" of "freeze".
    """
    return word if word.isdecimal() else _stem(word)  # numbers without end are not remembered


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    return str(
        stemmer("english").stemWord(IRREGULAR.get(word, word))
    )  # one each: a stemmer keeps state


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of a text, in order."""
    return tuple(stem(word) for word in fold(text).split())
