"""A worker over memory and a fake sender, on time that moves when it sleeps."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from bot.delivery.assemble import Setup, assemble_deliverer
from bot.delivery.carry import Ports
from bot.delivery.deliver import Deliverer
from bot.delivery.delivery import Delivery, DeliveryKey
from bot.delivery.pace import Rates
from bot.delivery.terms import Terms
from bot.delivery.trouble import Trouble
from bot.messages.request import Place, Platform
from tests.fakes.moving_time import START, MovingTime
from tests.fakes.outbox import MemoryDeliveryStore
from tests.fakes.sender import FakeSender

GENERAL = Place(platform=Platform.SLACK, workspace="T1", id="C1")
ELSEWHERE = Place(platform=Platform.SLACK, workspace="T1", id="C2")
TERMS = Terms(call=timedelta(seconds=15), lease=timedelta(seconds=60))
RATES = Rates(a_second=1000, place_seconds=1.0)


def a_key(subscription: str = "daily", part: int = 1) -> DeliveryKey:
    return DeliveryKey(subscription=subscription, slot="2026-11-02T08:00", part=part)


def a_delivery(subscription: str = "daily", *, place: Place = GENERAL, part: int = 1) -> Delivery:
    return Delivery(
        key=a_key(subscription, part),
        place=place,
        payload="The river accord",
        created_at=START,
        next_attempt_at=START,
    )


@dataclass
class Scene:
    """What a test of the worker has in its hands."""

    time: MovingTime = field(default_factory=MovingTime)
    sender: FakeSender = field(default_factory=FakeSender)
    store: MemoryDeliveryStore = field(default_factory=MemoryDeliveryStore)
    troubles: list[Trouble] = field(default_factory=list)
    deaf: list[Exception] = field(default_factory=list)
    """Errors for the next times that trouble is told."""

    def __post_init__(self) -> None:
        self.sender.clock = self.time.monotonic

    def worker(
        self,
        *,
        holder: str = "one",
        terms: Terms = TERMS,
        limited: float = 0.0,
        rates: Rates = RATES,
    ) -> Deliverer:
        """Return a worker; its token is limited for so many seconds yet."""
        ports = Ports(
            sender=self.sender,
            store=self.store,
            postings=self.store.postings,
            tell=self._tell,
            random=random.Random(1),
        )
        setup = Setup(
            platform=Platform.SLACK,
            holder=holder,
            rates=rates,
            timing=self.time.timing(),
            terms=terms,
        )
        return assemble_deliverer(setup, ports, closed_for=limited)

    def the(self, subscription: str = "daily", part: int = 1) -> Delivery:
        """Return a delivery as it stands in the store."""
        return self.store.deliveries[a_key(subscription, part)]

    async def _tell(self, trouble: Trouble) -> None:
        if self.deaf:
            raise self.deaf.pop(0)
        self.troubles.append(trouble)
