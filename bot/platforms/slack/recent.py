"""What was asked lately, kept for a while, so that it is not asked again and again."""

from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.clock import Clock

_Kept = TypeVar("_Kept")


class Recent(Generic[_Kept]):
    """At most `capacity` answers, each for as long as it `lasts`; the oldest goes first."""

    def __init__(self, *, clock: Clock, lasts: timedelta, capacity: int) -> None:
        self._clock = clock
        self._lasts = lasts
        self._capacity = capacity
        self._kept: dict[str, tuple[datetime, _Kept]] = {}

    def get(self, key: str) -> _Kept | None:
        """Return what was kept under a key and still counts."""
        kept_at, answer = self._kept.get(key, (None, None))
        return answer if kept_at and self._clock() - kept_at < self._lasts else None

    def keep(self, key: str, answer: _Kept) -> _Kept:
        """Keep an answer and return it."""
        self._kept.pop(key, None)
        self._kept[key] = (self._clock(), answer)
        if len(self._kept) > self._capacity:
            del self._kept[next(iter(self._kept))]
        return answer
