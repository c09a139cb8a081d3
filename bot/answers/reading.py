"""A question as it was read: what is asked for, and all that a fact must bear to answer it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.answers.lexicon import Asked
from bot.facts.entity import Entity
from bot.facts.when import When


class Role(StrEnum):
    """A name's place in the question: who acts, by or from whom, to or on whom, or any."""

    SUBJECT = "subject"
    GIVER = "giver"
    TAKER = "taker"
    ANY = "any"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """An entity the question names, in folded words.

    Names joined by "and" share a `group`: a fact bears one of them, the answer all of them.
    """

    entity: Entity
    words: tuple[str, ...]
    role: Role
    group: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """`words` are canonical stems that a fact must hold.

    `count` is what "how many" counts, a unit or a stem; `money` tells that "how much" asks for
    aid; `passive` that the subject had it done to; `receives` that the subject gets something.
    """

    question: str
    asked: frozenset[Asked] = frozenset()
    mentions: tuple[Mention, ...] = ()
    words: tuple[str, ...] = ()
    wh: str = ""
    count: str = ""
    money: bool = False
    passive: bool = False
    receives: bool = False
    when: When | None = None
    verb: str = ""

    def names_only(self) -> bool:
        """Tell whether nothing but names was typed."""
        return bool(self.mentions) and not (self.asked or self.words or self.wh or self.verb)
