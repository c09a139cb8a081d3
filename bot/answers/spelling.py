"""British and American spellings of a word as one key."""

import re

from bot.answers.irregular import SPELT

_FIGURES = frozenset({"tonne"})
"""A tonne is no ton: in the other spelling it would be another figure."""

_AMERICAN = {
    british: american for american, british in SPELT.items() if british not in _FIGURES
} | {
    "pretence": "pretense",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "manoeuvre": "maneuver",
    "calibre": "caliber",
    "sabre": "saber",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "instalment": "installment",
    "catalogue": "catalog",
    "dialogue": "dialog",
    "ageing": "aging",
}
_ENDINGS = {"s": "s", "d": "ed", "ed": "ed", "ing": "ing", "able": "able", "ment": "ment"}
"""Endings of a British word, and what they are behind the American one."""

_RULES = (
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|able|ful|ite|ites|al)?$)"), "or"),
    (re.compile(r"(?<=\w{3})ys(?=(?:e|es|ed|ing|er|ers)$)"), "yz"),
    (re.compile(r"(?<=\w{3})is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=\w[aeiou]\wel)l(?=(?:ed|ing|er|ers)$)"), ""),
    (re.compile(r"(?<=cancel|signal)l(?=(?:ed|ing)$)"), ""),
)


def spelling_key(word: str) -> str:
    """Return the same for both spellings of a folded word; it need not be a word itself."""
    for pattern, other in _RULES:
        word = pattern.sub(other, word)
    for ending, american in _ENDINGS.items():
        plain = word.removesuffix(ending)
        if plain != word and plain in _AMERICAN:
            return _AMERICAN[plain] + american
    return _AMERICAN.get(word, word)
