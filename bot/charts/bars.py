"""Horizontal bars with the figure as written at each; imports matplotlib, so import it late."""

import io
from dataclasses import dataclass

from matplotlib import rcdefaults
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.charts.wrap import FONT, Wrapper
from bot.messages.chart import Bar, Chart

TALLEST = 50.0
"""Inches. Above it a picture can no longer be read, and soon not be drawn."""

_PAPER, _INK, _QUIET, _RULE, _BAR = "#fbfaf7", "#1d2430", "#5b6472", "#d9d5cc", "#1f5f8b"
_WIDTH, _DPI = 8.0, 160
_MARGIN, _LABELS, _BARS, _TEXTS = 0.3, 2.2, 2.7, 2.3
"""Inches from left to right: what is left over keeps texts off bars and edges."""
_GAP = 0.12
_LINE = 0.24
"""Inches that a line of 11-point text takes."""
_TITLE, _BODY, _SMALL = 14.0, 11.0, 9.5


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    label: tuple[str, ...]
    text: tuple[str, ...]
    value: float

    @property
    def inches(self) -> float:
        return max(len(self.label), len(self.text)) * _LINE + 0.28


def draw_bars(chart: Chart) -> bytes:
    """Return a PNG, 1,280 pixels wide and as high as its texts need.

    Raises ValueError when that is more than `TALLEST`.
    """
    rcdefaults()
    figure = Figure(dpi=_DPI, facecolor=_PAPER)
    canvas = FigureCanvasAgg(figure)
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]  # matplotlib has no type for it
    wrapper = Wrapper(renderer, dpi=_DPI)
    wide = _WIDTH - 2 * _MARGIN
    title = wrapper.wrap(chart.title, inches=wide, size=_TITLE, bold=True)
    axis = wrapper.wrap(chart.axis, inches=wide, size=_SMALL, bold=False)
    rows = [_to_row(bar, wrapper) for bar in chart.bars]
    head, foot = 0.5 + len(title) * 0.3, 0.35 + len(axis) * 0.21
    body = sum(row.inches for row in rows)
    height = head + body + foot
    if height > TALLEST:
        raise ValueError("the texts are too long for a picture")
    figure.set_size_inches(_WIDTH, height)
    _write(figure, title, _MARGIN / _WIDTH, 1 - 0.3 / height, (_TITLE, "bold", _INK))
    left = (_MARGIN + _LABELS + _GAP) / _WIDTH
    axes = figure.add_axes((left, foot / height, _BARS / _WIDTH, body / height))
    _plot(axes, rows, body)
    _write(figure, axis, _MARGIN / _WIDTH, (foot - 0.1) / height, (_SMALL, "normal", _QUIET))
    return _to_png(figure)


def _to_row(bar: Bar, wrapper: Wrapper) -> _Row:
    return _Row(
        label=wrapper.wrap(bar.label, inches=_LABELS, size=_BODY, bold=False),
        text=wrapper.wrap(bar.text, inches=_TEXTS, size=_BODY, bold=True),
        value=bar.value,
    )


def _to_png(figure: Figure) -> bytes:
    picture = io.BytesIO()
    # Without the library's name and version in the file, equal charts are equal bytes.
    figure.savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()


def _plot(axes: Axes, rows: list[_Row], body: float) -> None:
    axes.set_xlim(0, max(row.value for row in rows) or 1.0)
    axes.set_ylim(body, 0)
    axes.set_axis_off()
    axes.axvline(0, color=_RULE, linewidth=1.2)
    top = 0.0
    for row in rows:
        middle = top + row.inches / 2
        axes.barh(middle, row.value, height=0.3, color=_BAR)
        _beside(axes, row.label, (0, middle), away=-_GAP)
        _beside(axes, row.text, (row.value, middle), away=_GAP)
        top += row.inches


def _beside(axes: Axes, lines: tuple[str, ...], at: tuple[float, float], *, away: float) -> None:
    axes.annotate(
        "\n".join(lines),
        at,
        xytext=(away * 72, 0),
        textcoords="offset points",
        ha="right" if away < 0 else "left",
        va="center",
        annotation_clip=False,
        color=_INK,
        fontsize=_BODY,
        fontfamily=FONT,
        fontweight="normal" if away < 0 else "bold",
        linespacing=1.25,
        # A dollar sign is a currency here, never the start of a formula.
        parse_math=False,
    )


def _write(
    figure: Figure, lines: tuple[str, ...], left: float, top: float, look: tuple[float, str, str]
) -> None:
    size, weight, colour = look
    figure.text(
        left,
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
