"""Time that moves only when somebody sleeps, or a test moves it."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.delivery.timing import Timing

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


class MovingTime:
    """A clock, a monotonic clock and a sleep that agree; `slept` are the sleeps, in seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def clock(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        """Sleep no time at all; the clock reads as if it had been that long."""
        self.slept.append(seconds)
        until = self.seconds + seconds
        await asyncio.sleep(0)
        self.seconds = max(self.seconds, until)

    def move(self, **elapsed: float) -> None:
        self.seconds += timedelta(**elapsed).total_seconds()

    def timing(self) -> Timing:
        return Timing(clock=self.clock, monotonic=self.monotonic, sleep=self.sleep)
