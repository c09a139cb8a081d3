"""What every picture has in common: paper, ink, sizes; imports matplotlib, so import it late."""

import io
from dataclasses import dataclass

from matplotlib import rcdefaults
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.charts.wrap import FONT, Wrapper

TALLEST = 50.0
"""Inches. Above it a picture can no longer be read, and soon not be drawn."""

PAPER, INK, QUIET, RULE, BLUE = "#fbfaf7", "#1d2430", "#5b6472", "#d9d5cc", "#1f5f8b"
WIDTH, DPI = 8.0, 160
MARGIN = 0.3
LINE = 0.24
"""Inches that a line of 11-point text takes."""
TITLE, BODY, SMALL = 14.0, 11.0, 9.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Canvas:
    """A sheet between its title and the line at its foot; made by `lay_out`. In inches."""

    figure: Figure
    head: float
    foot: float
    body: float

    def axes(self, *, left: float, wide: float) -> Axes:
        """Return axes over the body, as wide as given, y running down from 0 in inches."""
        high = self.head + self.body + self.foot
        bounds = (left / WIDTH, self.foot / high, wide / WIDTH, self.body / high)
        axes = self.figure.add_axes(bounds)
        axes.set_ylim(self.body, 0)
        axes.set_axis_off()
        return axes

    def to_png(self) -> bytes:
        """Return the picture."""
        picture = io.BytesIO()
        # Without the library's name and version in the file, equal charts are equal bytes.
        self.figure.savefig(picture, format="png", metadata={"Software": None})
        return picture.getvalue()


def open_sheet() -> tuple[Figure, Wrapper]:
    """Return an empty figure, and what measures texts on it."""
    rcdefaults()
    figure = Figure(dpi=DPI, facecolor=PAPER)
    canvas = FigureCanvasAgg(figure)
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]  # matplotlib has no type for it
    return figure, Wrapper(renderer, dpi=DPI)


def lay_out(figure: Figure, wrapper: Wrapper, *, title: str, axis: str, body: float) -> Canvas:
    """Size a figure for a body of so many inches, and write its title and its foot.

    Raises ValueError when it would be taller than `TALLEST`.
    """
    wide = WIDTH - 2 * MARGIN
    titles = wrapper.wrap(title, inches=wide, size=TITLE, bold=True)
    feet = wrapper.wrap(axis, inches=wide, size=SMALL, bold=False)
    head, foot = 0.5 + len(titles) * 0.3, 0.35 + len(feet) * 0.21
    height = head + body + foot
    if height > TALLEST:
        raise ValueError("the texts are too long for a picture")
    figure.set_size_inches(WIDTH, height)
    _write(figure, titles, 1 - 0.3 / height, (TITLE, "bold", INK))
    _write(figure, feet, (foot - 0.1) / height, (SMALL, "normal", QUIET))
    return Canvas(figure=figure, head=head, foot=foot, body=body)


def write_at(
    axes: Axes,
    lines: tuple[str, ...],
    at: tuple[float, float],
    *,
    away: float,
    size: float = BODY,
    bold: bool = False,
    colour: str = INK,
) -> None:
    """Write lines `away` inches to the right of a point, or to the left of it when negative."""
    axes.annotate(
        "\n".join(lines),
        at,
        xytext=(away * 72, 0),
        textcoords="offset points",
        ha="right" if away < 0 else "left",
        va="center",
        annotation_clip=False,
        color=colour,
        fontsize=size,
        fontfamily=FONT,
        fontweight="bold" if bold else "normal",
        linespacing=1.25,
        # A dollar sign is a currency here, never the start of a formula.
        parse_math=False,
    )


def _write(
    figure: Figure, lines: tuple[str, ...], top: float, look: tuple[float, str, str]
) -> None:
    size, weight, colour = look
    figure.text(
        MARGIN / WIDTH,
        top,
        "\n".join(lines),
        ha="left",
        va="top",
        color=colour,
        fontsize=size,
        fontweight=weight,
        fontfamily=FONT,
        linespacing=1.25,
        parse_math=False,
    )
