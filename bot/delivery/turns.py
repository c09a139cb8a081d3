"""Waiting for one's turn: in the place, then in the token's pace; or being given back instead."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.clock import Clock
from bot.delivery.delivery import Delivery
from bot.delivery.pace import Pace
from bot.delivery.steps import say_when, wait
from bot.delivery.timing import Timing
from bot.messages.request import Place

_SOONEST = 0.05
"""Seconds after which a delivery is tried again whose place has another on its way."""


class Turns:
    """One delivery at a time has its turn in a place; it waits `patience` seconds at most."""

    def __init__(self, pace: Pace, *, timing: Timing, patience: float) -> None:
        self._pace = pace
        self._timing = timing
        self._patience = patience
        self._busy: set[Place] = set()
        self._stopped = asyncio.Event()

    @property
    def clock(self) -> Clock:
        """What dates deliveries."""
        return self._timing.clock

    async def sleep(self, seconds: float) -> None:
        """Sleep."""
        await self._timing.sleep(seconds)

    def stop(self) -> None:
        """Give back everything that still waits."""
        self._stopped.set()

    def closed(self) -> bool:
        """Whether the token is not to be used for longer than anything waits."""
        return self._pace.wait(now=self._timing.monotonic()) > self._patience

    @asynccontextmanager
    async def turn(self, claimed: Delivery) -> AsyncIterator[Delivery | None]:
        """Yield None when the delivery has its turn, or else the delivery as it is given back."""
        place, now = claimed.place, self._timing.monotonic()
        seconds = self._pace.place_wait(place, now=now)
        if place in self._busy or seconds > self._patience:
            yield self._give_back(claimed, self._pace.turn_away(place, now=now))
            return
        self._busy.add(place)
        self._pace.take_place(place, at=now + seconds)
        try:
            stopped = await self._stopped_within(seconds) or await self._wait_for_call(place)
            yield self._give_back(claimed, 0.0) if stopped else None
        finally:
            self._busy.discard(place)

    async def take_call(self) -> None:
        """Wait until the token may be used once more in the same turn."""
        seconds = self._pace.take_call(now=self._timing.monotonic())
        if seconds > 0:
            await self._timing.sleep(seconds)

    def close_place(self, place: Place, seconds: float) -> None:
        """Have nothing posted to a place for so long."""
        self._pace.close_place(place, until=self._timing.monotonic() + seconds)

    def close(self, seconds: float) -> None:
        """Have nothing posted at all for so long."""
        self._pace.close(until=self._timing.monotonic() + seconds)

    async def _wait_for_call(self, place: Place) -> bool:
        """Wait for the token's next call, and count the place's distance from then."""
        now = self._timing.monotonic()
        seconds = self._pace.take_call(now=now)
        self._pace.take_place(place, at=now + seconds)
        return await self._stopped_within(seconds)

    def _give_back(self, claimed: Delivery, seconds: float) -> Delivery:
        until = self.clock() + timedelta(seconds=max(seconds, _SOONEST))
        if self._stopped.is_set():
            return wait(claimed, until=self.clock(), reason=claimed.reason)
        reason = f"waiting: rate limit until {say_when(until)}"
        return wait(claimed, until=until, reason=reason)

    async def _stopped_within(self, seconds: float) -> bool:
        if seconds <= 0 or self._stopped.is_set():
            return self._stopped.is_set()
        stopped = asyncio.create_task(self._stopped.wait())
        slept = asyncio.ensure_future(self._timing.sleep(seconds))
        try:
            await asyncio.wait({stopped, slept}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
            slept.cancel()
            await asyncio.gather(stopped, slept, return_exceptions=True)
        return self._stopped.is_set()
