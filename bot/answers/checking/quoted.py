"""Words in quotation marks, in a question or a message, and whom they are said to be by."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answers.checking.split import has_verb
from bot.answers.wording import without_unseen

_DOUBLE = '"“”„‟«»＂〝〞'
_PAIRED = re.compile(f"[{_DOUBLE}]([^{_DOUBLE}]+)(?:[{_DOUBLE}]|$)")
_OPENING = re.compile(r"(?<!\w)['‘‚‹](?=\S)")
_CLOSING = re.compile(r"(?<=\S)['’›](?!\w)")
_POSSESSIVE = re.compile(r"(?<=[sS])['’] [a-z]")
_SAID = re.compile(
    r"\b(?:say|says|said|saying|tell|tells|told|claim\w*|state[sd]?|declare[sd]?|call|calls|called"
    r"|describe[sd]?|write|writes|wrote|tweet\w*|quote[sd]?|add|adds|added|warn\w*|speak|speaks"
    r"|spoke|spoken|mention\w*|utter\w*|use[sd]?|insist\w*|announce[sd]?|remark\w*|repl(?:y|ies|ied)"
    r"|complain\w*|joke[sd]?|stress\w*|dismiss(?:es|ed)?|denounce[sd]?|brand(?:s|ed)?"
    r"|label(?:s|led|ed)?"
    r"|respond\w*|put it|argue[sd]?|vow\w*|promise[sd]?|ask|asked|attributed|according to)\b",
    re.IGNORECASE,
)
_ABOUT_QUOTES = re.compile(
    r"\b(?:quot\w+|misquot\w*|verbatim|word for word|words?)\b", re.IGNORECASE
)
_OTHER_QUESTION = re.compile(r"^\W*(?:\w+ )?(?:what|why|how)\b(?!\s+(?:about|if)\b)", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:about|regarding|mean|means|meant|meaning|meant by|mean by)\s*§", re.IGNORECASE
)
_BY = re.compile(r"\b(?:according to|by|from|words of)\s+(?:§\W*)?([^§,?!;:]+)", re.IGNORECASE)
_BEHIND = re.compile(r"§\W*([^§,?!.;:]+)")
_ATTRIBUTED = re.compile(r"\w:\s*§|§\s*[-–—]+\s*\w")
_QUOTED = re.compile(r"\bquot\w+\s+([^§]{1,80}?)\s+as\s+(?:saying|having said)\b", re.IGNORECASE)
_OPENERS = frozenset(
    "did does do has have had is was were are it true that if whether when where can could would "
    "you please confirm hey so and but i heard read think really actually ever also just indeed "
    "literally what today yesterday then once as be been got being out on in this real fact "
    "a an".split()
)
_TRAILING = frozenset("who that which really ever also actually has have had".split())
"""What stands between a name and the verb: "it was Mira Sol who said"."""

_NOBODY = frozenset(
    "who whom anyone anybody someone somebody everyone nobody which he she they it him her them "
    "people we you i there what one quote quotation words word".split()
)
LONGEST_NAME = 80
_ADJUNCT = re.compile(
    r"\s(?:in|on|at|during|to|after|before|when|while|yesterday|today|about)\s", re.I
)
"""What ends the name of who said so."""

_OUTLET = re.compile(r"\W*according to [^,§]{1,80},(?=[^§]*\w)", re.IGNORECASE)
"""Who reports it, before who said it."""

_PASSIVE = re.compile(
    r"^\W*(?:is|are|was|were|has|have|had)\b[^§]{1,200}?\b(?:called|described|dismissed|denounced)\b.{0,200}?\bby\b",
    re.I | re.S,
)
"""What is called so stands before the verb, and who calls it so behind it."""

_APOSTROPHES = 8
"""Marks that are looked at to tell the end of a quotation from an apostrophe."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """`speaker` is the name as typed, empty when none is; `start` and `end` include the marks.

    `around` is the sentence they stand in, with "§" in their place; `others` are what else is
    quoted in it.
    """

    words: str
    speaker: str = ""
    start: int = 0
    end: int = 0
    around: str = ""
    others: tuple[str, ...] = ()


def find_quoted(question: str) -> Quoted | None:
    """Return the words whose saying is asked about: "Did X say “…”?", "Who said “…”?".

    None where nothing is quoted, or where the marks stand around what is asked about, as in
    “What does ‘…’ mean?”.
    """
    text = without_unseen(question)
    parts = list(quoted_parts(text))
    found = max(parts, key=lambda part: len(part.words), default=None)
    if found is None:
        return None
    around = f"{text[: found.start]} § {text[found.end :]}"
    if _OTHER_QUESTION.search(around) or _TOPIC.search(around):
        return None
    if _SAID.search(around) or _ABOUT_QUOTES.search(around):
        verb_at = saying_at(around)
        others = [each for each in parts if each is not found and each.start > verb_at]
        for each in others:
            around = around.replace(text[each.start : each.end], " ", 1)
        return Quoted(
            words=found.words,
            speaker=find_speaker(around),
            around=around,
            others=tuple(each.words for each in others),
        )
    named = _strip(around.replace("§", " "))
    if len(found.words.split()) < 3 or len(named.split()) > 4:
        return None
    return Quoted(words=found.words, speaker=_name(named), around=around)


def quoted_parts(text: str) -> Iterator[Quoted]:
    """Yield what stands in quotation marks of any style, from left to right.

    A quotation that is not closed lasts to the end; an apostrophe opens and closes none.
    """
    doubled = [
        Quoted(words=each[1].strip(), start=each.start(), end=each.end())
        for each in _PAIRED.finditer(text)
    ]
    rest = _PAIRED.sub(lambda each: " " * len(each[0]), text)
    end = 0
    for part in sorted((*doubled, *_single(rest)), key=lambda part: part.start):
        words = text[part.start + 1 : part.end - 1].strip() if part.words == "" else part.words
        if part.start >= end and words:
            yield replace(part, words=words)
            end = part.end


def attributes(around: str) -> bool:
    """Tell whether a sentence gives the words that "§" stands for to somebody."""
    return bool(_SAID.search(around) or _ATTRIBUTED.search(around))


def only_attributes(clause: str) -> bool:
    """Tell whether all that a clause states is that somebody said so."""
    rest, verbs = _SAID.subn(" ", clause)
    return verbs > 0 and not has_verb(rest)


def saying_at(around: str) -> int:
    """Return where the verb of the saying is, or else the words that "§" stands for."""
    verb = _SAID.search(around)
    return verb.start() if verb else max(0, around.find("§"))


def find_speaker(around: str) -> str:
    """Return the name to which a sentence gives the words that "§" stands for; empty for none."""
    if quoted := _QUOTED.search(around):
        return _name(quoted[1])
    outlet = _OUTLET.match(around)
    if outlet and (name := find_speaker(around[outlet.end() :])):
        return name
    verb = _SAID.search(around)
    passive = _PASSIVE.search(around)
    if verb and not passive and (name := _name(around[: verb.start()])):
        return name
    if (by := _BY.search(around)) and (name := _name(_ADJUNCT.split(by[1])[0])):
        return name
    behind = _BEHIND.search(around)
    if behind and (inverted := _SAID.match(behind[1])):
        return _name(_ADJUNCT.split(behind[1][inverted.end() :])[0])
    if verb is None or around.find("§") < verb.start():
        return _name(_ABOUT_QUOTES.sub(" ", around.partition("§")[0]))
    return ""


def _name(text: str) -> str:
    """Return a name out of the words around it: what follows the last word that opens a clause."""
    before = text.replace("§", " ").strip()
    parts = re.split(r"[,:;.!?()–—]\s", before)
    undated = [part for part in parts if not re.search(r"(?:^|\s)\d", part)]
    words = (undated or parts)[-1].split()
    plain = [re.sub(r"\W", "", word).casefold() for word in words]
    first = max((at + 1 for at, word in enumerate(plain) if word in _OPENERS), default=0)
    if first == len(words) and words:
        kept = [word for word, each in zip(words, plain, strict=True) if each not in _OPENERS]
        words = kept
    else:
        words = words[first:]
    while words and re.sub(r"\W", "", words[-1]).casefold() in _TRAILING:
        words.pop()
    if not words or re.sub(r"\W", "", words[0]).casefold() in _NOBODY:
        return ""
    return _strip(" ".join(words))[:LONGEST_NAME]


def _strip(text: str) -> str:
    trimmed = re.sub(r"^[\W_]+|[\W_]+$", "", text)
    return re.sub(r"['’]s$", "", trimmed)


def _single(text: str) -> Iterator[Quoted]:
    """Yield the places of single marks: from one before a word to one behind a word."""
    openings = [each.end() for each in _OPENING.finditer(text)]
    closings = [each.start() for each in _CLOSING.finditer(text)]
    for opening, following in pairwise((*openings, len(text))):
        first, last = bisect_right(closings, opening), bisect_left(closings, following)
        ends = closings[first : min(last, first + _APOSTROPHES)]
        if ends:
            end = next((each for each in ends if not _POSSESSIVE.match(text, each)), ends[0])
            yield Quoted(words="", start=opening - 1, end=end + 1)
