"""Accounts that a message calls up: to address somebody is no part of a question."""

import re

from bot.answers.fold import fold

_CALLED = re.compile(r"<[@!#][^<>\s]{1,120}(?: [^<>]{0,80})?>|(?<![\w@])@[\w.-]{1,40}")
_ALL = frozenset({"everyone", "here", "channel", "all", "someone"})
_GREETING = frozenset(
    "hi hey hello hiya yo dear ok okay so and please thanks cc fyi morning".split()
)
_LEADING = frozenset("to by from about of for with on at against and or than as via".split())
"""Words behind which even the last name of a message is one that it asks about."""


def without_calls(text: str) -> str:
    """Return the text without those who are called up before, behind or all at once.

    Within a question an account is a name that it asks about, which nothing on record bears.
    """
    if "@" not in text and "<" not in text:
        return text
    return " ".join(_CALLED.sub(lambda found: _kept(text, found), text).split()) or text


def _kept(text: str, found: re.Match[str]) -> str:
    before = fold(_CALLED.sub(" ", text[: found.start()])).split()
    behind = fold(_CALLED.sub(" ", text[found.end() :])).split()
    name = fold(found[0]).split()[:1]
    if name and name[0] in _ALL:
        return " "
    first = set(before) <= _GREETING
    last = not behind and not (before and before[-1] in _LEADING)
    return " " if first or last else found[0]
