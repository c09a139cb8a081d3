"""A reply as plain text: for pipes, for notifications, and as the fallback of every platform."""

from collections.abc import Iterator
from itertools import groupby

from bot.messages.chart import Chart
from bot.messages.dates import say_date
from bot.messages.references import SourceReferences, by_source, say_document
from bot.messages.reply import (
    Allegation,
    Block,
    Heading,
    Listing,
    Notice,
    Quotation,
    Reference,
    Reply,
    Statement,
    Table,
)


def to_plain(reply: Reply) -> str:
    """Return the whole reply, references last."""
    paragraphs = [
        reply.title,
        *(
            "\n".join(line for block in group for line in _lines(block))
            for group in _grouped(reply)
        ),
        as_of_line(reply),
        "\n".join(_source_line(each) for each in by_source(reply.references)),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _grouped(reply: Reply) -> Iterator[list[Block]]:
    """Yield blocks that form a paragraph together: notices in a row, others alone."""
    for noticed, blocks in groupby(reply.blocks, key=lambda block: isinstance(block, Notice)):
        if noticed:
            yield list(blocks)
        else:
            yield from ([block] for block in blocks)


def _source_line(group: SourceReferences) -> str:
    url = f" <{group.url}>" if group.url else ""
    return f"{group.numbered}: {group.source}{url}"


def as_of_line(reply: Reply) -> str:
    """Return the sentence that dates the answer, empty when it states no fact."""
    if reply.as_of is None:
        return ""
    return f"On record as of {say_date(reply.as_of)}."


def to_reference_line(reference: Reference, *, with_url: bool = True) -> str:
    """Return "[1] Publisher, title, 10 September 2024, paragraph 13, address"."""
    url = f" <{reference.url}>" if with_url and reference.url else ""
    return f"[{reference.number}] {say_document(reference)}, {reference.place}{url}"


def cite_marks(cites: tuple[int, ...]) -> str:
    """Return " [1][2]", to stand right behind what is cited."""
    return " " + "".join(f"[{number}]" for number in cites) if cites else ""


def _lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Notice():
            return [f"{block.text}: {block.url}" if block.url else block.text]
        case Statement():
            return _statement(block)
        case Listing():
            return [
                ("• " if index == 0 else "  ") + line
                for statement in block.statements
                for index, line in enumerate(_statement(statement))
            ]
        case Quotation():
            return _quotation(block)
        case Allegation():
            answers = [
                f"  {line}"
                for answer in block.answers
                for line in (
                    _quotation(answer) if isinstance(answer, Quotation) else _statement(answer)
                )
            ]
            return [*_statement(block.claim), *(answers or ["  No answer to this is on record."])]
        case Table():
            return [
                "; ".join(
                    f"{column}: {cell}"
                    for column, cell in zip(block.columns, row.cells, strict=True)
                    if cell
                )
                + cite_marks(row.cites)
                for row in block.rows
            ]
        case Chart():
            said = f"[Chart: {block.alt}]{cite_marks(block.cites)}"
            return [] if block.repeats else [said]


def _statement(statement: Statement) -> list[str]:
    lines = [statement.text + cite_marks(statement.cites)]
    return [*lines, f"({statement.note})"] if statement.note else lines


def _quotation(quotation: Quotation) -> list[str]:
    lines = [f"“{quotation.words}”{cite_marks(quotation.cites)}"]
    if quotation.translation:
        lines.append(f"({quotation.translation})")
    lines.append(f"— {quotation.speaker}, {quotation.detail}")
    return [*lines, f"({quotation.note})"] if quotation.note else lines
