"""Answers given within the same second, for when a whole channel asks the same at once."""

from collections.abc import Hashable
from datetime import datetime

from bot.answers.snapshot import Snapshot
from bot.messages.reply import Reply


class Repeats:
    """Forgets everything with the second and with the snapshot, so an answer is never stale.

    An embargo that lifts within a second shows a moment later, never earlier.
    """

    def __init__(self) -> None:
        self._replies: dict[Hashable, Reply] = {}
        self._second = 0
        self._snapshot: Snapshot | None = None

    def get(self, key: Hashable, *, snapshot: Snapshot, now: datetime) -> Reply | None:
        """Return the reply given to `key` in this second over this snapshot."""
        second = int(now.timestamp())
        if second != self._second or snapshot is not self._snapshot:
            self._replies.clear()
            self._second, self._snapshot = second, snapshot
        return self._replies.get(key)

    def keep(self, key: Hashable, reply: Reply) -> None:
        """Keep a reply until the second is over."""
        self._replies[key] = reply
