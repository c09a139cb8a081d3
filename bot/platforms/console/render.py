"""A Reply as Rich shows it in a terminal."""

import math
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.style import Style
from rich.text import Text

from bot.messages.chart import Bar, Chart, Point
from bot.messages.plain import as_of_line, cite_marks
from bot.messages.references import SourceReferences, by_source
from bot.messages.reply import (
    Action,
    Allegation,
    Block,
    Heading,
    Listing,
    Notice,
    Quotation,
    Reply,
    Statement,
    Table,
)
from bot.platforms.console.layout import Hanging, TextBar
from bot.platforms.console.tables import ComparedRows
from bot.platforms.console.visible import linkable, show, show_line

_BLANK = Text("")


def render_reply(reply: Reply) -> Group:
    """Return the whole reply: title, blocks, its date, references, then numbered choices.

    No string is read as Rich's markup; characters that would act on a terminal become boxes.
    """
    parts: list[list[RenderableType]] = [
        [Text(show_line(reply.title), style="bold")] if reply.title else [],
        *_paragraphs(reply.blocks),
        [Text(line, style="dim")] if (line := as_of_line(reply)) else [],
        [each for group in by_source(reply.references) for each in _source(group)],
        list(_choices(reply.actions)),
    ]
    return Group(*(each for part in parts if part for each in (*part, _BLANK)))


def _paragraphs(blocks: Sequence[Block]) -> Iterator[list[RenderableType]]:
    """Yield what stands together: a heading with what follows it, notices in a row."""
    together: list[RenderableType] = []
    before: Block | None = None
    for block in blocks:
        row = isinstance(before, Notice) and isinstance(block, Notice)
        if together and not row and not isinstance(before, Heading):
            yield together
            together = []
        together.extend(_block(block))
        before = block
    yield together


def _block(block: Block) -> Iterator[RenderableType]:
    match block:
        case Heading():
            yield Text(show_line(block.text), style="bold")
        case Notice():
            yield Text(show_line(f"{block.text}: {block.url}" if block.url else block.text))
        case Statement():
            yield _statement(block)
        case Listing():
            for statement in block.statements:
                yield Hanging(mark="• ", body=_statement(statement))
        case Quotation():
            yield Hanging(mark="  ", body=_quotation(block))
        case Allegation():
            yield from _allegation(block)
        case Table():
            yield ComparedRows(table=block)
        case Chart():
            yield from () if block.repeats else _chart(block)


def _statement(statement: Statement) -> Text:
    text = Text(show_line(statement.text) + cite_marks(statement.cites))
    return text.append(f"\n({show_line(statement.note)})") if statement.note else text


def _quotation(quotation: Quotation) -> Group:
    rest = [f"({show(quotation.translation)})"] if quotation.translation else []
    note = [f"({show_line(quotation.note)})"] if quotation.note else []
    speaker = f"{show_line(quotation.speaker)}, {show_line(quotation.detail)}"
    return Group(
        Text(f"“{show(quotation.words)}”{cite_marks(quotation.cites)}"),
        *(Text(each) for each in rest),
        Hanging(mark="— ", body=Text(speaker)),
        *(Text(each) for each in note),
    )


def _allegation(allegation: Allegation) -> Iterator[RenderableType]:
    yield _statement(allegation.claim)
    for answer in allegation.answers:
        body = _quotation(answer) if isinstance(answer, Quotation) else _statement(answer)
        yield Hanging(mark="  → ", body=body)
    if not allegation.answers:
        yield Hanging(mark="  → ", body=Text("No answer to this is on record."))


def _chart(chart: Chart) -> Iterator[RenderableType]:
    """Yield bars or dates; they say all that the text for the picture says."""
    title = f"{show_line(chart.title)}, {show_line(chart.axis)}{cite_marks(chart.cites)}"
    yield Text(title, style="bold")
    yield from map(_point, chart.points)
    if not chart.bars:
        return
    most = max(_length(bar) for bar in chart.bars) or 1.0
    widest = max(cell_len(show_line(bar.text)) for bar in chart.bars)
    for bar in chart.bars:
        yield Text(show_line(bar.label))
        yield TextBar(share=_length(bar) / most, text=show_line(bar.text), widest=widest)


def _point(point: Point) -> Hanging:
    date = Text(show_line(point.date), style="bold")
    ahead = " (announced)" if point.ahead else ""
    return Hanging(
        mark="• ", body=date.append(f"{ahead}: {show_line(point.text)}", style="not bold")
    )


def _length(bar: Bar) -> float:
    return max(0.0, bar.value) if math.isfinite(bar.value) else 0.0


def _source(group: SourceReferences) -> Iterator[RenderableType]:
    """Yield a source with its places, and its address: as text too, for not all can click."""
    places = show_line(group.numbered)
    yield Hanging(mark="", body=Text(f"{places}: {show_line(group.source)}", style="dim"))
    if group.url:
        link = Style(link=group.url) if linkable(group.url) else Style()
        yield Hanging(mark="    ", body=Text(show_line(group.url), style=Style(dim=True) + link))


def _choices(actions: Sequence[Action]) -> Iterator[RenderableType]:
    width = len(str(len(actions)))
    for number, action in enumerate(actions, start=1):
        mark = f"{number:>{width}}) "
        yield Hanging(mark=mark, body=Text(show_line(action.label)))
    if actions:
        yield Text("Type a number to choose.", style="dim")
