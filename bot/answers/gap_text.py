"""A question as the desk gets it, and as a button carries it."""

import re
import unicodedata

LONGEST_GAP = 500
"""Characters of a question that are kept; an ellipsis stands for the rest."""

_HIDDEN = frozenset({"Cf", "Cs", "Co", "Cn"})
_JOINERS = "\u200c\u200d"
# These pass for letters or marks, and show as nothing.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
# Persian words and emoji need their joiners; beside ASCII they only hide something.
_LOOSE_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")
_ACCOUNT = re.compile(r"<@[!&]?\w{1,40}(?:\|[^<>]{0,80})?>|(?<!\w)@[UW][A-Z0-9]{6,20}\b")
"""A mention of an account: as Discord writes it, and as it is left of Slack's."""
_MISREAD = re.compile(r"[\"“']|question\b|(?:.*\s)?(?:question|as_of):", re.IGNORECASE)
"""What `/gap` would take for an option, or for quotation marks around the whole."""


def clean_question(text: str) -> str:
    """Return a question on one line: nothing hidden in it, no account named, not too long."""
    composed = unicodedata.normalize("NFC", text)
    shown = _LOOSE_JOINER.sub("", "".join(map(_shown, composed)))
    return _cut(" ".join(_ACCOUNT.sub("@someone", shown).split()))


def to_gap_line(question: str) -> str:
    """Return the command line that files a cleaned question."""
    if _MISREAD.match(question):
        return f'/gap "{question.replace(chr(34), chr(39))}"'
    return f"/gap {question}"


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    hidden = category in _HIDDEN and character not in _JOINERS
    return "" if hidden or character in _FILLERS else character


def _cut(text: str) -> str:
    if len(text) <= LONGEST_GAP:
        return text
    head = text[: LONGEST_GAP - 1]
    return f"{head.rpartition(' ')[0] or head}…"
