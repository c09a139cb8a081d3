"""Bad weather on both wires: limits, faults, hangs and answers that are lost after accepting."""

import random
from collections import Counter
from typing import Any

from tests.fakes import discord_server, slack_server

_POSTS = (
    ("limited", 0.03),
    ("limited everywhere", 0.002),
    ("fault", 0.02),
    ("fault after accepting", 0.01),
    ("dropped after accepting", 0.03),
    ("dropped", 0.01),
    ("hangs after accepting", 0.015),
    ("hangs", 0.01),
)
"""What a post meets, and how often."""
_READS = (("limited", 0.1), ("fault", 0.05), ("hangs", 0.02))


class Weather:
    """`met` counts what requests met. The same seed does not give the same run: clocks differ."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.met: Counter[str] = Counter()

    def on_discord(self, sent: discord_server.Sent) -> discord_server.Fault | None:
        """Return what a request to Discord meets."""
        if not sent.path.endswith("/messages"):
            return None
        kind = self._draw(_POSTS if sent.method == "POST" else _READS)
        if not kind:
            return None
        self.met[f"discord {sent.method} {kind}"] += 1
        status = 429 if "limited" in kind else 502 if "fault" in kind else 0
        return discord_server.Fault(
            path="",
            status=status,
            accepted="after" in kind,
            hangs="hangs" in kind,
            retry_after=0.5,
            everywhere="everywhere" in kind,
        )

    def on_slack(self, method: str, _body: dict[str, Any]) -> slack_server.Fault:
        """Return what a call to Slack meets."""
        table = {"chat.postMessage": _POSTS, "conversations.history": _READS}.get(method, ())
        kind = self._draw(table)
        if not kind:
            return slack_server.Fault()
        self.met[f"slack {method} {kind}"] += 1
        accepted = "after" in kind
        if "limited" in kind:
            return slack_server.Fault(status=429, retry_after="1")
        if "fault" in kind:
            return slack_server.Fault(status=503, accepted=accepted)
        return slack_server.Fault(
            drop="dropped" in kind, hangs="hangs" in kind, refused=not accepted
        )

    def _draw(self, table: tuple[tuple[str, float], ...]) -> str:
        drawn = self._random.random()
        for kind, share in table:
            drawn -= share
            if drawn < 0:
                return kind
        return ""
