"""The charts of a reply as pictures; one that cannot be painted stands as text."""

import asyncio

import structlog

from bot.messages.chart import Chart, Painter
from bot.messages.reply import Reply

PAINTING = 20.0
"""Seconds a chart may take before its text stands in for it."""

_log = structlog.stdlib.get_logger(__name__)


async def paint_charts(reply: Reply, painter: Painter) -> dict[int, bytes]:
    """Return a PNG for every chart that could be painted in time, by its block's number."""
    pictures: dict[int, bytes] = {}
    for number, block in enumerate(reply.blocks):
        if isinstance(block, Chart):
            try:
                async with asyncio.timeout(PAINTING):
                    pictures[number] = await painter(block)
            except Exception:  # noqa: BLE001 - an edge: the chart's text stands in for it
                _log.warning("discord_chart_not_painted", exc_info=True)
    return pictures
