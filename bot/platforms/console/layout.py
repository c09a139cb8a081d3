"""What Rich lacks: text behind a mark with its further lines indented, and bars of text."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Hanging:
    """`mark` stands before the first line of `body`; as many spaces before the others."""

    mark: str
    body: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Yield the lines, no wider than the console, without spaces at their ends."""
        width = cell_len(self.mark)
        inner = options.update(width=max(1, options.max_width - width), height=None)
        before = self.mark
        for line in console.render_lines(self.body, inner, pad=False):
            yield Segment(before)
            yield from line
            yield Segment.line()
            before = " " * width


@dataclass(frozen=True, kw_only=True, slots=True)
class TextBar:
    """A bar as long as `share`, 0 to 1, of the space that is there, then `text`."""

    share: float
    text: str
    widest: int
    """Cells that the longest text beside a bar of the same chart takes."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Yield the bar and its text on one line, on two where the text leaves no room."""
        room = options.max_width - self.widest - 1
        beside = room >= options.max_width // 3
        length = round(self.share * (room if beside else options.max_width))
        bar = ("#" if options.ascii_only else "█") * length
        if beside:
            yield Text(f"{bar} {self.text}".lstrip())
        else:
            yield from ([Text(bar)] if bar else [])
            yield Text(self.text)
