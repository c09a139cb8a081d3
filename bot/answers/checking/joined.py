"""Words put together from several quotations on record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from bot.answers.checking.compare import compare_words
from bot.answers.checking.find import HELD, Found, find_matches, records_near
from bot.answers.checking.match import Likeness, Match, Piece, says_enough, telling
from bot.answers.checking.speakers import speaks_for
from bot.answers.quote_index import PLAIN_WORDS
from bot.answers.scope import Scope
from bot.answers.wording import ELLIPSIS, Wording
from bot.facts.entity import Entity
from bot.facts.fact import Fact
from bot.facts.quote import Quote

_HELD = 0.6
"""Share of the words that quotations must have where not each of them is there as a whole."""

_ENDS = frozenset(".!?;")


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """`parts` are in the order of the text; `pieces` are all of it.

    `exact` tells that every word is on record, `apart` that the text itself ends a sentence, or
    has dots, between one part and the next. `held` counts the words that are on record.
    """

    parts: tuple[Found, ...]
    pieces: tuple[Piece, ...]
    exact: bool
    apart: bool
    held: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Record:
    fact: Fact
    quote: Quote
    wording: Wording
    translated: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """Words from `start` to before `end` of the text that stand in a row on record, at `at`."""

    record: _Record
    start: int
    end: int
    at: int


def find_joined(scope: Scope, asked: Wording, speaker: Entity | None = None) -> Joined | None:
    """Return the quotations that a text is put together from; None unless there are two."""
    records = [
        _Record(fact=fact, quote=quote, wording=wording, translated=translated)
        for fact, quote, wording, translated in records_near(scope, asked)
    ]
    records.sort(key=lambda each: not (speaker and speaks_for(scope, speaker, each.quote)))
    compared = [
        (each, SequenceMatcher(None, each.wording.keys, asked.keys, autojunk=False))
        for each in records
    ]
    runs = list(_runs(compared, 0, len(asked.keys)))
    if len({run.record.fact.id for run in runs}) < 2 or not _is_enough(asked, runs):
        return None
    return _join(asked, list(_segments(asked, runs)))


def find_record(
    scope: Scope, asked: Wording, speaker: Entity | None = None
) -> tuple[list[Found], Joined | None]:
    """Return the quotations a text agrees with best, or what it is put together from.

    The first is empty when it is near to none, and holds the parts of the second.
    """
    found = find_matches(scope, asked, speaker)
    if found and found[0].match.likeness in HELD:
        return found, None
    joined = find_joined(scope, asked, speaker)
    held = sum(len(each.record) for each in found[0].match.pieces if each.same) if found else 0
    if joined and joined.held > held:
        return list(joined.parts), joined
    return found or _with_sentence(scope, asked, speaker), None


def _with_sentence(scope: Scope, asked: Wording, speaker: Entity | None) -> list[Found]:
    """Return quotations that one sentence of the text is from, the others shown as added."""
    size = len(asked.keys)
    ends = [0, *(at + 1 for at in range(size - 1) if _ends(asked, at)), size]
    for start, end in pairwise(ends) if len(ends) > 2 else ():
        sentence = asked.part(start, end)
        found = find_matches(scope, sentence, speaker) if says_enough(sentence.keys) else []
        if found and found[0].match.likeness in {Likeness.WHOLE, Likeness.PART}:
            around = (asked.shown[:start], asked.shown[end:])
            before, behind = (Piece(record=(), asked=words, same=False) for words in around)
            return [
                replace(each, match=_holding(each.match, before, behind, start)) for each in found
            ]
    return []


def _holding(match: Match, before: Piece, behind: Piece, start: int) -> Match:
    pieces = (before, *match.pieces, behind)
    return replace(
        match,
        likeness=Likeness.HOLDS,
        pieces=tuple(each for each in pieces if each.record or each.asked),
        span=(match.span[0] + start, match.span[1] + start),
    )


def _runs(
    compared: Sequence[tuple[_Record, SequenceMatcher[str]]], low: int, high: int
) -> Iterator[_Run]:
    """Yield the longest run of words that a record has, and those before and behind it."""
    found = (_longest(record, matcher, low, high) for record, matcher in compared)
    best = max(filter(None, found), key=lambda run: run.end - run.start, default=None)
    if best:
        yield from _runs(compared, low, best.start)
        yield best
        yield from _runs(compared, best.end, high)


def _longest(record: _Record, matcher: SequenceMatcher[str], low: int, high: int) -> _Run | None:
    keys = record.wording.keys
    at, start, size = matcher.find_longest_match(0, len(keys), low, high)
    words = keys[at : at + size]
    told = telling(words)
    if not told or not (size == len(keys) or (says_enough(words) and told > 1)):
        return None
    return _Run(record=record, start=start, end=start + size, at=at)


def _is_enough(asked: Wording, runs: Sequence[_Run]) -> bool:
    """Tell whether runs are most of a text, or whole quotations that are not there by chance."""
    held = {at for run in runs for at in range(run.start, run.end)}
    rest = [key for at, key in enumerate(asked.keys) if at not in held and key != ELLIPSIS]
    if any(not says_enough(asked.keys[run.start : run.end]) for run in runs):
        return not set(rest) - PLAIN_WORDS
    whole = all(run.end - run.start == len(run.record.wording.keys) for run in runs)
    return whole or len(held) >= _HELD * (len(held) + len(rest))


def _segments(asked: Wording, runs: Sequence[_Run]) -> Iterator[tuple[_Record, int, int]]:
    """Yield each quotation with its part of the text.

    Words between two belong to the one whose sentence they are in; those that stand in the
    sentence of both belong to none.
    """
    grouped: list[list[_Run]] = []
    for run in runs:
        last = grouped[-1][-1] if grouped else None
        if last and last.record is run.record and run.at >= last.at:
            grouped[-1].append(run)
        else:
            grouped.append([run])
    start = 0
    for group, following in zip(grouped, [*grouped[1:], None], strict=True):
        if following is None:
            yield group[0].record, start, len(asked.keys)
            return
        end, begin = group[-1].end, following[0].start
        marked = [at + 1 for at in range(end - 1, begin) if _ends(asked, at)]
        yield group[0].record, start, marked[-1] if marked else end
        start = marked[-1] if marked else begin


def _join(asked: Wording, segments: Sequence[tuple[_Record, int, int]]) -> Joined | None:
    parts: list[Found] = []
    pieces: list[Piece] = []
    at = 0
    for record, start, end in segments:
        between = tuple(word for word in asked.shown[at:start] if word.strip("….") != "")
        match = compare_words(_cut(asked, start, end), record.wording)
        if match is None:
            return None
        pieces += [Piece(record=(), asked=between, same=False)] if between else []
        pieces += match.pieces
        parts.append(
            Found(fact=record.fact, quote=record.quote, match=match, translated=record.translated)
        )
        at = end
    starts = [start for _, start, _ in segments[1:]]
    return Joined(
        parts=tuple(parts),
        pieces=tuple(pieces),
        exact=all(each.same for each in pieces)
        and all(each.match.likeness in HELD and not each.match.turned for each in parts),
        apart=all(_ends(asked, start - 1) for start in starts),
        held=sum(len(each.record) for each in pieces if each.same),
    )


def _ends(asked: Wording, at: int) -> bool:
    return asked.keys[at] == ELLIPSIS or bool(set(asked.marks[at]) & _ENDS)


def _cut(asked: Wording, start: int, end: int) -> Wording:
    """Return a part of the text without dots around it."""
    while start < end and asked.keys[start] == ELLIPSIS:
        start += 1
    while end > start and asked.keys[end - 1] == ELLIPSIS:
        end -= 1
    return asked.part(start, end)
