"""Whether a clause says that something was done, was not done, or only might be."""

import re

from bot.answers.checking.clause import Clause
from bot.facts.when import When

_BOUNDING = re.compile(r"\b(?:no|not) (?:more|less|fewer|only|just|quite)\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|never|neither|nor|nobody|none|without|cannot|denies|denied)\b|n['’]t\b"
    r"|\bno (?:evidence|proof|sanctions|aid|missiles|one|longer)\b",
    re.IGNORECASE,
)
_UNDONE = frozenset(
    "if unless whether would should could might may must ought threatened threatens threaten "
    "considering considers considered wants want urged urges urge "
    "calling called demanded demands hope hopes hoped imagine suppose supposedly perhaps maybe "
    "let please mulls mulling weighs weighing preparing prepares vowed vows lifted lifts lift "
    "eased eases removed removes waived waives delisted evade evaded evades".split()
)
_FUTURE = re.compile(
    r"\b(?:will|shall|(?:going|set|due|expected|scheduled|about|plan|plans|planned|planning) to)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:last|this|next|past) (?:week|month|year|night)"
    r"|(?:days?|weeks?|months?|years?) ago)\b",
    re.IGNORECASE,
)


def is_negated(clause: Clause) -> bool:
    """Tell whether the clause says that something is not so."""
    return bool(_NEGATED.search(_BOUNDING.sub(" ", clause.text)))


def is_undone(clause: Clause) -> bool:
    """Tell whether the clause says what might be, should be or is undone, not what was done."""
    return any(word.folded in _UNDONE for word in clause.loose())


def is_future(clause: Clause) -> bool:
    """Tell whether the clause speaks of what is to come."""
    return bool(_FUTURE.search(clause.text))


def is_relative(clause: Clause) -> bool:
    """Tell whether the clause has a time that depends on when it was written."""
    return bool(_RELATIVE.search(clause.text))


def same_time(record: When, said: When) -> bool:
    """Tell whether the record's date is the one that was said, or lies within it."""
    return said.start_on <= record.start_on and record.end_on <= said.end_on
