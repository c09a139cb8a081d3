"""What is not allowed is forbidden: two ways of asking about the same act."""

from collections.abc import Sequence

from bot.answers.english.light import OPENERS

_ALLOWING = frozenset("allow allows allowed permit permits permitted let lets letting".split())
_DENYING = frozenset("not t never cannot longer".split())
_REACH = 3
"""Words that may stand between "not" and what is not allowed."""


def plain_permission(words: Sequence[str]) -> list[str]:
    """Return the words with "not allow", and "is X allowed", read as "forbid"."""
    for at, word in enumerate(words):
        if word not in _ALLOWING:
            continue
        near = range(max(0, at - _REACH), at)
        denied = [place for place in near if words[place] in _DENYING]
        asked = words[0] in OPENERS and word.endswith("ed")
        if denied or asked:
            kept = [each for place, each in enumerate(words) if place not in denied]
            kept[at - len(denied)] = "forbidden" if word.endswith("ed") else "forbid"
            return kept
    return list(words)
