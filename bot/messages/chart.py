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
class Chart:
    """Horizontal bars on one axis. `alt` says everything the picture shows; never empty."""

    title: str
    axis: str
    bars: tuple[Bar, ...]
    alt: str
    cites: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.alt.strip() or not self.cites or not self.bars:
            raise ValueError("a chart has bars, a text that stands for it, and citations")


class Painter(Protocol):
    """Draws charts without blocking the event loop."""

    async def __call__(self, chart: Chart) -> bytes:
        """Return the chart as a PNG."""
        ...
