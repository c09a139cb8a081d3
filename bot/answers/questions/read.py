"""From a question's text to its Reading."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answers.english.cues import CUES, MANY_OF, MONEY, RECEIVE, Asked
from bot.answers.english.light import OPENERS, OVERVIEW, PERSONAL, POINTING
from bot.answers.english.permission import plain_permission
from bot.answers.english.phrases import plain_words
from bot.answers.english.plainer import in_scales, say_plainly
from bot.answers.english.senses import is_act, senses_asked, senses_held
from bot.answers.fold import fold, stem
from bot.answers.questions.amounts import read_amount
from bot.answers.questions.bounded import read_bounds
from bot.answers.questions.dated import take_date, take_weekday
from bot.answers.questions.naming import spent_names
from bot.answers.questions.roles import Grammar, read_grammar
from bot.answers.questions.span import Span
from bot.answers.questions.spot import folded_words, mend_words, proper_words, spot_names
from bot.answers.questions.subject import WH
from bot.answers.questions.telling import telling_words
from bot.answers.reading import Mention, Reading, Token
from bot.answers.scope import Scope
from bot.facts.entity import EntityKind

_SUBJECT = 6
"""Words from "did" to "say" within which stands nothing but who speaks."""

_BEING = frozenset("be been being is are was were".split())
_DID = frozenset("did does do has have had didn".split())
_OWNER = re.compile(r"(\w+)[’']s\s")
_PROPER = frozenset({EntityKind.ORGANISATION, EntityKind.PERSON, EntityKind.VESSEL})
_PLANNED = frozenset("planned scheduled due expected".split())
_CAUSE = frozenset(map(stem, "defence defense cause effort fight".split()))
"""What aid is given for, where no more is said of it."""

_COMING = frozenset({stem("come")})
"""What aid does: it comes from its donor."""

_WORDED = frozenset(
    map(stem, "sentence verdict verbatim wording full text transcript original".split())
)
_SOURCES = senses_held(["publisher", "source"]) | CUES[Asked.SOURCE]


def read_question(scope: Scope, text: str, *, former: bool = False) -> Reading:
    """Read a question; nothing is refused, what is not understood stays in `words`."""
    words = _words(scope, text)
    when, words = take_date(scope, words)
    weekday, words = take_weekday(words)
    spans = [
        Span(start=a, end=b, entity=each) for a, b, each in spot_names(scope, words, former=former)
    ]
    grammar = read_grammar(words, spans, _owners(say_plainly(text)))
    asked = _asked(words, spans)
    amount = read_amount(words, spans, grammar, asked)
    telling = telling_words(words, spans)
    typed = _PLANNED & set(fold(text).split()) if when else ()
    bounds, figure = read_bounds(in_scales(text))
    spent = frozenset(map(stem, typed)) | _spent(asked) | amount.spent | figure
    spent |= spent_names(spans, words)
    themes = (*telling.values(), *(stem(words[at]) for at in sorted(_named(spans))))
    return Reading(
        question=text,
        asked=asked | ({Asked.AID} if amount.money else set()),
        mentions=_mentions(words, spans, grammar),
        words=tuple(dict.fromkeys(each for each in telling.values() if each not in spent)),
        themes=tuple(dict.fromkeys(themes)),
        wh=next((word for word in words if word in WH), ""),
        count=amount.count,
        money=amount.money,
        measured=amount.measured,
        passive=grammar.passive,
        receives=_receives(words, grammar),
        when=when,
        weekday=weekday,
        verb=stem(grammar.verb or _done_to(words, telling, named=bool(spans))),
        speaker=_speaker(words, telling),
        sort=_sort(words, telling, spans),
        tokens=_tokens(telling, spans),
        bounds=bounds,
        pronoun=next((word for word in words if word in PERSONAL | POINTING), ""),
    )


def _owners(text: str) -> frozenset[str]:
    """Return the words of a text that are in the possessive, folded."""
    return frozenset(fold(found[1]) for found in _OWNER.finditer(text))


def asks_for_sources(reading: Reading) -> bool:
    """Tell whether nothing is asked but where the record comes from."""
    named = reading.mentions or reading.count or reading.when
    return (
        not named
        and bool(reading.themes)
        and all(senses_asked(theme) & _SOURCES for theme in reading.themes)
    )


def asks_for_overview(reading: Reading) -> bool:
    """Tell whether the story as a whole is asked after: "what is new", "a summary please"."""
    return reading.is_bare() and bool(OVERVIEW & set(fold(reading.question).split()))


def asks_for_time_alone(reading: Reading) -> bool:
    """Tell whether nothing is asked but what happened at a time: "what happened on 3 May"."""
    alone = replace(reading, when=None).is_bare()
    return reading.when is not None and alone and reading.wh in {"what", ""}


def _words(scope: Scope, text: str) -> list[str]:
    scaled = say_plainly(text)
    known = scope.snapshot.vocabulary(scope.story)
    names = scope.snapshot.name_words(scope.story)
    mended = mend_words(folded_words(scaled), known, proper_words(scaled), names)
    return plain_words(plain_permission(mended))


def _named(spans: Sequence[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _asked(words: Sequence[str], spans: Sequence[Span]) -> frozenset[Asked]:
    """Return the sorts of fact that cue words ask for; "Lines" in a firm's name is no cue."""
    named = _named(spans)
    proper = _named([span for span in spans if span.entity.entity_kind in _PROPER])
    everything = {stem(word) for at, word in enumerate(words) if at not in proper}
    plain = {stem(word) for at, word in enumerate(words) if at not in named}
    return frozenset(
        kind
        for kind, cues in CUES.items()
        if cues & (plain if kind is Asked.SPEECH else everything)
    )


