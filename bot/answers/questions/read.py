"""From a question's text to its Reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answers.dates import read_when
from bot.answers.fold import stem
from bot.answers.lexicon import (
    ASKING,
    CANONICAL,
    CUES,
    MANY_OF,
    MONEY,
    RECEIVE,
    SUBJECT_OPENERS,
    Asked,
    canonical,
)
from bot.answers.questions.reading import Mention, Reading, Role
from bot.answers.questions.spot import folded_words, mend_words, spot_names
from bot.answers.scope import Scope
from bot.errors import RequestError
from bot.facts.entity import Entity
from bot.facts.when import When

_MONTHS = frozenset(
    "january february march april june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_WH = frozenset("who whom whose what which when where why how".split())
_CALENDAR = frozenset("day date month year".split())
_JOINS = frozenset("and or the both also actually ever really".split())
_GIVER = frozenset("by from".split())
_TAKER = frozenset("to for on against at toward towards".split())
_LINKS = frozenset("and or vs versus the with".split())
_PARTICIPLES = frozenset("hit sent sold taught given told made built".split())
_BE = frozenset("is are was were be been being get got".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Span:
    start: int
    end: int
    entity: Entity


def read_question(scope: Scope, text: str) -> Reading:
    """Read a question; nothing is refused, what is not understood stays in `words`."""
    words = mend_words(folded_words(text), scope.snapshot.vocabulary(scope.story))
    when, words = _take_date(scope, words)
    spans = [_Span(start=a, end=b, entity=each) for a, b, each in spot_names(scope, words)]
    roles, verb, passive = _roles(words, spans)
    stems = [stem(word) for word in words]
    named = {at for span in spans for at in range(span.start, span.end)}
    count = _counted(words, stems)
    asked = frozenset(kind for kind, cues in CUES.items() if cues & set(stems))
    money = "much" in words and bool(MONEY & set(stems) or Asked.AID in asked)
    loose = [
        canonical(each)
        for at, (word, each) in enumerate(zip(words, stems, strict=True))
        if at not in named and word not in ASKING and each not in _spent(asked, money, count, each)
    ]
    return Reading(
        question=text,
        asked=asked | ({Asked.AID} if money else set()),
        mentions=tuple(
            Mention(
                entity=span.entity,
                words=tuple(words[span.start : span.end]),
                role=role,
                group=group,
            )
            for span, role, group in zip(spans, roles, _groups(words, spans), strict=True)
        ),
        words=tuple(dict.fromkeys(loose)),
        wh=_wh(words),
        count=count,
        money=money,
        passive=passive,
        receives=bool(RECEIVE & set(stems)),
        when=when,
        verb=verb,
    )


def _wh(words: Sequence[str]) -> str:
    """Return the question word; "which day" is "when"."""
    for word, following in pairwise([*words, ""]):
        if word in _WH:
            return "when" if word in {"what", "which"} and following in _CALENDAR else word
    return ""


def _spent(asked: frozenset[Asked], money: bool, count: str, each: str) -> frozenset[str]:
    """Return the stems that have done their work as cues and need not stand in a fact."""
    spent = frozenset().union(*(CUES[kind] for kind in asked)) | RECEIVE
    if money or Asked.AID in asked:
        spent |= MONEY
    if Asked.SANCTION in asked:
        spent = spent.union(*MANY_OF.values())
    if count:
        spent |= {count} | MANY_OF.get(count, frozenset())
    return frozenset(spent)


def _take_date(scope: Scope, words: list[str]) -> tuple[When | None, list[str]]:
    """Take the longest run of words that is a date out of the question."""
    for size in (4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if _looks_like_date(run):
                when = _when(scope, " ".join(run))
                if when:
                    return when, words[:start] + words[start + size :]
    return None, words


def _looks_like_date(run: Sequence[str]) -> bool:
    if len(run) == 1:
        return len(run[0]) == 4 and run[0].isdigit() and run[0][:2] in {"19", "20"}
    return any(word in _MONTHS for word in run) and any(word[0].isdigit() for word in run)


def _when(scope: Scope, text: str) -> When | None:
    year = scope.snapshot.book.stories[scope.story].opened_on.year
    try:
        return read_when(text, today=scope.moment.now.date(), year=year)
    except RequestError:
        return None


def _counted(words: Sequence[str], stems: Sequence[str]) -> str:
    """Return what "how many" counts: a unit of designations, or the stem itself."""
    for at in range(len(words) - 1):
        if words[at] != "many" or (at and words[at - 1] != "how"):
            continue
        for word, each in zip(words[at + 1 :], stems[at + 1 :], strict=True):
            if word in ASKING:
                continue
            return next((unit for unit, names in MANY_OF.items() if each in names), each)
    return ""


def _groups(words: Sequence[str], spans: Sequence[_Span]) -> list[int]:
    """Number the names so that those joined by "and" share a number."""
    groups: list[int] = []
    for index, span in enumerate(spans):
        between = words[spans[index - 1].end : span.start] if index else ["."]
        joined = set(between) <= _LINKS
        groups.append(groups[-1] if joined else index)
    return groups


def _roles(words: Sequence[str], spans: Sequence[_Span]) -> tuple[list[Role], str, bool]:
    """Return each name's role by its place, the verb behind the subject, and its voice."""
    opener = next((at for at, word in enumerate(words) if word in SUBJECT_OPENERS), None)
    subject_end, subjects = _subject(words, spans, opener)
    behind = [word for word in words[subject_end:] if word not in ASKING]
    verb = behind[0] if subjects and behind else ""
    acted_on = opener is not None and words[opener] in _BE and _has_participle(behind)
    roles = []
    for span in spans:
        before = words[span.start - 1] if span.start else ""
        if before == "the" and span.start > 1:
            before = words[span.start - 2]
        if span in subjects:
            roles.append(Role.SUBJECT)
        elif before in _GIVER:
            roles.append(Role.GIVER)
        elif before in _TAKER or (subjects and span.start > subject_end):
            roles.append(Role.TAKER)
        else:
            roles.append(Role.ANY)
    return roles, verb, bool(subjects) and acted_on


def _subject(
    words: Sequence[str], spans: Sequence[_Span], opener: int | None
) -> tuple[int, list[_Span]]:
    """Return where the subject ends, and the names in it: those right behind the auxiliary.

    Without an auxiliary, names that open the sentence are its subject when a verb follows.
    """
    if opener and words[opener] in _BE and words[opener - 1] in {"who", "what"}:
        return opener + 1, []  # "who is X": X is what is asked after, not what acts
    at = 0 if opener is None else opener + 1
    found: list[_Span] = []
    while at < len(words):
        span = next((each for each in spans if each.start == at), None)
        if span and not (found and found[-1].end == at):
            found.append(span)
            at = span.end
        elif words[at] in _JOINS or (opener is None and words[at] in _WH and not found):
            at += 1
        else:
            break
    if opener is None and not (at < len(words) and _is_verb(words[at])):
        return at, []
    return at, found


def _is_verb(word: str) -> bool:
    return stem(word) in CANONICAL or stem(word) in CUES[Asked.SPEECH] or word.endswith("ed")


def _has_participle(words: Sequence[str]) -> bool:
    return any(word.endswith("ed") or word in _PARTICIPLES for word in words)
