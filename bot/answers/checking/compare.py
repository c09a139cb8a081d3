"""Whether a text is a quotation on record, word for word or nearly."""

from collections.abc import Iterator, Sequence

from bot.answers.checking.differ import find_changed
from bot.answers.checking.match import Likeness, Match, Piece, left_negation, says_enough, telling
from bot.answers.quote_index import PLAIN_WORDS
from bot.answers.wording import ELLIPSIS, Wording


def compare_words(asked: Wording, record: Wording) -> Match | None:
    """Return how the text agrees with the quotation; None when it is another one."""
    if not asked.keys or not record.keys:
        return None
    if asked.keys == record.keys:
        return _contiguous(Likeness.WHOLE, asked, record)
    if (at := _place(asked.keys, record.keys)) is not None:
        if says_enough(asked.keys):
            return _contiguous(Likeness.PART, asked, record, from_record=at)
        if telling(asked.keys):
            return _contiguous(Likeness.WITHIN, asked, record, from_record=at)
        return None
    if ELLIPSIS in asked.keys and (shortened := _shortened(asked, record)):
        return shortened
    if (at := _place(record.keys, asked.keys)) is not None:
        around = (*asked.keys[:at], *asked.keys[at + len(record.keys) :])
        if says_enough(record.keys) or not set(around) - PLAIN_WORDS:
            return _contiguous(Likeness.HOLDS, asked, record, from_asked=at)
        return None
    return find_changed(asked, record)


def _place(part: Sequence[str], whole: Sequence[str]) -> int | None:
    """Return the number of the word at which a run of words begins, None when it is not there."""
    if len(part) > len(whole):
        return None
    text = f" {' '.join(whole)} "
    at = text.find(f" {' '.join(part)} ")
    return None if at < 0 else text[: at + 1].count(" ") - 1


def _contiguous(
    likeness: Likeness,
    asked: Wording,
    record: Wording,
    *,
    from_asked: int = 0,
    from_record: int = 0,
) -> Match:
    size = min(len(asked.keys), len(record.keys))
    end_asked, end_record = from_asked + size, from_record + size
    before, behind = asked.shown[:from_asked], asked.shown[end_asked:]
    words = record.shown[from_record:end_record]
    pieces = (
        Piece(record=(), asked=before, same=False),
        Piece(record=words, asked=asked.shown[from_asked:end_asked], same=True),
        Piece(record=(), asked=behind, same=False),
    )
    return Match(
        likeness=likeness,
        pieces=tuple(piece for piece in pieces if piece.record or piece.asked),
        score=size / len(asked.keys),
        span=(from_asked, end_asked),
        # The last mark may belong to the sentence around the words.
        same_marks=asked.marks[from_asked : end_asked - 1]
        == record.marks[from_record : end_record - 1],
        turned=left_negation(record.shown[:from_record], record.marks[:from_record]),
    )


def _shortened(asked: Wording, record: Wording) -> Match | None:
    """Match the runs between the dots, each behind the one before."""
    pieces: list[Piece] = []
    at = 0
    turned = ""
    for start, end in _runs(asked.keys):
        found = _place(asked.keys[start:end], record.keys[at:])
        if found is None:
            return None
        if found and pieces:
            pieces.append(Piece(record=record.shown[at : at + found], asked=(), same=False))
        left = slice(at, at + found)
        turned = turned or left_negation(record.shown[left], record.marks[left])
        at += found
        kept = record.shown[at : at + end - start]
        pieces.append(Piece(record=kept, asked=asked.shown[start:end], same=True))
        at += end - start
    if not says_enough([key for key in asked.keys if key != ELLIPSIS]):
        return None
    return Match(
        likeness=Likeness.SHORTENED,
        pieces=tuple(pieces),
        score=len(asked.keys) / len(record.keys),
        span=(0, len(asked.keys)),
        turned=turned,
    )


def _runs(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, key in enumerate((*keys, ELLIPSIS)):
        if key == ELLIPSIS:
            if at > start:
                yield start, at
            start = at + 1
