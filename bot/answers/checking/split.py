"""Sentences to clauses, and who in each of them says or does it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_BREAKS = re.compile(
    r"\s?(?:;|\s[—–-]\s|,?\s(?:but|while|whereas|although|though|yet|because|since then)\s)\s?",
    re.IGNORECASE,
)
_GAPPED = re.compile(
    r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:the\s+)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}\s+"
    r"(?:(?:more than|over|nearly|almost|about|at least|up to|around|exactly)\s+)?(?:US)?[$€£]?\d)"
)
"""Before "Britain $10 billion", which leaves out a verb that stands before."""

_AND = re.compile(r",?\s+and\s+|,\s+", re.IGNORECASE)
_NO_VERBS = frozenset("united red armed based hundred need indeed speed unprecedented".split())
_VERBS = frozenset(
    "is are was were has have had gave give gives given sent send sends said says say took take "
    "made make put hit got get gets receives began begun begins won went did does do sells sold "
    "provides supplies denies faces began will would may might could can shall must".split()
)
_WRITER = frozenset("i we i'd i’d".split())
_NEAR = 6
"""Words among which a clause of its own has its verb."""

_AHEAD = 80
"""Characters in which these words are looked for."""

_SAYS = (
    r"(?:also\s+|has\s+|have\s+)?(?:said|says|say|claims?|claimed|alleges?|alleged|announced|announces"
    r"|confirmed|confirms|insists?|insisted|states(?=\s+that\b)|stated|reports?|reported|told\s+\w+|warned|adds?"
    r"|added|believes?|thinks?|argues?|argued)"
)
_DENIES = (
    r"(?:has\s+)?(?:denied|denies|deny|rejected|rejects|dismissed|dismisses|disputed|disputes)"
)
_PREFIXES = (
    re.compile(
        rf"^(?P<who>[^,]{{1,60}}?)\s+{_SAYS}\b(?:\s+that\b|:)?\s+(?P<rest>.+)$", re.I | re.S
    ),
    re.compile(r"^according to (?P<who>[^,]{1,60}),\s*(?P<rest>.+)$", re.I | re.S),
)
_TELLS = re.compile(rf"\S+(?:\s+\S+){{0,3}}?\s+{_SAYS}|{_SAYS}\s+.+", re.IGNORECASE)
_THAT = re.compile(rf"\s+{_SAYS}(?:\s+that\b|:)", re.IGNORECASE)
_SUFFIX = re.compile(
    r"^(?P<rest>.+?)(?:,?\s+according to\s+(?P<by>[^,.]{1,60})"
    rf"|,\s*{_SAYS}\s+(?P<inverted>[^,.]{{1,60}})"
    rf"|,\s*(?P<who>[^,.\s][^,.]{{0,40}}?)\s+(?:said|says|claims?|claimed))[.!]?$",
    re.I | re.S,
)
_ACCUSES = re.compile(
    r"^(?P<who>.{1,60}?)\s+(?:has\s+|have\s+)?accus(?:ed?|es)\s+(?P<rest>.{1,60}?\s+of\s+.+)$",
    re.I | re.S,
)
_DENIAL = re.compile(
    rf"^(?P<who>.{{1,60}}?)\s+{_DENIES}\b(?:\s+that\b)?\s+(?P<rest>.+)$", re.I | re.S
)


_ADVERBS = re.compile(
    r"^(?:(?:also|then|later|and|it|they|has|have|had|who|which)\s+)+(?=\w+ed\b)", re.I
)
_PRONOUNS = frozenset("it they he she who which".split())


class Manner(StrEnum):
    """Whether a statement is made, or told of somebody who makes or denies it."""

    STATED = "stated"
    SAID = "said"
    DENIED = "denied"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """`who` is the claimant as written, empty where the statement is the writer's own."""

    manner: Manner
    who: str
    text: str


def split_clauses(sentence: str) -> Iterator[str]:
    """Yield parts that each have a verb of their own; a list stays with its verb."""
    for part in _BREAKS.split(" ".join(sentence.split())):
        for gapped in _GAPPED.split(part):
            yield from _at_and(gapped)


def read_told(clause: str) -> Told:
    """Tell a statement from whoever is said to make or deny it."""
    for pattern in _PREFIXES:
        if found := pattern.match(clause):
            if not (_THAT.match(clause, found.end("who")) or has_verb(found["rest"])):
                continue
            own = found["who"].casefold() in _WRITER
            manner = Manner.STATED if own else Manner.SAID
            return Told(manner=manner, who="" if own else found["who"], text=found["rest"])
    if found := _ACCUSES.match(clause):
        return Told(manner=Manner.SAID, who=found["who"], text=found["rest"])
    if found := _DENIAL.match(clause):
        return Told(manner=Manner.DENIED, who=found["who"], text=found["rest"])
    if found := _SUFFIX.match(clause):
        who = found["by"] or found["inverted"] or found["who"]
        return Told(manner=Manner.SAID, who=who, text=found["rest"])
    return Told(manner=Manner.STATED, who="", text=clause)


def inherits(clause: str) -> bool:
    """Tell whether a clause leaves open who acts: it begins with its verb, or with "they"."""
    first = _ADVERBS.sub("", clause).split(" ")[0].casefold()
    return first in _PRONOUNS or has_verb(first)


def has_verb(text: str) -> bool:
    """Tell whether a text holds what is likely the verb of a statement."""
    words = (re.sub(r"\W", "", word).casefold() for word in text.split())
    return any(
        word in _VERBS or (len(word) > 3 and word.endswith("ed") and word not in _NO_VERBS)
        for word in words
    )


def _at_and(part: str) -> Iterator[str]:
    start = begun = 0
    verb = False
    for mark in (*_AND.finditer(part), None):
        end, following = mark.span() if mark else (len(part), len(part))
        verb = verb or has_verb(part[begun:end])
        begun = following
        if mark is None or (verb and _stands_alone(part[following : following + _AHEAD])):
            if part[start:end].strip():
                yield part[start:end].strip()
            start, verb = following, False


def _stands_alone(text: str) -> bool:
    """Tell whether a text begins a clause of its own, and does not just name who said the last."""
    first = " ".join(re.split(r"[,;]", text)[0].split()[:_NEAR])
    return has_verb(first) and not _TELLS.fullmatch(first.strip(" ."))
