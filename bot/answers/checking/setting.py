"""What a text says of the saying of words besides the day: where, to whom, of what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.answers.fold import fold

_LEADS = (
    "in|at|near|outside|inside|during|on|from|via|by|through|to|with|before|after|about|of"
    "|regarding|concerning|against|over|for|alongside|as|that|because|while|when|if|since|until"
)
_PHRASE = re.compile(
    rf"\b(?P<lead>{_LEADS})\s+(?P<words>(?:(?!\b(?:{_LEADS}|and|or|but)\b)[^§,;:?!()\"“”]){{1,80}})",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:call(?:s|ed|ing)?|describ(?:es?|ed|ing)|dismiss(?:es|ed|ing)?|label(?:s|led|ed)?"
    r"|term(?:s|ed)|brand(?:s|ed)?|denounc(?:es?|ed|ing)|reject(?:s|ed)?)"
    r"\s+(?P<words>[^§,;:?!]{1,80})§",
    re.IGNORECASE,
)
_WERE_CALLED = re.compile(
    r"^\W*(?:is|are|was|were|has|have|had)\s+(?P<words>[^§,;:?!]{1,80}?)\s+(?:been\s+)?(?:called"
    r"|described|dismissed|labell?ed|termed|branded|denounced|rejected)\b",
    re.IGNORECASE,
)
_WARNED = re.compile(r"\bwarn(?:s|ed)?\s+(?P<words>[^§,;:?!]{1,80})§", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:tell|tells|told|inform(?:s|ed)?|assure[sd]?|ask(?:s|ed)?)"
    r"\s+(?P<words>[^§,;:?!.]{1,80})(?:[§,;:?!.]|$)",
    re.IGNORECASE,
)
_OBJECTS = ((_CALLED, "called"), (_WERE_CALLED, "called"), (_WARNED, "of"), (_TOLD, "to"))
_TAIL = re.compile(r"(?:\s+(?:as|being|that|was|were|is|are|and|or|both))+\s*$", re.IGNORECASE)
_THAT = re.compile(
    r"\b(?:that|about|of|to|what|who|when|where|how|if|whether|in|on|at|for|during|after|before)\b",
    re.IGNORECASE,
)
"""What begins another phrase."""

_EDGES = " .-–—'’\t\n"


class Way(StrEnum):
    """How a phrase hangs on the saying; CALLED: it is what somebody calls by the words."""

    AT = "at"
    TO = "to"
    OF = "of"
    CALLED = "called"


_WAYS = {
    **dict.fromkeys("in at near outside inside during on from via".split(), Way.AT),
    "to": Way.TO,
    **dict.fromkeys("about of regarding concerning against over".split(), Way.OF),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """`words` as typed behind `lead`, a preposition, which is empty for what a verb is about."""

    way: Way
    lead: str
    words: str

    @property
    def text(self) -> str:
        """The phrase as it is repeated to the reader."""
        if self.lead:
            return f"{self.lead} {self.words}"
        return f"{'to' if self.way is Way.TO else 'of'} {self.words}"


def read_phrases(around: str, speaker: str, verb_at: int) -> Iterator[Phrase]:
    """Yield what hangs on the saying of the words that "§" stands for, but who said them.

    Before the verb of the saying, at `verb_at`, words may be part of the speaker's name or of
    the question: there only a place is read.
    """
    name = fold(speaker)
    for pattern, way in _OBJECTS:
        if found := pattern.search(around):
            words = _THAT.split(_TAIL.sub("", found["words"]))[0].strip(_EDGES)
            yield Phrase(way=Way(way), lead="", words=words)
    for found in _PHRASE.finditer(around):
        way_of = _WAYS.get(found["lead"].casefold())
        words = found["words"].strip(_EDGES)
        if found["lead"].casefold() == "by" and words.islower():
            way_of = Way.AT  # "by telephone"; who says so has a name
        reported = around[: found.start()].casefold().endswith("according ")
        ahead = reported or found.start() < verb_at
        if way_of is None or (ahead and way_of is not Way.AT):
            continue
        if name and (name in fold(words) or fold(words) in name):
            continue
        yield Phrase(way=way_of, lead=found["lead"].casefold(), words=words)
