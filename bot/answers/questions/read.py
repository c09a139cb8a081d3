"""From a question's text to its Reading."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.answers.english.cues import CUES, MANY_OF, MONEY, RECEIVE, Asked
from bot.answers.english.light import LIGHT, OPENERS, PERSONAL, POINTING
from bot.answers.english.phrases import plain_words
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import stem
from bot.answers.questions.dated import take_date, take_weekday
from bot.answers.questions.roles import WH, Grammar, Span, read_grammar
from bot.answers.questions.spot import folded_words, mend_words, spot_names
from bot.answers.reading import Mention, Reading, Token
from bot.answers.scope import Scope
from bot.facts.entity import EntityKind

_SCALED = re.compile(r"(\d)(bn|b|mn|m|k)\b", re.IGNORECASE)
_SCALES = {"bn": "billion", "b": "billion", "mn": "million", "m": "million", "k": "thousand"}
_NO_ADVERBS = frozenset("supply family assembly anomaly monopoly daily weekly monthly".split())
_SOURCES = senses_held(["publisher", "source"]) | CUES[Asked.SOURCE]
_BEFORE_NOUNS = frozenset("which what the a many that this these those of".split())
_AMOUNTS = frozenset(map(stem, "number figure count total amount tally sum".split()))
_WORDING = frozenset("word words phrase term terms expression".split())
_TAKEN = frozenset(map(stem, "step measure action move decision part place long".split()))
_FEW = frozenset("two three four".split())
_POINTING = frozenset("the these those both which what these own all".split())
_OF_DEGREE = frozenset("long often".split())
"""What "how …" asks for that a fact must hold; other words behind "how" stay on their own."""


def read_question(scope: Scope, text: str) -> Reading:
    """Read a question; nothing is refused, what is not understood stays in `words`."""
    words = _words(scope, text)
    when, words = take_date(scope, words)
    weekday, words = take_weekday(words)
    spans = [Span(start=a, end=b, entity=each) for a, b, each in spot_names(scope, words)]
    grammar = read_grammar(words, spans)
    stems = [stem(word) for word in words]
    named = {at for span in spans for at in range(span.start, span.end)}
    count = _counted(words, stems, spans)
    asked = frozenset(kind for kind, cues in CUES.items() if cues & set(stems))
    money = "much" in words and bool(MONEY & set(stems) or Asked.AID in asked)
    spent = _spent(asked, money, count)
    kept = {
        at: _stem_at(words, at)
        for at in range(len(words))
        if at not in named
        and (_tells(words, at) or not _is_light(words, at))
        and stems[at] not in _AMOUNTS
    }
    return Reading(
        question=text,
        asked=asked | ({Asked.AID} if money else set()),
        mentions=_mentions(words, spans, grammar),
        words=tuple(dict.fromkeys(each for each in kept.values() if each not in spent)),
        themes=tuple(dict.fromkeys((*kept.values(), *(stems[at] for at in named)))),
        wh=next((word for word in words if word in WH), ""),
        count=count,
        money=money,
        measured=not money and bool(_asks_how_much(words) or _AMOUNTS & set(stems)),
        passive=grammar.passive,
        receives=bool(RECEIVE & set(stems)),
        when=when,
        weekday=weekday,
        verb=stem(grammar.verb),
        tokens=_tokens(kept, spans),
        pronoun=next((word for word in words if word in PERSONAL | POINTING), ""),
    )


def asks_for_sources(reading: Reading) -> bool:
    """Tell whether nothing is asked but where the record comes from."""
    named = reading.mentions or reading.count or reading.when
    return (
        not named
        and bool(reading.themes)
        and all(senses_asked(theme) & _SOURCES for theme in reading.themes)
    )


def _words(scope: Scope, text: str) -> list[str]:
    scaled = _SCALED.sub(lambda found: f"{found[1]} {_SCALES[found[2].lower()]}", text)
    mended = mend_words(folded_words(scaled), scope.snapshot.vocabulary(scope.story))
    return plain_words(mended)


def _stem_at(words: Sequence[str], at: int) -> str:
    """Return the stem; of "vessel" for a ship that is no verb: "which ship", "the ships"."""
    noun = at > 0 and words[at - 1] in _BEFORE_NOUNS and stem(words[at]) == "ship"
    return stem("vessel" if noun else words[at])


def _tells(words: Sequence[str], at: int) -> bool:
    """Tell whether a word that is light elsewhere must be borne: a denial, a reason, a span."""
    if words[at] in {"not", "never", "without", "nobody", "none"}:
        return True
    if words[at] == "t" and at and words[at - 1] in OPENERS:
        return at > 1  # "Didn't Iran …?" asks no more than "Did Iran …?"
    if words[at] == "why":
        return True
    return words[at] in _OF_DEGREE and at > 0 and words[at - 1] == "how"


def _is_light(words: Sequence[str], at: int) -> bool:
    """Tell whether a word names nothing; "the two" counts nothing, "two people" does."""
    pointing = at > 0 and words[at - 1] in _POINTING
    if stem(words[at]) == "use" and _WORDING & set(words):
        return True
    if stem(words[at]) == "take" or words[at] == "took":
        return bool(_TAKEN & {stem(word) for word in words})
    adverb = len(words[at]) > 5 and words[at].endswith("ly") and words[at] not in _NO_ADVERBS
    return words[at] in LIGHT or adverb or (words[at] in _FEW and pointing)


def _mentions(words: Sequence[str], spans: Sequence[Span], grammar: Grammar) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            entity=span.entity, words=tuple(words[span.start : span.end]), role=role, group=group
        )
        for span, role, group in zip(spans, grammar.roles, grammar.groups, strict=True)
    )


def _spent(asked: frozenset[Asked], money: bool, count: str) -> frozenset[str]:
    """Return the stems that have done their work as cues and need not stand in a fact."""
    spent = RECEIVE.union(*(CUES[kind] for kind in asked))
    if money or Asked.AID in asked:
        spent |= MONEY
    if Asked.SANCTION in asked:
        spent = spent.union(*MANY_OF.values())
    if count:
        spent |= {count} | MANY_OF.get(count, frozenset())
    return spent


def _asks_how_much(words: Sequence[str]) -> bool:
    return any(pair == ("how", "much") for pair in pairwise(words))


def _tokens(kept: Mapping[int, str], spans: Sequence[Span]) -> tuple[Token, ...]:
    """Return what tells, in the order in which it stands."""
    placed = {span.start: Token(entity=span.entity.id) for span in spans}
    placed |= {at: Token(stem=each) for at, each in kept.items()}
    return tuple(placed[at] for at in sorted(placed))


def _counted(words: Sequence[str], stems: Sequence[str], spans: Sequence[Span]) -> str:
    """Return what "how many" counts: a unit of designations, or the stem itself.

    "How many Russians" counts people.
    """
    countries = (span for span in spans if span.entity.entity_kind is EntityKind.COUNTRY)
    peoples = {span.end - 1 for span in countries if words[span.end - 1].endswith("s")}
    for at in range(len(words) - 1):
        if words[at] != "many" or (at and words[at - 1] != "how"):
            continue
        for place in range(at + 1, len(words)):
            if words[place] in LIGHT:
                continue
            last = next((span.end - 1 for span in spans if span.start == place), place)
            each = "people" if last in peoples else " ".join(stems[place : last + 1])
            return next((unit for unit, names in MANY_OF.items() if each in names), each)
    return ""
