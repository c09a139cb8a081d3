"""How a text agrees with a quotation on record: the outcome of comparing the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.answers.quote_index import PLAIN_WORDS

NEGATORS = frozenset("not no never nor neither without cannot nothing none nobody hardly".split())
_NO_NEGATIONS = frozenset({"nothing more", "nothing less", "not only", "not just", "no doubt"})
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion "
    "billions half dozen dozens twice double".split()
)

_BEFORE = 3
"""Words in front of a fragment among which a "not" would turn it."""

_ENDS = frozenset(".!?;:")


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

    `score` is from 0 to 1; `span` is where in the text's words they are; `turned` is a "not"
    that the text leaves out: one right before a fragment, or where dots stand.
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


def changes_sense(pieces: Sequence[Piece]) -> str:
    """Return what of the words that differ turns their sense, "a negation" or "a number"."""
    differing = [word for each in pieces if not each.same for word in each.record + each.asked]
    if any(negates(word) for word in differing):
        return "a negation"
    counts = any(word[0].isdigit() or word.casefold() in _NUMBERS for word in differing)
    return "a number" if counts else ""


def left_negation(shown: Sequence[str], marks: Sequence[str]) -> str:
    """Return a "not" among the last words of what is left out before a fragment; empty for none.

    One in another sentence, and one that denies nothing ("nothing more than"), is none.
    """
    for at in range(len(shown) - 1, max(-1, len(shown) - 1 - _BEFORE), -1):
        if set(marks[at]) & _ENDS:
            return ""
        pair = " ".join(shown[at : at + 2]).casefold()
        if negates(shown[at]) and pair not in _NO_NEGATIONS:
            return shown[at]
    return ""


def negates(word: str) -> bool:
    """Tell whether a word turns what is said into its opposite."""
    plain = word.casefold().replace("’", "'")
    return plain in NEGATORS or plain.endswith("n't")
