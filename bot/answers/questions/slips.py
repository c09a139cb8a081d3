"""Slips of the fingers, and words spelt as they sound."""

from functools import lru_cache
from itertools import groupby

_VOWELS = frozenset("aeiou")
_SILENT = str.maketrans("", "", "aeiouyhw")
_HEARD = 3
"""Consonants that two words must share to be taken for one another."""

_SPELT = (("tch", "ch"), ("ck", "k"), ("ph", "f"), ("qu", "k"), ("x", "ks"), ("z", "s"))


def misspells(word: str, known: str, distance: int) -> bool:
    """Tell whether a word is likelier a slip than another word: same start, few changes.

    Letters that changed places, one written twice, or a vowel left out inside, are a slip in any
    word; another letter too many or too few makes another word of a short one.
    """
    if distance == 1 and (sorted(word) == sorted(known) or undoubled(word) == undoubled(known)):
        return True
    if distance == 1 and (lacks_vowel(word, known) or _ends_alike(word, known)):
        return True
    if (distance == 1 or len(word) == len(known)) and _sounds_like(word, known):
        return True
    if len(word) > 5 and sorted(word) == sorted(known) and word[0] == known[0]:
        return True
    if word[0] != known[0] or len(word) < 5 or len(known) < 4:
        return False
    if len(known) == 4:
        return distance == 1 and len(word) == 5
    return distance == 1 or (distance == 2 and len(known) >= 8)


def lacks_vowel(word: str, known: str) -> bool:
    """Tell whether a word lacks but a vowel inside, or an "e" at the end: "chna", "giv"."""
    inside = enumerate(known[1:-1], start=1)
    return word + "e" == known or any(
        letter in _VOWELS and known[:at] + known[at + 1 :] == word for at, letter in inside
    )


def _ends_alike(word: str, known: str) -> bool:
    """Tell whether a word only ends in "i" for "y", or without its "g": "mani", "goin"."""
    if word + "g" == known:
        return known.endswith("ing")
    return word[:-1] == known[:-1] and {word[-1], known[-1]} == {"i", "y"}


def undoubled(word: str) -> str:
    """Return a word with every letter that stands twice in a row written once."""
    return "".join(letter for letter, _ in groupby(word))


def _sounds_like(word: str, known: str) -> bool:
    heard = _sounds(word)
    return len(heard) >= _HEARD and heard == _sounds(known)


@lru_cache(maxsize=16384)
def _sounds(word: str) -> str:
    """Return the consonants of a word as they are heard, its first letter kept."""
    plain = word
    for spelt, heard in _SPELT:
        plain = plain.replace(spelt, heard)
    rest = plain[1:].replace("ch", "C").replace("sh", "S").replace("th", "T").replace("c", "k")
    return undoubled(plain[:1] + rest.translate(_SILENT))