def _done_to(words: Sequence[str], telling: Mapping[int, str], *, named: bool) -> str:
    """Return what is done to somebody who is not named, or by whom it is asked.

    "Which cities will be attacked", "who bought the barley".
    """
    if words[:1] == ["who"] and is_act(telling.get(1, "")):
        return words[1]
    if named:
        return ""
    places = (at + 1 for at, word in enumerate(words[:-1]) if word in _BEING)
    return next((words[at] for at in places if is_act(telling.get(at, ""))), "")


def _receives(words: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether the subject is at the receiving end; where nobody acts, anybody may be.

    What is got may be named by an act: "has Norland got the shipments".
    """
    verb = stem(grammar.verb)
    before = words[: words.index(grammar.verb)] if grammar.verb in words else words
    return verb in RECEIVE or bool(RECEIVE & {stem(word) for word in before})


def _mentions(words: Sequence[str], spans: Sequence[Span], grammar: Grammar) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            entity=span.entity, words=tuple(words[span.start : span.end]), role=role, group=group
        )
        for span, role, group in zip(spans, grammar.roles, grammar.groups, strict=True)
    )


def _spent(asked: frozenset[Asked]) -> frozenset[str]:
    """Return the stems that have done their work as cues and need not stand in a fact."""
    spent = RECEIVE.union(*(CUES[kind] for kind in asked))
    if Asked.AID in asked:
        spent |= MONEY | _CAUSE | _COMING
    if Asked.SPEECH in asked:
        spent |= _WORDED
    if Asked.SANCTION in asked:
        spent = spent.union(*MANY_OF.values())
    return spent


def _speaker(words: Sequence[str], telling: Mapping[int, str]) -> tuple[str, ...]:
    """Return the stems between "did" and "say": who speaks, as far as no name on record says."""
    opener = next((at for at, word in enumerate(words) if word in OPENERS), len(words))
    cues = CUES[Asked.SPEECH]
    said = next((at for at in range(opener, len(words)) if stem(words[at]) in cues), opener)
    if said == opener or words[opener] not in _DID:
        return ()
    between = [each for at in range(opener + 1, said) if (each := telling.get(at))]
    if any(map(is_act, between)):
        return ()
    return tuple(between) if said - opener <= _SUBJECT else ()


def _sort(words: Sequence[str], telling: Mapping[int, str], spans: Sequence[Span]) -> str:
    """Return the stem of the noun of which one is asked for: "which hospital"."""
    behind = next((at + 1 for at, word in enumerate(words) if word in {"which", "what"}), 0)
    named = next((span for span in spans if behind and span.start == behind), None)
    if named and named.entity.entity_kind is EntityKind.WEAPON:
        return stem(words[named.end - 1])
    if named and named.entity.entity_kind is EntityKind.COUNTRY:
        behind = named.end  # "which Russian bank"
    return telling.get(behind, "")


def _tokens(kept: Mapping[int, str], spans: Sequence[Span]) -> tuple[Token, ...]:
    """Return what tells, in the order in which it stands."""
    placed = {span.start: Token(entity=span.entity.id) for span in spans}
    placed |= {at: Token(stem=each) for at, each in kept.items()}
    return tuple(placed[at] for at in sorted(placed))
