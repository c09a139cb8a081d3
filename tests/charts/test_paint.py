"""Charts as pictures: readable, the same every time, and never in the way."""

import asyncio
import io
import subprocess
import sys
import threading
from collections.abc import AsyncIterator

import pytest
from PIL import Image

from bot.charts import paint
from bot.charts.paint import MOST_BARS, MatplotlibPainter
from bot.messages.chart import Bar, Chart


def chart_of(*bars: tuple[str, float, str], title: str = "Aid") -> Chart:
    return Chart(
        title=title,
        axis="billion USD",
        bars=tuple(Bar(label=label, value=value, text=text) for label, value, text in bars),
        alt="in words",
        cites=(1,),
    )


AID = chart_of(
    ("United States", 54, "more than $54 billion"), ("United Kingdom", 10, "nearly $10 billion")
)


def picture_of(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def ink_columns(picture: Image.Image) -> tuple[int, int]:
    """Return the first and last column in which anything is drawn."""
    box = picture.point(lambda value: 255 if value < 200 else 0).getbbox()
    assert box
    return box[0], box[2]


@pytest.fixture
async def painter() -> AsyncIterator[MatplotlibPainter]:
    painter = MatplotlibPainter()
    yield painter
    await painter.stop()


async def test_a_chart_is_a_picture_on_solid_ground(painter: MatplotlibPainter) -> None:
    png = await painter(AID)
    assert Image.open(io.BytesIO(png)).format == "PNG"
    picture = picture_of(png)
    assert picture.width == 1280
    ground = picture.getpixel((2, 2))
    assert isinstance(ground, tuple) and min(ground) > 240


async def test_equal_charts_are_equal_bytes_from_any_painter(painter: MatplotlibPainter) -> None:
    other = MatplotlibPainter()
    try:
        assert await painter(AID) == await other(AID)
    finally:
        await other.stop()


async def test_different_figures_are_different_pictures(painter: MatplotlibPainter) -> None:
    assert await painter(AID) != await painter(
        chart_of(("United States", 54, "about $54 billion"), ("United Kingdom", 10, "x"))
    )


async def test_a_chart_is_painted_once(
    painter: MatplotlibPainter, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Chart] = []

    def draw(chart: Chart) -> bytes:
        drawn.append(chart)
        return b"png"

    monkeypatch.setattr(paint, "_draw", draw)
    await asyncio.gather(painter(AID), painter(AID))
    await painter(AID)
    assert drawn == [AID]


async def test_only_some_pictures_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def draw(chart: Chart) -> bytes:
        drawn.append(chart.title)
        return b"png"

    monkeypatch.setattr(paint, "_draw", draw)
    painter = MatplotlibPainter(kept=2)
    for title in ("a", "b", "a", "c", "a", "b"):
        await painter(chart_of(("x", 1, "1"), title=title))
    await painter.stop()
    assert drawn == ["a", "b", "c", "b"]


async def test_a_picture_that_takes_too_long_is_given_up_and_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = threading.Event()

    def draw(chart: Chart) -> bytes:
        gate.wait(10)
        return b"png"

    monkeypatch.setattr(paint, "_draw", draw)
    painter = MatplotlibPainter(seconds=0.01)
    with pytest.raises(TimeoutError):
        await painter(AID)
    gate.set()
    await painter.stop()


async def test_a_picture_that_failed_is_tried_again(
    painter: MatplotlibPainter, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [ValueError("broken")]

    def draw(chart: Chart) -> bytes:
        if faults:
            raise faults.pop()
        return b"png"

    monkeypatch.setattr(paint, "_draw", draw)
    with pytest.raises(ValueError, match="broken"):
        await painter(AID)
    assert await painter(AID) == b"png"


async def test_many_bars_make_the_picture_higher(painter: MatplotlibPainter) -> None:
    many = chart_of(*((f"Donor {number}", number, f"about {number}") for number in range(40)))
    assert picture_of(await painter(many)).height > 4 * picture_of(await painter(AID)).height


@pytest.mark.parametrize(
    "chart",
    [
        chart_of(*(("x", 1, "1") for _ in range(MOST_BARS + 1))),
        chart_of(("x" * 7000, 1, "1")),
        chart_of(*(("word " * 28, 1, "1") for _ in range(40))),
        chart_of(("x", float("inf"), "1")),
        chart_of(("x", float("nan"), "1")),
        chart_of(("x", -1, "1")),
    ],
)
async def test_too_much_for_a_picture_is_refused(painter: MatplotlibPainter, chart: Chart) -> None:
    with pytest.raises(ValueError, match=r"picture|length"):
        await painter(chart)


@pytest.mark.parametrize(
    "text",
    [
        "more than $54 billion and $3, at most $5",
        "W" * 90,
        "Łódź Україна Ελλάδα",
        "漢字 👩‍👩‍👧‍👦 ایران \u202e\x00\x1b[31m",
        "\\frac{1}{2} $\\alpha$ _x_ ^2",
        " ",
    ],
)
async def test_any_text_stays_inside_the_picture(painter: MatplotlibPainter, text: str) -> None:
    chart = chart_of((text, 54, text), (text, 0, text), title=text)
    first, last = ink_columns(picture_of(await painter(chart)))
    assert first >= 10 and last <= 1270


async def test_bars_of_nothing_at_all_are_drawn(painter: MatplotlibPainter) -> None:
    assert picture_of(await painter(chart_of(("x", 0, "none"), ("y", 0, "none"))))


def test_matplotlib_is_imported_with_the_first_chart_only() -> None:
    program = "import sys, bot.charts.paint; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
