"""Where a text differs from a quotation that it is near to, word by word."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA, Indel
from rapidfuzz.fuzz import partial_ratio_alignment

from bot.answers.checking.match import Likeness, Match, Piece, telling
from bot.answers.wording import Wording

NEAR = 0.7
"""Share of words in common from which on a text is a changed quotation, not another one."""

_NEAR_TELLING = 0.6
"""The same where at least two of the common words are ones that not any sentence may hold."""

_ALIKE = 0.75
"""Least similarity at which a word is another spelling of one on record, or a slip."""


def find_changed(asked: Wording, record: Wording) -> Match | None:
    """Return the differences; None when too little is in common.

    The shorter of the two is laid along the likest stretch of the longer one, and along all of
    it, for what is shortened by much; the nearer counts. Words of the text around the stretch
    are shown as added.
    """
    longer = max(asked, record, key=lambda each: len(each.keys))
    stretches = {_stretch(asked.keys, record.keys), (0, len(longer.keys))}
    matches = [_along(asked, record, stretch) for stretch in sorted(stretches)]
    return max(filter(None, matches), key=lambda match: match.score, default=None)


def _along(asked: Wording, record: Wording, stretch: tuple[int, int]) -> Match | None:
    longer = len(asked.keys) > len(record.keys)
    in_asked = stretch if longer else (0, len(asked.keys))
    in_record = (0, len(record.keys)) if longer else stretch
    pieces = _trim(_pieces(asked.part(*in_asked), record.part(*in_record)), of_asked=longer)
    pieces = pieces if longer else _narrow(pieces, in_record, len(record.keys))
    common = [word.casefold() for piece in pieces for word in _in_common(piece)]
    in_all = sum(len(piece.record) + len(piece.asked) for piece in pieces)
    if not common or not is_near(2 * len(common) / in_all, telling(common)):
        return None
    shown = _with_rest(pieces, asked) if longer else pieces
    return Match(
        likeness=Likeness.ALTERED,
        pieces=tuple(each for piece in shown for each in _by_word(piece)),
        score=2 * len(common) / in_all,
        span=in_asked,
    )


def _narrow(pieces: list[Piece], stretch: tuple[int, int], size: int) -> list[Piece]:
    """Return the pieces without the room that a stretch of the record has at an end.

    The stretch is of a quotation of `size` words.
    """
    if len(pieces) < 2:
        return pieces
    first, last = pieces[0], pieces[-1]
    if first.asked and not first.same and stretch[0] > 0:
        first = replace(first, record=first.record[-len(first.asked) :])
    if last.asked and not last.same and stretch[1] < size:
        last = replace(last, record=last.record[: len(last.asked)])
    return [first, *pieces[1:-1], last]


def _with_rest(pieces: list[Piece], asked: Wording) -> list[Piece]:
    """Return the pieces with the words of the text before and behind them."""
    held = tuple(word for piece in pieces for word in piece.asked)
    at = next(n for n in range(len(asked.shown)) if asked.shown[n : n + len(held)] == held)
    before, behind = asked.shown[:at], asked.shown[at + len(held) :]
    around = [Piece(record=(), asked=words, same=False) for words in (before, behind)]
    return [each for each in (around[0], *pieces, around[1]) if each.record or each.asked]


def _by_word(piece: Piece) -> list[Piece]:
    """Return a piece in which the record has more words as its likest word, and what is left."""
    if piece.same or len(piece.asked) != 1 or len(piece.record) < 2:
        return [piece]
    scores = [OSA.normalized_similarity(word, piece.asked[0]) for word in piece.record]
    at = max(range(len(scores)), key=scores.__getitem__)
    if scores[at] < _ALIKE:
        return [piece]
    parts = (
        Piece(record=piece.record[:at], asked=(), same=False),
        Piece(record=piece.record[at : at + 1], asked=piece.asked, same=False),
        Piece(record=piece.record[at + 1 :], asked=(), same=False),
    )
    return [part for part in parts if part.record]


def is_near(share: float, told: int) -> bool:
    """Tell whether a share of common words, `told` of them telling ones, is more than chance."""
    return (share >= NEAR and told > 0) or (share >= _NEAR_TELLING and told > 1)


def _in_common(piece: Piece) -> list[str]:
    """Return the record's words that the text has too, or has misspelt."""
    if piece.same:
        return list(piece.record)
    if len(piece.record) != len(piece.asked):
        return []
    pairs = zip(piece.record, piece.asked, strict=True)
    return [one for one, other in pairs if OSA.normalized_similarity(one, other) >= _ALIKE]


def _stretch(asked: Sequence[str], record: Sequence[str]) -> tuple[int, int]:
    """Return where in the longer one the likest stretch is, with some room around it."""
    short, long = sorted((asked, record), key=len)
    found = partial_ratio_alignment(short, long)
    if found is None:
        return 0, len(long)
    room = max(3, len(short) // 2)
    return max(0, found.dest_start - room), min(len(long), found.dest_end + room)


def _pieces(asked: Wording, record: Wording) -> list[Piece]:
    """Return the pieces that keep as many words as can be kept; what differs is one piece."""
    pieces: list[Piece] = []
    for code in Indel.opcodes(record.keys, asked.keys):
        gone = record.shown[code.src_start : code.src_end]
        come = asked.shown[code.dest_start : code.dest_end]
        same = code.tag == "equal"
        if pieces and not same and not pieces[-1].same:
            last = pieces.pop()
            gone, come = last.record + gone, last.asked + come
        pieces.append(Piece(record=gone, asked=come, same=same))
    return pieces


def _trim(pieces: list[Piece], *, of_asked: bool) -> list[Piece]:
    """Return the pieces without the room that was left around the stretch."""

    def is_room(piece: Piece) -> bool:
        return not (piece.record if of_asked else piece.asked)

    while pieces and is_room(pieces[0]):
        pieces = pieces[1:]
    while pieces and is_room(pieces[-1]):
        pieces = pieces[:-1]
    return pieces
