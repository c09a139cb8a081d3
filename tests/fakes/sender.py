"""A platform's sender that does what it is told to do."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery.delivery import Delivery
from bot.errors import DeliveryError


@dataclass
class FakeSender:
    """Posts what it gets, unless `answers` holds an error for it; it shows what is `shown`.

    An error of `lost` is raised after the message was shown. `gate` holds calls until it is set.
    """

    repeatable_for: timedelta = timedelta(0)
    clock: Callable[[], float] = lambda: 0.0
    answers: deque[Exception | None] = field(default_factory=deque)
    lost: deque[Exception | None] = field(default_factory=deque)
    unreadable: DeliveryError | None = None
    posted: list[Delivery] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    """Keys by message id."""
    looked_up: list[tuple[str, datetime]] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    called: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    async def post(self, delivery: Delivery) -> str:
        self.posted.append(delivery)
        message_id = f"m{len(self.posted)}"
        self.times.append(self.clock())
        self.called.set()
        await self.gate.wait()
        if self.answers and (error := self.answers.popleft()):
            raise error
        self.shown[message_id] = str(delivery.key)
        if self.lost and (error := self.lost.popleft()):
            raise error
        return message_id

    async def look_up(self, delivery: Delivery, *, since: datetime) -> tuple[str, ...]:
        self.looked_up.append((str(delivery.key), since))
        if self.unreadable:
            raise self.unreadable
        return tuple(each for each, key in self.shown.items() if key == str(delivery.key))
