"""A picture under way leaves the event loop free for answers."""

import asyncio
import threading

import pytest

from bot.charts import paint
from bot.charts.paint import MatplotlibPainter
from bot.messages.chart import Bar, Chart

CHART = Chart(
    title="Aid",
    axis="billion USD",
    bars=(Bar(label="Norland", value=1, text="$1 billion"),),
    alt="in words",
    cites=(1,),
)


async def test_the_loop_goes_on_while_a_picture_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    loop_ran = threading.Event()

    def draw(chart: Chart) -> bytes:
        # On the loop's own thread nothing could set this, and the wait would end in False.
        return b"png" if loop_ran.wait(5) else b""

    monkeypatch.setattr(paint, "_draw", draw)
    painter = MatplotlibPainter()
    painting = asyncio.create_task(painter(CHART))
    await asyncio.sleep(0)
    loop_ran.set()
    assert await painting == b"png"
    await painter.stop()
