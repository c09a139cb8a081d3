"""Points on a line of time that runs down; imports matplotlib, so import it late."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from bot.charts.canvas import (
    BLUE,
    BODY,
    LINE,
    MARGIN,
    PAPER,
    QUIET,
    RULE,
    SMALL,
    WIDTH,
    lay_out,
    open_sheet,
    write_at,
)
from bot.charts.wrap import Wrapper
from bot.messages.chart import Chart, Point

_DATES = 1.75
"""Inches that dates may take, to the left of the line."""
_GAP = 0.2
_TEXTS = WIDTH - 2 * MARGIN - _DATES - 2 * _GAP
_LONG = 45
"""Days between two points from which on the time between them is said."""
_PAUSE = 0.34
"""Inches that this takes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    date: tuple[str, ...]
    text: tuple[str, ...]
    later: str
    ahead: bool

    @property
    def pause(self) -> float:
        return _PAUSE if self.later else 0.0

    @property
    def inches(self) -> float:
        return max(len(self.date), len(self.text)) * LINE + 0.26


def draw_timeline(chart: Chart) -> bytes:
    """Return a PNG, 1,280 pixels wide and as high as its texts need.

    Raises ValueError when that is more than `TALLEST`.
    """
    figure, wrapper = open_sheet()
    rows = _to_rows(chart.points, wrapper)
    body = sum(row.pause + row.inches for row in rows)
    canvas = lay_out(figure, wrapper, title=chart.title, axis=chart.axis, body=body)
    _plot(canvas.axes(left=MARGIN + _DATES, wide=2 * _GAP), rows)
    return canvas.to_png()


def _to_rows(points: tuple[Point, ...], wrapper: Wrapper) -> list[_Row]:
    """A date that the point before has is not said again."""
    rows = []
    said = ""
    for point in points:
        text = f"{point.text} (announced)" if point.ahead else point.text
        date = "" if point.date == said else point.date
        rows.append(
            _Row(
                date=wrapper.wrap(date, inches=_DATES, size=BODY, bold=True),
                text=wrapper.wrap(text, inches=_TEXTS, size=BODY, bold=False),
                later=_say_later(point.days),
                ahead=point.ahead,
            )
        )
        said = point.date
    return rows


def _plot(axes: Axes, rows: list[_Row]) -> None:
    axes.set_xlim(-1, 1)
    tops = _tops(rows)
    middles = [top + row.inches / 2 for top, row in zip(tops, rows, strict=True)]
    axes.plot((0, 0), (middles[0], middles[-1]), color=RULE, linewidth=2.5, zorder=1)
    for top, middle, row in zip(tops, middles, rows, strict=True):
        if row.later:
            later = (row.later,)
            at = (0, top - row.pause / 2)
            axes.plot(*at, marker="s", markersize=9, color=PAPER, zorder=2)
            write_at(axes, later, at, away=_GAP, size=SMALL, colour=QUIET)
        inner = PAPER if row.ahead else BLUE
        axes.plot(
            0,
            middle,
            marker="o",
            markersize=9,
            markerfacecolor=inner,
            markeredgecolor=BLUE,
            markeredgewidth=2,
            zorder=3,
            clip_on=False,
        )
        write_at(axes, row.date, (0, middle), away=-_GAP, bold=True)
        write_at(axes, row.text, (0, middle), away=_GAP)


def _tops(rows: list[_Row]) -> list[float]:
    tops, used = [], 0.0
    for row in rows:
        tops.append(used + row.pause)
        used += row.pause + row.inches
    return tops


def _say_later(days: int) -> str:
    if days < _LONG:
        return ""
    months = round(days / 30.44)
    years, rest = divmod(months, 12)
    if not years:
        return f"{months} months later"
    said = f"{years} year{'s' if years > 1 else ''}"
    return f"{said} and {rest} month{'s' if rest > 1 else ''} later" if rest else f"{said} later"
