"""The statements of a message that the record can speak to, one after the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.checking.check_acts import check_acts
from bot.answers.checking.check_aid import check_aid
from bot.answers.checking.check_claims import check_claims
from bot.answers.checking.check_events import check_events
from bot.answers.checking.check_quotes import check_quote
from bot.answers.checking.clause import Clause, read_clause
from bot.answers.checking.finding import Finding, Verdict
from bot.answers.checking.message import is_question, read_message, split_sentences
from bot.answers.checking.quoted import Quoted, only_attributes, quoted_parts
from bot.answers.checking.said_on import UNDATED
from bot.answers.checking.split import Manner, inherits, read_told, split_clauses
from bot.answers.checking.tone import is_relative
from bot.answers.checking.unborne import find_unborne
from bot.answers.scope import Scope
from bot.facts.entity import Entity

_LONGEST = 600
"""Characters of a sentence that are read; nobody states one thing in more."""

_BORNE = frozenset({Verdict.AGREES, Verdict.ALLEGED})
_REASON = re.compile(r"\bbecause\b", re.IGNORECASE)
_UNREAD = "The reason that is given was not looked at."
_SHORT = 3
"""Words up to which quotation marks may stand around a part of the sentence itself."""

_PLACE = re.compile("\x02(\\d+)\x03")
"""Where a quotation was taken out."""


def find_statements(scope: Scope, text: str) -> Iterator[Finding]:
    """Yield a finding for each statement, in the order of the message; nothing for the rest."""
    message = read_message(text)
    quotes = list(quoted_parts(message))
    subject: Sequence[Entity] = ()
    seen: set[str] = set()
    for sentence in split_sentences(_without(message, quotes)):
        cut = " ".join(sentence.split())[:_LONGEST]
        whole = _PLACE.sub(lambda place: quotes[int(place[1])].words, cut)
        if whole in seen:
            continue
        seen.add(whole)
        yield from _quotations(scope, cut, quotes)
        if is_question(cut):
            continue
        long, reason = _has_long(cut, quotes), bool(_REASON.search(cut))
        for part in split_clauses(_inline(cut, quotes)):
            if long and only_attributes(part):
                continue
            clause, finding = _check(scope, part, subject)
            subject = _subject(clause) or subject
            if finding and reason and finding.verdict in _BORNE:
                finding = replace(finding, why=(*finding.why, _UNREAD))
            if finding:
                yield finding


def _without(message: str, quotes: Sequence[Quoted]) -> str:
    """Return the message with a mark for each quotation, whose dots end no sentence."""
    parts, at = [], 0
    for number, quote in enumerate(quotes):
        parts += [message[at : quote.start], f"\x02{number}\x03"]
        at = quote.end
    return "".join((*parts, message[at:]))


def _inline(sentence: str, quotes: Sequence[Quoted]) -> str:
    """Return the sentence with its short quotations put back, the others left out."""

    def words(place: re.Match[str]) -> str:
        quoted = quotes[int(place[1])].words
        return quoted if len(quoted.split()) <= _SHORT else ""

    return _PLACE.sub(words, sentence)


def _has_long(sentence: str, quotes: Sequence[Quoted]) -> bool:
    places = (quotes[int(place[1])] for place in _PLACE.finditer(sentence))
    return any(len(quote.words.split()) > _SHORT for quote in places)


def _quotations(scope: Scope, sentence: str, quotes: Sequence[Quoted]) -> Iterator[Finding]:
    for place in _PLACE.finditer(sentence):
        quote = quotes[int(place[1])]
        around = f"{sentence[: place.start()]}§{sentence[place.end() :]}"
        around = _PLACE.sub(" ", around)
        if finding := check_quote(scope, quote.words, around):
            yield finding


def _check(scope: Scope, text: str, subject: Sequence[Entity]) -> tuple[Clause, Finding | None]:
    told = read_told(text)
    goes_on = inherits(told.text)
    inherited = subject if goes_on else ()
    whole = read_clause(scope, text, inherited)
    if told.manner is Manner.DENIED or (told.who and goes_on):
        inherited = _subject(read_clause(scope, told.who))
    inner = whole if told.text == text else read_clause(scope, told.text, inherited)
    if not (whole.names or whole.inherited or whole.figures or whole.day):
        return whole, None
    finding = None
    if told.manner is not Manner.DENIED:
        finding = check_aid(scope, inner) or check_acts(scope, inner)
    if finding is None and whole.day:
        finding = check_events(scope, whole)
    finding = finding or check_claims(scope, inner, told, text) or check_events(scope, whole)
    if finding and finding.verdict in _BORNE:
        unborne = find_unborne(scope, whole, finding.facts[0])
        if unborne:
            finding = replace(finding, verdict=Verdict.NONE, why=(unborne,))
    if finding and finding.verdict is Verdict.AGREES and is_relative(whole):
        finding = replace(finding, why=(*finding.why, UNDATED))
    return whole, finding


def _subject(clause: Clause) -> tuple[Entity, ...]:
    """Return who the clause begins with, for one that goes on with "and …" or "they …"."""
    return tuple(name.entity for name in clause.names if name.start <= 1 or name.lead == "")
