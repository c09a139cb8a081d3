"""The difference of two wordings in plain characters, as every platform can show it."""

from collections.abc import Sequence

from bot.answers.checking.match import Piece

_LONGEST = 12
"""Words that are shown of a run that differs; what is left is counted."""


def say_difference(pieces: Sequence[Piece]) -> str:
    """Return the record's words with the changes in brackets.

    "[shipments → deliveries]" is another word, "[added: not]" is not on record, and
    "[left out: vile]" is missing from the text.
    """
    words = " ".join(_say(piece) for piece in pieces)
    return f"“{words}”"


def _say(piece: Piece) -> str:
    record, asked = _shorten(piece.record), _shorten(piece.asked)
    if piece.same:
        return " ".join(piece.record)
    if not piece.record:
        return f"[added: {asked}]"
    if not piece.asked:
        return f"[left out: {record}]"
    return f"[{record} → {asked}]"


def _shorten(words: Sequence[str]) -> str:
    shown = " ".join(words[:_LONGEST])
    left = len(words) - _LONGEST
    return f"{shown} … and {left} more" if left > 0 else shown
