"""Charts as pictures: drawn, uploaded unshared, and shown below the answer they belong to."""

import structlog

from bot.errors import DeliveryError
from bot.messages.chart import Chart, Painter
from bot.platforms.slack.limits import ALT_CHARACTERS, shorten
from bot.platforms.slack.render import to_picture
from bot.platforms.slack.sender import BLOCKS_REFUSED, SlackSender, Sleep
from bot.platforms.slack.targets import Target

_KEPT = 64
_SHOW_ATTEMPTS = 4
_log = structlog.stdlib.get_logger(__name__)


class SlackPictures:
    """Shows charts. An answer is complete without its picture, so failing only logs."""

    def __init__(self, *, sender: SlackSender, painter: Painter, sleep: Sleep) -> None:
        self._sender = sender
        self._painter = painter
        self._sleep = sleep
        self._files: dict[Chart, str] = {}

    async def show(self, chart: Chart, target: Target, *, part: int) -> None:
        """Draw, upload and send one chart; the same chart is uploaded once."""
        try:
            file = self._files.get(chart) or await self._upload(chart)
            await self._send(to_picture(chart, file=file), target, part=part)
        except DeliveryError as error:
            _log.warning("slack_picture_not_shown", fault=str(error))

    async def _upload(self, chart: Chart) -> str:
        png = await self._painter(chart)
        file = await self._sender.upload(
            png=png, name="chart.png", alt=shorten(chart.alt, ALT_CHARACTERS)
        )
        self._files[chart] = file
        if len(self._files) > _KEPT:
            del self._files[next(iter(self._files))]
        return file

    async def _send(self, message: dict[str, object], target: Target, *, part: int) -> None:
        # Slack refuses a file's block until it has looked at the file, a second or two.
        for attempt in range(_SHOW_ATTEMPTS):
            try:
                return await target.send(message, part=part)
            except DeliveryError as error:
                if str(error) != BLOCKS_REFUSED or attempt == _SHOW_ATTEMPTS - 1:
                    raise
            await self._sleep(2.0**attempt)
        return None
