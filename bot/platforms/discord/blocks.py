"""Each block of a reply as pieces of Discord markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.messages.chart import Chart
from bot.messages.reply import (
    Allegation,
    Block,
    Heading,
    Listing,
    Notice,
    Quotation,
    Row,
    Statement,
    Table,
)
from bot.platforms.discord.escape import escape, escape_line, link

PARAGRAPH = "\n\n"
LINE = "\n"
_BOLD_LIMIT = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Markdown that is best not divided. `before` stands between it and the piece above.

    `cites` are the references it needs; `chart` is the number of the block whose picture
    stands right below it; a piece that `leads` is not left behind by the next.
    """

    text: str
    before: str = PARAGRAPH
    cites: tuple[int, ...] = ()
    chart: int | None = None
    leads: bool = False


def to_pieces(blocks: tuple[Block, ...], painted: frozenset[int]) -> Iterator[Piece]:
    """Yield the pieces of all blocks; `painted` are the numbers of charts that have a picture."""
    for number, block in enumerate(blocks):
        yield from _pieces(block, number, number in painted)


def bold(marked: str) -> str:
    """Return escaped text in bold; long text stays as it is, since it may be divided."""
    whole = marked.strip()
    return f"**{whole}**" if whole and len(whole) <= _BOLD_LIMIT else whole


def _pieces(block: Block, number: int, painted: bool) -> Iterator[Piece]:
    match block:
        case Heading():
            text = bold(escape_line(block.text))
            yield Piece(text=text, leads=len(text) <= _BOLD_LIMIT)
        case Notice():
            said = link(block.url, label=escape_line(block.text)) if block.url else ""
            yield Piece(text=said or escape(block.text))
        case Statement():
            yield Piece(text=_statement(block), cites=block.cites)
        case Listing():
            yield from _listing(block)
        case Quotation():
            yield Piece(text=_quotation(block), cites=block.cites)
        case Allegation():
            yield _allegation(block)
        case Table():
            yield from _table(block)
        case Chart() if block.repeats and not painted:
            return
        case Chart():
            text = bold(escape_line(block.title)) if painted else escape(block.alt)
            yield Piece(
                text=text + _marks(block.cites),
                cites=block.cites,
                chart=number if painted else None,
            )


def _marks(cites: Iterable[int]) -> str:
    """Return " [1][2]"; escaped, so that no "(" behind it can make a link of it."""
    return " " + "".join(rf"\[{number}\]" for number in cites)


def _statement(statement: Statement) -> str:
    text = escape(statement.text) + _marks(statement.cites)
    return f"{text}\n({escape_line(statement.note)})" if statement.note else text


def _listing(listing: Listing) -> Iterator[Piece]:
    for index, statement in enumerate(listing.statements):
        note = f" ({escape_line(statement.note)})" if statement.note else ""
        yield Piece(
            text=f"- {escape_line(statement.text)}{_marks(statement.cites)}{note}",
            before=LINE if index else PARAGRAPH,
            cites=statement.cites,
        )


def _quotation(quotation: Quotation) -> str:
    lines = [*f"“{escape(quotation.words)}”{_marks(quotation.cites)}".split("\n")]
    if quotation.translation:
        lines += f"In translation: {escape(quotation.translation)}".split("\n")
    lines.append(f"— {escape_line(quotation.speaker)}, {escape_line(quotation.detail)}")
    if quotation.note:
        lines.append(f"({escape_line(quotation.note)})")
    return "\n".join(f"> {line}" for line in lines)


def _allegation(allegation: Allegation) -> Piece:
    lines = [f"**Claim:** {_statement(allegation.claim)}"]
    for answer in allegation.answers:
        match answer:
            case Statement():
                lines.append(f"**Answer:** {_statement(answer)}")
            case Quotation():
                lines += ["**Answer:**", _quotation(answer)]
    if not allegation.answers:
        lines.append("**Answer:** none is on record.")
    cites = (*allegation.claim.cites, *(each for one in allegation.answers for each in one.cites))
    return Piece(text="\n".join(lines), cites=cites)


def _table(table: Table) -> Iterator[Piece]:
    for row in table.rows:
        yield Piece(text=_row(table.columns, row), cites=row.cites)


def _row(columns: tuple[str, ...], row: Row) -> str:
    """Return the first cell as a heading and a line for each other: no width to run out of."""
    first = f"{bold(escape_line(row.cells[0]))}{_marks(row.cites)}".lstrip()
    others = (
        f"{escape_line(column)}: {escape_line(cell)}"
        for column, cell in zip(columns[1:], row.cells[1:], strict=True)
        if cell
    )
    return "\n".join((first, *others))
