"""Our sender over the real web client, pointed at a fake Slack."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.sender import SlackSender, Sleep
from tests.fakes.slack_server import BOT_TOKEN, FakeSlack


@asynccontextmanager
async def a_sender(slack: FakeSlack, sleep: Sleep) -> AsyncIterator[SlackSender]:
    """Yield a sender over a session of its own."""
    async with aiohttp.ClientSession() as session:
        web = AsyncWebClient(
            token=BOT_TOKEN, base_url=slack.api, session=session, retry_handlers=[]
        )
        yield SlackSender(client=web, sleep=sleep)
