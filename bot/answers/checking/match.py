"""How a text agrees with a quotation on record: the outcome of comparing the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.answers.quote_index import PLAIN_WORDS

NEGATORS = frozenset("not no never nor neither without cannot nothing none nobody hardly".split())


class Likeness(IntEnum):
    """Best first.

    SHORTENED: word for word where no dots stand. HOLDS: a whole quotation, with words around it
    that are not its own. WITHIN: too few words to tell, which some quotation has.
    """

    WHOLE = 0
    PART = 1
    SHORTENED = 2
    HOLDS = 3
    ALTERED = 4
    WITHIN = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Words in a row: on record, and as asked. Either may be empty where they differ."""

    record: tuple[str, ...]
    asked: tuple[str, ...]
    same: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """`pieces` hold the record's words from the first to the last that the text has.

    `score` is from 0 to 1; `span` is where in the text's words they are; `turned` is the "not"
    that stands on record right before a fragment.
    """

    likeness: Likeness
    pieces: tuple[Piece, ...]
    score: float
    span: tuple[int, int]
    same_marks: bool = True
    turned: str = ""


def says_enough(keys: Sequence[str]) -> bool:
    """Tell whether words in common are more than chance.

    Two words that not any sentence may hold, or four of any sort. With fewer, a text is a
    quotation only when it is the whole of one: “false” is one where somebody is quoted with
    that word alone, and not wherever it occurs.
    """
    return len(keys) >= 4 or telling(keys) >= 2


def telling(keys: Sequence[str]) -> int:
    """Return how many of the words are not ones that any sentence may hold."""
    return sum(key not in PLAIN_WORDS for key in keys)


def changes_sense(pieces: Sequence[Piece]) -> bool:
    """Tell whether a negation or a number is among the words that differ."""
    differing = (piece.record + piece.asked for piece in pieces if not piece.same)
    return any(negates(word) or word[0].isdigit() for words in differing for word in words)


def negates(word: str) -> bool:
    """Tell whether a word turns what is said into its opposite."""
    plain = word.casefold().replace("’", "'")
    return plain in NEGATORS or plain.endswith("n't")
