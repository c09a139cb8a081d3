"""A line of time as a picture: every point on it, and readable."""

import io
from collections.abc import AsyncIterator

import pytest
from PIL import Image

from bot.charts.paint import MOST_BARS, MatplotlibPainter
from bot.messages.chart import Bar, Chart, Point


def timeline_of(*points: Point, axis: str = "Oldest first") -> Chart:
    return Chart(title="Timeline", axis=axis, bars=(), points=points, alt="in words", cites=(1,))


def a_point(text: str = "They signed", *, days: int = 0, ahead: bool = False) -> Point:
    return Point(date="2 May 2024", text=text, days=days, ahead=ahead)


@pytest.fixture
async def painter() -> AsyncIterator[MatplotlibPainter]:
    painter = MatplotlibPainter()
    yield painter
    await painter.stop()


def height_of(png: bytes) -> int:
    picture = Image.open(io.BytesIO(png))
    assert picture.width == 1280
    return picture.height


async def test_equal_timelines_are_equal_bytes(painter: MatplotlibPainter) -> None:
    other = MatplotlibPainter()
    try:
        assert await painter(timeline_of(a_point())) == await other(timeline_of(a_point()))
    finally:
        await other.stop()


async def test_what_is_announced_looks_different(painter: MatplotlibPainter) -> None:
    done, ahead = timeline_of(a_point()), timeline_of(a_point(ahead=True))
    assert await painter(done) != await painter(ahead)


async def test_a_long_time_between_two_points_is_said(painter: MatplotlibPainter) -> None:
    soon = timeline_of(a_point(), a_point("They met", days=30))
    late = timeline_of(a_point(), a_point("They met", days=800))
    assert height_of(await painter(late)) > height_of(await painter(soon))


async def test_long_texts_are_wrapped_and_none_runs_over_the_edge(
    painter: MatplotlibPainter,
) -> None:
    png = await painter(timeline_of(a_point("a long sentence " * 20), a_point("w" * 300)))
    picture = Image.open(io.BytesIO(png)).convert("L")
    box = picture.point(lambda value: 255 if value < 200 else 0).getbbox()
    assert box and box[0] >= 30 and box[2] <= 1250


async def test_more_points_than_a_picture_has_room_for_are_refused(
    painter: MatplotlibPainter,
) -> None:
    with pytest.raises(ValueError, match="room"):
        await painter(timeline_of(*(a_point() for _ in range(MOST_BARS + 1))))


def test_a_chart_has_bars_or_points_and_never_both() -> None:
    bar = Bar(label="Norland", value=1, text="1")
    with pytest.raises(ValueError, match="bars or points"):
        Chart(title="", axis="", bars=(bar,), points=(a_point(),), alt="x", cites=(1,))
    with pytest.raises(ValueError, match="bars or points"):
        Chart(title="", axis="", bars=(), alt="x", cites=(1,))
