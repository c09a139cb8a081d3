"""The process that is killed: a worker for each platform, over the real clients."""

import asyncio
import os
import random
import time
from contextlib import AsyncExitStack
from datetime import UTC, datetime

import aiohttp
from pydantic import SecretStr
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import system_clock
from bot.delivery.assemble import Setup, assemble_deliverer
from bot.delivery.carry import Ports
from bot.delivery.deliver import Deliverer
from bot.delivery.sender import Sender
from bot.delivery.timing import Timing
from bot.delivery.trouble import Trouble
from bot.logs import set_up_logging
from bot.messages.request import Platform
from bot.platforms.discord.connection import RestConnection
from bot.platforms.discord.outbox import DiscordOutboxSender
from bot.platforms.slack.outbox import SlackOutboxSender
from bot.platforms.slack.sender import SlackSender
from bot.settings import DiscordSettings
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.engine import Engine, open_engine
from bot.storage.postings import SqlPostingStore
from tests.crash.task import RATES, REPEATABLE, TERMS, Task
from tests.fakes.discord_server import TOKEN
from tests.fakes.slack_server import BOT_TOKEN


def work(task: Task) -> None:
    """Deliver until killed."""
    with (task.folder / "workers.log").open("a", encoding="utf-8") as log:
        set_up_logging(level="warning", format="json", stream=log, secrets=[])
        asyncio.run(_work(task))


async def _work(task: Task) -> None:
    async with AsyncExitStack() as stack:
        engine = open_engine(task.store, None, timeout=20)
        stack.push_async_callback(engine.dispose)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        web = AsyncWebClient(
            token=BOT_TOKEN, base_url=task.slack_api, session=session, retry_handlers=[]
        )
        connection = RestConnection(
            settings=DiscordSettings(api_url=task.discord_api), token=SecretStr(TOKEN)
        )
        stack.push_async_callback(connection.close)
        discord = DiscordOutboxSender(connection, repeatable_for=REPEATABLE)
        slack = SlackOutboxSender(SlackSender(client=web, sleep=asyncio.sleep))
        workers = (
            _worker(Platform.DISCORD, discord, engine),
            _worker(Platform.SLACK, slack, engine),
        )
        await asyncio.gather(*(worker.run() for worker in workers))


def _worker(platform: Platform, sender: Sender, engine: Engine) -> Deliverer:
    ports = Ports(
        sender=sender,
        store=SqlDeliveryStore(engine),
        postings=SqlPostingStore(engine),
        tell=_tell,
        random=random.Random(),
    )
    setup = Setup(
        platform=platform,
        holder=f"{os.getpid()}-{datetime.now(UTC):%H%M%S%f}",
        rates=RATES[platform],
        timing=Timing(clock=system_clock, monotonic=time.monotonic, sleep=asyncio.sleep),
        terms=TERMS,
    )
    return assemble_deliverer(setup, ports)


async def _tell(_trouble: Trouble) -> None:
    """Nobody listens; what is uncertain or dead is counted at the end."""
