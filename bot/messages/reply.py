"""One answer out: a closed union of blocks with numbered citations.

Every string here is plain text. A renderer escapes all of it; only `Reference.url` and
`Notice.url` become links.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.facts.ids import FactId
from bot.messages.chart import Chart


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A short line above what follows."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """The bot's own words, which state no fact: what is not on record, what to try.

    With a `url`, a page of the bot's own or a channel, the words are a link.
    """

    text: str
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """A sentence or two that state a fact. `cites` are reference numbers, at least one."""

    text: str
    cites: tuple[int, ...]
    note: str = ""

    def __post_init__(self) -> None:
        _require_cites(self.cites)


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """Statements of equal rank, shown as a list."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotation:
    """Words verbatim, without quotation marks; the renderer sets them apart.

    `speaker` is the name and the role at the time, `detail` the occasion and date.
    """

    words: str
    speaker: str
    detail: str
    cites: tuple[int, ...]
    language: str = "en"
    note: str = ""
    translation: str = ""

    def __post_init__(self) -> None:
        _require_cites(self.cites)


@dataclass(frozen=True, kw_only=True, slots=True)
class Allegation:
    """A claim and every answer to it, never shown apart. No answers: none is on record."""

    claim: Statement
    answers: tuple[Statement | Quotation, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of a table, with the references that bear it."""

    cells: tuple[str, ...]
    cites: tuple[int, ...]

    def __post_init__(self) -> None:
        _require_cites(self.cites)


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Each row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("a row has one cell a column")


Block = Heading | Notice | Statement | Listing | Quotation | Allegation | Table | Chart


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A numbered citation as readers see it. `place` is where in the source; `url` may be empty."""

    number: int
    publisher: str
    title: str
    published_on: date
    place: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """A button. Pressing it is the same as sending `line`, so it works after a restart.

    `private` asks for an answer that only the presser sees; what a `grave` one does cannot be
    taken back, and it looks so where a platform can show it.
    """

    label: str
    line: str
    private: bool = False
    grave: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """A fact revision that a reply states."""

    fact: FactId
    revision: int


class Outcome(StrEnum):
    """Whether what was asked is on record; UNCLEAR when it has to be asked differently."""

    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    UNCLEAR = "unclear"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """`as_of` is the date the answer is true as of, None when it states no fact.

    `private` is how the command is best answered, where a platform can: for the asker alone.
    """

    title: str
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...] = ()
    as_of: date | None = None
    outcome: Outcome = Outcome.ANSWERED
    actions: tuple[Action, ...] = ()
    carries: tuple[Carried, ...] = ()
    private: bool = False


def _require_cites(cites: tuple[int, ...]) -> None:
    if not cites:
        raise ValueError("what states a fact cites its source")
