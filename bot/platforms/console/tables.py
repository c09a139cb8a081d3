"""Rows side by side where the terminal is wide enough, and one below the other where not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.table import Column
from rich.table import Table as RichTable
from rich.text import Text

from bot.messages.plain import cite_marks
from bot.messages.reply import Row, Table
from bot.platforms.console.layout import Hanging
from bot.platforms.console.visible import show_line

_GAP = 2
_CROWDED = 4.0
"""Lines that a row may take on average before its columns are too narrow to read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedRows:
    """Shows a table; every cell whole, in both forms."""

    table: Table

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        """Yield a grid, or a paragraph a row."""
        cells = [_cells(row) for row in self.table.rows]
        columns = [show_line(each) for each in (*self.table.columns, "")]
        room = options.max_width - _GAP * (len(columns) - 1)
        widths = _widths(columns, cells, room) if cells else None
        if widths:
            yield _grid(columns, cells, widths)
            return
        for index, row in enumerate(cells):
            if index:
                yield Text("")
            yield from _stacked(columns, row)


def _cells(row: Row) -> list[str]:
    return [*(show_line(each) for each in row.cells), cite_marks(row.cites).strip()]


def _widths(
    columns: Sequence[str], rows: Sequence[Sequence[str]], room: int
) -> tuple[int, ...] | None:
    """Return how wide the columns are, None where they would be too narrow to read.

    No word is broken; room beyond the words goes to whichever column has the tallest cell.
    """
    cells = [[column, *below] for column, *below in zip(columns, *rows, strict=True)]
    widths = [_longest_word(column) for column in cells]
    wanted = [max(map(cell_len, column)) for column in cells]
    whole = max(sum(map(cell_len, row)) for row in rows)
    if sum(widths) > room or whole > _CROWDED * room:
        return None
    for _ in range(min(room, sum(wanted)) - sum(widths)):
        height, _, tallest = max(
            (max(_height(cell, width) for cell in column), -width, index)
            for index, (column, width) in enumerate(zip(cells, widths, strict=True))
        )
        if height == 1:
            break
        widths[tallest] += 1
    return tuple(widths)


def _height(cell: str, width: int) -> int:
    """Return how many lines a cell takes that is wrapped between words."""
    lines, used = 1, 0
    for word in map(cell_len, cell.split()):
        used = used + 1 + word if used else word
        if used > width:
            lines, used = lines + 1, word
    return lines


def _longest_word(cells: Sequence[str]) -> int:
    return max((cell_len(word) for cell in cells for word in cell.split()), default=0)


def _grid(
    columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> RichTable:
    heads = [
        Column(Text(column), overflow="fold", width=width)
        for column, width in zip(columns, widths, strict=True)
    ]
    grid = RichTable(*heads, box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold")
    wraps = any(
        _height(cell, width) > 1 for row in rows for cell, width in zip(row, widths, strict=True)
    )
    for index, row in enumerate(rows):
        if index and wraps:
            grid.add_row()
        grid.add_row(*map(Text, row))
    return grid


def _stacked(columns: Sequence[str], row: Sequence[str]) -> Iterator[RenderableType]:
    *cells, cites = row
    shown = [(column, cell) for column, cell in zip(columns, cells, strict=False) if cell]
    for column, cell in shown:
        yield Hanging(mark="", body=Text.assemble((f"{column}: ", "bold"), cell))
    yield Text(cites)
