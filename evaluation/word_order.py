"""The same question in another order, or in fewer words."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from evaluation.mentions import Mention

_ARTICLE = re.compile(r"\b(the|an?) ", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(has|have|did|do|does) ", re.IGNORECASE)
_UNFINISHED = re.compile(r"(ed|ing|done|held|sold|kept|\b(in|on|of|for|to|with|by|about))$")
_IDENTITY = re.compile(r"^(Who|What|Where) (is|was|are|were) ([^?,]+)\?$")
_SUBJECT = re.compile(
    r"^(Who|What|How many [a-z]+|Which [a-z]+) "
    r"((?:was|were|is|are) (?!it\b|this\b|that\b|there\b|they\b|he\b|she\b)[^?,]+)\?$"
)
_TIMED = re.compile(r"^(.+?) ((?:on|in|since) (?:\d{1,2} )?[A-Z][a-z]+(?: \d{1,2})?(?: \d{4})?)\?$")
_ASKED = re.compile(
    r"^(How much(?: [a-z]+){0,2}|How many(?: [a-z]+)|When|Where) (has|have|did|will|is|are) (.+)\?$"
)


def reordered(text: str, mentions: Sequence[Mention], chance: Random) -> Iterator[str]:
    """Yield other orders that the shape of the question allows, in no order."""
    forms = [*_embedded(text), *_echoed(text, mentions), *_fronted(text), *_telegraphed(text)]
    chance.shuffle(forms)
    yield from forms


def _embedded(text: str) -> Iterator[str]:
    """Who is X? Can you tell me who X is?"""
    match = _IDENTITY.match(text)
    if match and (match[3][0].isupper() or match[3].startswith("the ")):
        if not _UNFINISHED.search(match[3]) and " by " not in match[3]:
            yield f"Can you tell me {match[1].lower()} {match[3]} {match[2]}?"
    elif match := _SUBJECT.match(text):
        yield f"Do we know {match[1][0].lower()}{match[1][1:]} {match[2]}?"


def _echoed(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """How much has X given Y? X has given Y how much?"""
    match = _ASKED.match(text)
    if match is None:
        return
    starts = {match.start(3), match.start(3) + len("the ")}
    for mention in mentions:
        if mention.start in starts and text[match.start(3) : mention.start].lower() in ("", "the "):
            subject, rest = text[match.start(3) : mention.end], text[mention.end : match.end(3)]
            if rest.startswith(" ") and not re.match(r" (and|or)\b", rest):
                asked = match[1][0].lower() + match[1][1:]
                yield f"{subject[0].upper()}{subject[1:]} {match[2]}{rest} {asked}?"


def _fronted(text: str) -> Iterator[str]:
    """What did X say on 3 March? On 3 March, what did X say?"""
    if match := _TIMED.match(text):
        rest = match[1][0].lower() + match[1][1:]
        yield f"{match[2][0].upper()}{match[2][1:]}, {rest}?"


def _telegraphed(text: str) -> Iterator[str]:
    """How much aid has the US given? How much aid US given?

    "Is" and "was" stay: without them the one who did it could be the one it was done to.
    """
    fragment = _ARTICLE.sub("", _AUXILIARY.sub("", text, count=1)).rstrip("?. ")
    if fragment != text.rstrip("?. ") and len(fragment.split()) > 2:
        yield f"{fragment}?" if _AUXILIARY.match(text) else fragment
