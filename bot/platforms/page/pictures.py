"""Charts by the address of their picture."""

import hashlib
import re
from collections import OrderedDict

from bot.messages.chart import Chart
from bot.platforms.page.limits import PICTURES

NAME = re.compile(r"[0-9a-f]{32}")


class Pictures:
    """Remembers the charts of recent replies, so that a picture is painted when it is fetched."""

    def __init__(self, *, kept: int = PICTURES) -> None:
        self._kept = kept
        self._charts: OrderedDict[str, Chart] = OrderedDict()

    def add(self, chart: Chart) -> None:
        """Remember a chart, and forget the one unused the longest when there are too many."""
        self._charts[picture_name(chart)] = chart
        self._charts.move_to_end(picture_name(chart))
        while len(self._charts) > self._kept:
            self._charts.popitem(last=False)

    def get(self, name: str) -> Chart | None:
        """Return the chart of a picture's name."""
        return self._charts.get(name)


def picture_name(chart: Chart) -> str:
    """Return a hash of everything the picture shows."""
    return hashlib.blake2b(repr(chart).encode(errors="replace"), digest_size=16).hexdigest()
