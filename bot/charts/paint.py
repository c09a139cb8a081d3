"""Charts painted as PNG by matplotlib, in a thread of their own."""

import asyncio
import math
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from bot.messages.chart import Chart

MOST_BARS = 40
"""More bars or points than this are no picture but a table; the text says them all."""

MOST_CHARACTERS = 6_000
"""Over all texts of a chart; measuring and drawing more would hold up the charts behind it."""

_KEPT = 64
_SECONDS = 20.0


class MatplotlibPainter:
    """A `bot.messages.chart.Painter`. Equal charts give equal bytes and are painted once.

    matplotlib takes a second and 64 MiB to import, so it is imported with the first chart.
    """

    def __init__(self, *, kept: int = _KEPT, seconds: float = _SECONDS) -> None:
        self._kept = kept
        self._seconds = seconds
        self._pictures: OrderedDict[Chart, asyncio.Task[bytes]] = OrderedDict()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")

    async def __call__(self, chart: Chart) -> bytes:
        """Return the chart as a PNG.

        Raises ValueError when the chart is too much for a picture, TimeoutError when painting
        takes too long: the chart's text is to be shown then.
        """
        _require_room(chart)
        task = self._pictures.get(chart)
        if task is None or _failed(task):
            task = asyncio.create_task(self._paint(chart))
            self._pictures[chart] = task
        self._pictures.move_to_end(chart)
        while len(self._pictures) > self._kept:
            self._pictures.popitem(last=False)
        return await asyncio.wait_for(asyncio.shield(task), self._seconds)

    async def stop(self) -> None:
        """Drop what waits and let the picture under way finish; call once."""
        tasks = tuple(self._pictures.values())
        self._pictures.clear()
        self._thread.shutdown(wait=False, cancel_futures=True)
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _paint(self, chart: Chart) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(self._thread, _draw, chart)


def _require_room(chart: Chart) -> None:
    count = len(chart.bars) + len(chart.points)
    if count > MOST_BARS:
        raise ValueError(f"a picture has room for {MOST_BARS} bars or points, not {count}")
    texts = [chart.title, chart.axis]
    texts += [text for bar in chart.bars for text in (bar.label, bar.text)]
    texts += [text for point in chart.points for text in (point.date, point.text)]
    if sum(map(len, texts)) > MOST_CHARACTERS:
        raise ValueError(f"a picture has room for {MOST_CHARACTERS} characters")
    if not all(math.isfinite(bar.value) and bar.value >= 0 for bar in chart.bars):
        raise ValueError("a bar has a length")


def _failed(task: asyncio.Task[bytes]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


def _draw(chart: Chart) -> bytes:
    from bot.charts.bars import draw_bars
    from bot.charts.timeline import draw_timeline

    return draw_timeline(chart) if chart.points else draw_bars(chart)
