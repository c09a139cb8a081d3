"""Horizontal bars with the figure as written at each; imports matplotlib, so import it late."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from bot.charts.canvas import BLUE, BODY, LINE, MARGIN, RULE, lay_out, open_sheet, write_at
from bot.charts.wrap import Wrapper
from bot.messages.chart import Bar, Chart

_LABELS, _BARS, _TEXTS = 2.2, 2.7, 2.3
"""Inches from left to right: what is left over keeps texts off bars and edges."""
_GAP = 0.12


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    label: tuple[str, ...]
    text: tuple[str, ...]
    value: float

    @property
    def inches(self) -> float:
        return max(len(self.label), len(self.text)) * LINE + 0.28


def draw_bars(chart: Chart) -> bytes:
    """Return a PNG, 1,280 pixels wide and as high as its texts need.

    Raises ValueError when that is more than `TALLEST`.
    """
    figure, wrapper = open_sheet()
    rows = [_to_row(bar, wrapper) for bar in chart.bars]
    body = sum(row.inches for row in rows)
    canvas = lay_out(figure, wrapper, title=chart.title, axis=chart.axis, body=body)
    _plot(canvas.axes(left=MARGIN + _LABELS + _GAP, wide=_BARS), rows)
    return canvas.to_png()


def _to_row(bar: Bar, wrapper: Wrapper) -> _Row:
    return _Row(
        label=wrapper.wrap(bar.label, inches=_LABELS, size=BODY, bold=False),
        text=wrapper.wrap(bar.text, inches=_TEXTS, size=BODY, bold=True),
        value=bar.value,
    )


def _plot(axes: Axes, rows: list[_Row]) -> None:
    axes.set_xlim(0, max(row.value for row in rows) or 1.0)
    axes.axvline(0, color=RULE, linewidth=1.2)
    top = 0.0
    for row in rows:
        middle = top + row.inches / 2
        axes.barh(middle, row.value, height=0.3, color=BLUE)
        write_at(axes, row.label, (0, middle), away=-_GAP)
        write_at(axes, row.text, (row.value, middle), away=_GAP, bold=True)
        top += row.inches
