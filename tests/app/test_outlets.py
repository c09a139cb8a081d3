"""The connected platforms, for whoever has something to post."""

import asyncio
import random
from datetime import timedelta

import pytest

from bot.app.outlets import Outlet, Outlets
from bot.delivery.assemble import Setup, assemble_deliverer
from bot.delivery.carry import Ports
from bot.delivery.delivery import Delivery, DeliveryKey, State
from bot.delivery.pace import DISCORD_RATES
from bot.delivery.trouble import Trouble, TroubleKind
from bot.errors import DeliveryError
from bot.messages.health import Connection
from bot.messages.reply import Outcome, Reply
from bot.messages.request import Line, Person, Place, Platform, Request, Rights
from tests.fakes.moving_time import START, MovingTime
from tests.fakes.outbox import MemoryDeliveryStore
from tests.fakes.sender import FakeSender

HERE = Place(platform=Platform.DISCORD, id="1")
REPLY = Reply(title="An edition", blocks=(), outcome=Outcome.ANSWERED)
REQUEST = Request(
    key="1",
    asked=Line(text="/digest"),
    place=HERE,
    person=Person(platform=Platform.DISCORD, id="2"),
    asked_at=START,
    rights=Rights(zone="Europe/Oslo"),
)


def a_delivery() -> Delivery:
    return Delivery(
        key=DeliveryKey(subscription="s1", slot="2026-11-02T08:00"),
        place=HERE,
        payload="An edition",
        created_at=START,
        next_attempt_at=START,
    )


def a_refusal() -> Trouble:
    return Trouble(kind=TroubleKind.TOKEN_REFUSED, delivery=a_delivery())


class Scene:
    """Outlets, and what is posted through the one for Discord once it is connected."""

    def __init__(self) -> None:
        self.time = MovingTime()
        self.outlets = Outlets(clock=self.time.clock)
        self.store = MemoryDeliveryStore()
        self.sender = FakeSender()

    def connect(self) -> None:
        async def typeset(reply: Reply) -> tuple[str, ...]:
            return (reply.title,)

        async def look_up(request: Request) -> Rights:
            return Rights(manages=True)

        async def tell(trouble: Trouble) -> None:
            self.outlets.refuse_token(trouble)

        worker = assemble_deliverer(
            Setup(
                platform=Platform.DISCORD,
                holder="one",
                rates=DISCORD_RATES,
                timing=self.time.timing(),
            ),
            Ports(
                sender=self.sender,
                store=self.store,
                postings=self.store.postings,
                tell=tell,
                random=random.Random(1),
            ),
        )
        outlet = Outlet(typeset=typeset, worker=worker, look_up=look_up)
        self.outlets.connect(Platform.DISCORD, outlet)


@pytest.fixture
def scene() -> Scene:
    return Scene()


async def test_a_reply_is_set_for_a_platform_that_is_connected(scene: Scene) -> None:
    with pytest.raises(DeliveryError, match="Discord is not connected"):
        await scene.outlets.typeset(REPLY, Platform.DISCORD)
    scene.connect()
    assert await scene.outlets.typeset(REPLY, Platform.DISCORD) == ("An edition",)
    assert scene.outlets.platforms == {Platform.DISCORD}


async def test_rights_come_from_the_platform_or_else_with_the_request(scene: Scene) -> None:
    assert (await scene.outlets.look_up(REQUEST)).zone == "Europe/Oslo"
    scene.connect()
    assert (await scene.outlets.look_up(REQUEST)).manages is True


async def test_workers_post_from_start_to_stop(scene: Scene) -> None:
    scene.connect()
    scene.outlets.start()
    await scene.store.add([a_delivery()])
    scene.outlets.wake()
    async with asyncio.timeout(5):
        await scene.sender.called.wait()
        await scene.outlets.stop()
    (delivery,) = scene.store.deliveries.values()
    assert delivery.state is State.SENT


async def test_without_a_platform_nothing_can_be_posted_and_the_status_says_so(
    scene: Scene,
) -> None:
    assert scene.outlets.health().connection is Connection.OFF
    scene.connect()
    assert scene.outlets.health().connection is Connection.READY


async def test_a_refused_token_is_a_failure_for_as_long_as_it_is_refused(scene: Scene) -> None:
    scene.connect()
    scene.outlets.refuse_token(a_refusal())
    health = scene.outlets.health()
    assert health.connection is Connection.FAILED
    assert "refused by Discord" in health.detail
    scene.time.move(minutes=4)
    scene.outlets.refuse_token(a_refusal())
    scene.time.move(minutes=4)
    assert scene.outlets.health().connection is Connection.FAILED
    scene.time.move(seconds=timedelta(minutes=2).total_seconds())
    assert scene.outlets.health().connection is Connection.READY
