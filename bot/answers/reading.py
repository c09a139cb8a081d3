"""A question as it was read: what is asked for, and all that a fact must bear to answer it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.answers.bounds import Bounds
from bot.answers.english.cues import Asked
from bot.answers.english.measures import Measured
from bot.answers.fold import fold
from bot.facts.entity import Entity
from bot.facts.ids import EntityId
from bot.facts.when import When


class Role(StrEnum):
    """A name's place in the question: who acts, by, from or to whom, in which country, or any.

    ACCUSED is one said to have done something: "who accuses X of …". EXCEPT is one whom the
    answer must leave out: "who else besides X".
    """

    SUBJECT = "subject"
    GIVER = "giver"
    TAKER = "taker"
    ACCUSED = "accused"
    PLACE = "place"
    ANY = "any"
    EXCEPT = "except"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """An entity the question names, in folded words.

    Names joined by "and" share a `group`: a fact bears one of them, the answer all of them.
    """

    entity: Entity
    words: tuple[str, ...]
    role: Role
    group: int


def called_by_name(mention: Mention) -> bool:
    """Tell whether the words are of the entity's own names, and no mere title."""
    texts = (mention.entity.name, *mention.entity.aliases)
    return set(mention.words) <= {word for text in texts for word in fold(text).split()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """One telling word of a question by its stem, or one name by its entity."""

    stem: str = ""
    entity: EntityId | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """`words` are stems of which a fact must hold a sense; `themes` those of every word kept.

    `tokens` are what tells, in order. `count` is what "how many" counts, a unit or a stem;
    `money` tells that "how much" asks for aid, `measured` what sort of other quantity is asked for;
    `passive` that the subject had it done to it; `receives` that the subject gets something.
    `weekday` counts from Monday, 0; `verb` is a stem; `sort`
    is that of the noun behind "which" or "what"; `speaker` are
    stems that say who spoke where no name does; `pronoun` is the first word that may
    point at an earlier turn; `bounds` the number that others are held against.
    """

    question: str
    asked: frozenset[Asked] = frozenset()
    mentions: tuple[Mention, ...] = ()
    words: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    wh: str = ""
    count: str = ""
    money: bool = False
    measured: Measured | None = None
    passive: bool = False
    receives: bool = False
    when: When | None = None
    weekday: int | None = None
    verb: str = ""
    sort: str = ""
    speaker: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = ()
    pronoun: str = ""
    bounds: Bounds | None = None

    def names_only(self) -> bool:
        """Tell whether nothing but names was typed."""
        return bool(self.mentions) and not (
            self.asked or self.words or self.wh or self.verb or self.measured
        )

    def is_bare(self) -> bool:
        """Tell whether the question has no content of its own."""
        return not (
            self.mentions or self.words or self.asked or self.count or self.when or self.measured
        )
