"""A message as people send it, down to its sentences in plain text."""

import re
from collections.abc import Iterator

from bot.answers.wording import without_unseen

LONGEST = 8_000
"""Characters of a message that are read."""

_DROPPED = re.compile(
    r"<a?:\w+:\d+>|<[@#!][^<>\n]{0,80}>|<t:\d+(?::\w)?>|@(?:everyone|here)\b|https?://\S+"
)
_BY_ACCOUNT = re.compile(r"\b(by|against|to)\s+(?:<[@#!][^<>\n]{0,80}>|@(?:everyone|here)\b)")
"""An account that is said to act: it is nobody on record, and must not vanish."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MARKUP = re.compile(
    r"[*~|`]+|(?<!\w)_+|(?<!_)_+(?!\w)|^[ \t]*(?:>+|#+|[-•‣]|\d+[.)])[ \t]+", re.MULTILINE
)
_ENDS = re.compile(r"(?<=[.!?…])[\"'”’»)]*[ \t]+(?=\S)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|No|vs|etc|approx|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)
_OPENS = re.compile(r"(?:The|An?|It|He|She|They|We|In|On|But|And|This|That)\b")
_QUESTION = re.compile(r"\?[\"'”’»)\s]*$")


def read_message(text: str) -> str:
    """Return what a message says, without mentions, addresses, markup and unseen characters."""
    plain = _BY_ACCOUNT.sub(r"\1 Somebody ", without_unseen(text[:LONGEST]))
    return _MARKUP.sub("", _CONTROL.sub(" ", _DROPPED.sub(" ", plain)))


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences; a line break ends one, the dot of an abbreviation does not."""
    start = 0
    for end in _ENDS.finditer(text):
        told_on = bool(_OPENS.match(text, end.end()))
        if "\n" in end[0] or told_on or not _ABBREVIATION.search(text[start : end.start()][-12:]):
            yield from _unless_empty(text[start : end.end()])
            start = end.end()
    yield from _unless_empty(text[start:])


def is_question(sentence: str) -> bool:
    """Tell whether a sentence asks; what it asks it does not state."""
    return bool(_QUESTION.search(sentence))


def _unless_empty(sentence: str) -> Iterator[str]:
    if re.search(r"\w", sentence):
        yield sentence.strip()
