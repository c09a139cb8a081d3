"""What the record says to one statement of a message."""

from dataclasses import dataclass
from enum import StrEnum

from bot.facts.fact import Fact


class Verdict(StrEnum):
    """ALLEGED: on record as somebody's assertion, which is neither true nor false here."""

    AGREES = "agrees"
    DIFFERS = "differs"
    ALLEGED = "alleged"
    NONE = "not on record"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """`said` is the statement as written, `why` sentences that say what agrees or differs.

    `facts` are what is on record to it; with NONE they are what is nearest, perhaps nothing.
    `difference` shows where the words of a quotation differ.
    """

    said: str
    verdict: Verdict
    why: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    difference: str = ""
