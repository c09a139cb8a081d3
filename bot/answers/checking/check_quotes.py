"""Quotations in a message, held against those on record."""

from bot.answers.checking.find import Found, find_matches, read_asked
from bot.answers.checking.finding import Finding, Verdict
from bot.answers.checking.match import Likeness
from bot.answers.checking.say_difference import say_difference
from bot.answers.checking.speakers import find_named, speaks_for
from bot.answers.checking.verdict import say_verdict
from bot.answers.scope import Scope
from bot.facts.entity import Entity
from bot.messages.typed import say_typed

_LEAST = 4
"""Words of a quotation of which it is worth saying that it is not on record."""

_HELD = frozenset({Likeness.WHOLE, Likeness.PART, Likeness.SHORTENED})


def check_quote(
    scope: Scope, words: str, *, speaker: str, attributed: bool, said: str
) -> Finding | None:
    """Return what is on record to words in quotation marks; None where the marks mean nothing.

    `attributed` tells that the sentence `said` gives the words to somebody.
    """
    named = find_named(scope, speaker)
    asked = read_asked(words)
    found = [
        each
        for each in find_matches(scope, asked, named.entity)
        if each.match.likeness is not Likeness.WITHIN
    ]
    if not found:
        known = named.entity is not None or not speaker
        if attributed and known and len(asked.keys) >= _LEAST:
            by = f" by {scope.name(named.entity.id)}" if named.entity else ""
            why = (f"No quotation{by} with these words, or nearly these, is on record.",)
            return Finding(said=said, verdict=Verdict.NONE, why=why)
        return None
    best = found[0]
    unknown = say_typed(speaker) if speaker and named.entity is None else ""
    return Finding(
        said=said,
        verdict=_verdict(scope, best, named.entity, unknown),
        why=(say_verdict(scope, best, named.entity, typed=unknown),),
        facts=(best.fact,),
        difference=_difference(best),
    )


def _verdict(scope: Scope, found: Found, speaker: Entity | None, unknown: str) -> Verdict:
    other = bool(unknown) or (speaker is not None and not speaks_for(scope, speaker, found.quote))
    held = found.match.likeness in _HELD and not other
    return Verdict.AGREES if held else Verdict.DIFFERS


def _difference(found: Found) -> str:
    pieces = found.match.pieces
    return say_difference(pieces) if any(not piece.same for piece in pieces) else ""
