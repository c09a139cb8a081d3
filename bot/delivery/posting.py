"""A posting: a message that the bot put in a place, with the fact revisions it carries."""

from dataclasses import dataclass
from datetime import datetime

from bot.facts.ids import FactId
from bot.messages.request import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """One fact in a message, by the number of the revision that readers saw."""

    fact: FactId
    revision: int

    def __post_init__(self) -> None:
        """Refuse a number that no revision has."""
        if self.revision < 1:
            raise ValueError("revisions count from 1")


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting:
    """`message_id` is the platform's, one of a kind in its place; `delivery` is a key as text.

    `delivery` is empty for an answer, which needs no outbox.
    """

    place: Place
    message_id: str
    posted_at: datetime
    carries: tuple[Carried, ...] = ()
    delivery: str = ""
