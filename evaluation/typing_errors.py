"""Slips of the fingers: letters swapped, dropped, doubled, or hit beside their key."""

import re
from collections.abc import Collection, Iterator
from random import Random

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    key: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for row in _ROWS
    for at, key in enumerate(row)
}
_LONG = re.compile(r"[A-Za-z]{5,}")


def with_errors(text: str, known: Collection[str], chance: Random) -> Iterator[str]:
    """Yield the text with one or two words of five letters or more mistyped.

    First letters stay, and no word becomes one of the folded words that are `known`, which
    would ask something else.
    """
    words = list(_LONG.finditer(text))
    if not words:
        return
    changed = text
    chosen = chance.sample(words, min(len(words), chance.choice((1, 1, 2))))
    for match in sorted(chosen, key=lambda each: each.start(), reverse=True):
        wrong = _mistype(match[0], chance)
        if wrong.lower() not in known and wrong != match[0]:
            changed = f"{changed[: match.start()]}{wrong}{changed[match.end() :]}"
    if changed != text:
        yield changed


def _mistype(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    match chance.randrange(4):
        case 0:
            return before + after[:1] + letter + after[1:]
        case 1:
            return before + after
        case 2:
            return before + letter + letter + after
        case _:
            return before + chance.choice(_BESIDE.get(letter.lower(), letter)) + after
