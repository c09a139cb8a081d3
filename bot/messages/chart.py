"""A chart as figures; drawing it is an edge's work."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """`text` is the figure as written out, qualifier and currency included."""

    label: str
    value: float
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """`date` is as exact as it is known; `days` counts from the point before, and is never below 0.

    `ahead` marks what is announced and not reported as done.
    """

    date: str
    text: str
    days: int = 0
    ahead: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """Horizontal bars on one axis, or points on a line of time, oldest first; never both.

    `alt` says everything the picture shows; it is never empty. `axis` says what is measured.
    One that `repeats` shows what stands beside it in words: without a picture, it is left out.
    """

    title: str
    axis: str
    bars: tuple[Bar, ...]
    alt: str
    cites: tuple[int, ...]
    points: tuple[Point, ...] = ()
    repeats: bool = False

    def __post_init__(self) -> None:
        if not self.alt.strip() or not self.cites or bool(self.bars) == bool(self.points):
            raise ValueError("a chart has bars or points, a text that stands for it, and citations")


class Painter(Protocol):
    """Draws charts without blocking the event loop."""

    async def __call__(self, chart: Chart) -> bytes:
        """Return the chart as a PNG."""
        ...
