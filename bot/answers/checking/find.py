"""The quotations on record that a text is, or is near to."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.checking.compare import compare_words
from bot.answers.checking.match import Likeness, Match
from bot.answers.checking.speakers import speaks_for
from bot.answers.scope import Scope
from bot.answers.wording import Wording, read_wording
from bot.facts.entity import Entity
from bot.facts.fact import Fact
from bot.facts.quote import Quote

LONGEST = 400
"""Words that are compared at most; no quotation worth checking is longer."""

HELD = frozenset({Likeness.WHOLE, Likeness.PART, Likeness.SHORTENED})
"""Word for word, but for what is left out openly."""

_APART = 0.1
"""How much worse than the best changed quotation another may be to be worth showing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A quotation that a text agrees with; `translated` when with its translation."""

    fact: Fact
    quote: Quote
    match: Match
    translated: bool = False


def find_matches(scope: Scope, asked: Wording, speaker: Entity | None = None) -> list[Found]:
    """Return the quotations that agree best, all alike; those of `speaker` before others'.

    Where words agree, another speaker's exact ones are better than the speaker's own nearly.
    """
    found = [
        match for fact, quote in _near(scope, asked) if (match := _compare(asked, fact, quote))
    ]
    found.sort(key=lambda each: (each.match.likeness, -each.match.score))
    best = [each for each in found if _as_good(each.match, found[0].match)]
    own = [each for each in best if speaker and speaks_for(scope, speaker, each.quote)]
    return own or best


def records_near(scope: Scope, asked: Wording) -> Iterator[tuple[Fact, Quote, Wording, bool]]:
    """Yield the quotations that share words with a text; True with those of a translation."""
    for fact, quote in _near(scope, asked):
        yield fact, quote, read_wording(quote.text), False
        if quote.translation:
            yield fact, quote, read_wording(quote.translation.text), True


def read_asked(text: str) -> Wording:
    """Return the words of a text that are compared, without dots around them."""
    words = read_wording(text)
    keep = [at for at, key in enumerate(words.keys) if key != "…"]
    if not keep:
        return words.part(0, 0)
    return words.part(keep[0], min(keep[-1] + 1, keep[0] + LONGEST))


def _near(scope: Scope, asked: Wording) -> Iterator[tuple[Fact, Quote]]:
    for fact_id in scope.snapshot.quotes.likeliest(scope.story, asked.keys):
        fact = scope.get(fact_id)
        if fact and isinstance(fact.body, Quote):
            yield fact, fact.body


def _compare(asked: Wording, fact: Fact, quote: Quote) -> Found | None:
    match = compare_words(asked, read_wording(quote.text))
    if quote.translation and (match is None or match.likeness > Likeness.SHORTENED):
        other = compare_words(asked, read_wording(quote.translation.text))
        if other and (match is None or other.likeness < match.likeness):
            return Found(fact=fact, quote=quote, match=other, translated=True)
    return Found(fact=fact, quote=quote, match=match) if match else None


def _as_good(match: Match, best: Match) -> bool:
    if match.likeness is Likeness.ALTERED:
        return best.likeness is match.likeness and match.score > best.score - _APART
    if match.likeness in {Likeness.WHOLE, Likeness.PART}:
        return best.likeness in {Likeness.WHOLE, Likeness.PART}
    return match.likeness is best.likeness
