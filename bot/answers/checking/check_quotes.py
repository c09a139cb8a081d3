"""Quotations in a message, held against those on record."""

from bot.answers.checking.borne import Around
from bot.answers.checking.find import read_asked
from bot.answers.checking.finding import Finding, Verdict
from bot.answers.checking.quote_check import differs
from bot.answers.checking.quoted import attributes, find_speaker, saying_at
from bot.answers.checking.said_on import UNDATED, names_relative_day
from bot.answers.checking.say_difference import say_difference
from bot.answers.checking.speakers import find_named
from bot.answers.checking.told import tell
from bot.answers.scope import Scope

_LEAST = 4
"""Words of a quotation of which it is worth saying that it is not on record."""


def check_quote(scope: Scope, words: str, sentence: str) -> Finding | None:
    """Return what is on record to words in quotation marks; None where the marks mean nothing.

    `sentence` has "§" in their place.
    """
    speaker = find_speaker(sentence)
    named = find_named(scope, speaker)
    asked = read_asked(words)
    around = Around(text=sentence, speaker=speaker, verb_at=saying_at(sentence))
    told = [each for each in tell(scope, asked, named, around) if not each.within]
    if not told:
        known = named.entity is not None or not speaker
        if attributes(sentence) and known and len(asked.keys) >= _LEAST:
            by = f" by {scope.name(named.entity.id)}" if named.entity else ""
            why = (f"No quotation{by} with these words, or nearly these, is on record.",)
            return Finding(said=words, verdict=Verdict.NONE, why=why)
        return None
    best = told[0]
    undated = best.agrees and names_relative_day(sentence)
    return Finding(
        said=words,
        verdict=Verdict.AGREES if best.agrees else Verdict.DIFFERS,
        why=(best.text, UNDATED) if undated else (best.text,),
        facts=tuple({each.fact.id: each.fact for each in best.parts}.values()),
        difference=say_difference(best.pieces) if differs(best) else "",
    )
