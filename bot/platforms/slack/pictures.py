"""Charts as pictures: drawn, uploaded unshared, and shown below the answer they belong to."""

import asyncio
from collections.abc import Iterable

import structlog

from bot.errors import DeliveryError
from bot.messages.chart import Chart, Painter
from bot.platforms.slack.faults import BLOCKS_REFUSED
from bot.platforms.slack.limits import ALT_CHARACTERS, shorten
from bot.platforms.slack.render import to_picture
from bot.platforms.slack.rich import Json
from bot.platforms.slack.sender import SlackSender, Sleep
from bot.platforms.slack.targets import Target

_KEPT = 64
_SHOW_ATTEMPTS = 4
_UPLOAD_SECONDS = 20.0
"""Then an edition goes out without its picture."""
_log = structlog.stdlib.get_logger(__name__)


class SlackPictures:
    """Shows charts. An answer is complete without its picture, so failing only logs."""

    def __init__(self, *, sender: SlackSender, painter: Painter, sleep: Sleep) -> None:
        self._sender = sender
        self._painter = painter
        self._sleep = sleep
        self._files: dict[Chart, str] = {}

    async def show(self, chart: Chart, target: Target, *, part: int) -> str:
        """Draw, upload and send one chart, and return what `target` does, empty when it failed.

        The same chart is uploaded once.
        """
        try:
            file = self._files.get(chart) or await self._upload(chart)
            return await self._send(to_picture(chart, file=file), target, part=part)
        except DeliveryError as error:
            _log.warning("slack_picture_not_shown", fault=str(error))
            return ""

    async def upload(self, charts: Iterable[Chart]) -> dict[Chart, str]:
        """Return the files of the charts, without those that could not be drawn or uploaded."""
        files: dict[Chart, str] = {}
        for chart in charts:
            try:
                async with asyncio.timeout(_UPLOAD_SECONDS):
                    files[chart] = self._files.get(chart) or await self._upload(chart)
            except Exception:  # noqa: BLE001 - the edge: the chart's figures stand in words
                _log.warning("slack_picture_not_uploaded", exc_info=True)
        return files

    async def _upload(self, chart: Chart) -> str:
        png = await self._painter(chart)
        file = await self._sender.upload(
            png=png, name="chart.png", alt=shorten(chart.alt, ALT_CHARACTERS)
        )
        self._files[chart] = file
        if len(self._files) > _KEPT:
            del self._files[next(iter(self._files))]
        return file

    async def _send(self, message: Json, target: Target, *, part: int) -> str:
        # Slack refuses a file's block until it has looked at the file, a second or two.
        for attempt in range(_SHOW_ATTEMPTS - 1):
            try:
                return await target.send(message, part=part)
            except DeliveryError as error:
                if str(error) != BLOCKS_REFUSED:
                    raise
            await self._sleep(2.0**attempt)
        return await target.send(message, part=part)
