"""Every answer that a channel sees is remembered, with the facts it carries."""

import asyncio
from dataclasses import replace

from bot.delivery.posting import Carried, Posting
from bot.facts.ids import FactId
from bot.messages.reply import Carried as Stated
from bot.messages.request import Place, Platform
from bot.platforms.discord.client import DiscordClient
from tests.fakes.answerer import FakeAnswerer
from tests.fakes.discord import NOW, a_reply
from tests.fakes.discord_payloads import (
    APPLICATION,
    CHANNEL,
    GUILD,
    a_command,
    a_message,
    a_press,
)
from tests.fakes.discord_server import FakeDiscord

MENTION = f"<@{APPLICATION}> who was sanctioned?"
FACT = FactId("accord/listing")
CARRYING = replace(a_reply(), carries=(Stated(fact=FACT, revision=2),))
HERE = Place(platform=Platform.DISCORD, workspace=GUILD, id=CHANNEL)


async def next_of(postings: asyncio.Queue[Posting]) -> Posting:
    async with asyncio.timeout(10):
        return await postings.get()


async def test_a_reply_to_a_mention_is_remembered(
    client: DiscordClient,
    discord: FakeDiscord,
    answerer: FakeAnswerer,
    postings: asyncio.Queue[Posting],
) -> None:
    answerer.say = lambda request: CARRYING
    await discord.gateway.dispatch("MESSAGE_CREATE", a_message(MENTION))
    noted = await next_of(postings)
    (shown,) = discord.channels.messages[CHANNEL]
    assert noted == Posting(
        place=HERE,
        message_id=shown["id"],
        posted_at=NOW,
        carries=(Carried(fact=FACT, revision=2),),
    )


async def test_a_command_that_everybody_sees_is_remembered(
    client: DiscordClient, discord: FakeDiscord, postings: asyncio.Queue[Posting]
) -> None:
    await discord.gateway.dispatch("INTERACTION_CREATE", a_command("sanctions"))
    assert (await next_of(postings)).message_id == "5001"


async def test_a_command_answered_late_is_remembered(
    client: DiscordClient,
    discord: FakeDiscord,
    answerer: FakeAnswerer,
    postings: asyncio.Queue[Posting],
    impatient: None,
) -> None:
    answerer.gate.clear()
    await discord.gateway.dispatch("INTERACTION_CREATE", a_command("sanctions"))
    await discord.until(lambda it: it.sent("POST", "/callback"))
    answerer.gate.set()
    assert (await next_of(postings)).place == HERE
    assert discord.sent("PATCH", "/messages/@original")


async def test_what_only_the_asker_sees_is_not_remembered(
    client: DiscordClient,
    discord: FakeDiscord,
    answerer: FakeAnswerer,
    postings: asyncio.Queue[Posting],
) -> None:
    answerer.say = lambda request: replace(CARRYING, private=True)
    await discord.gateway.dispatch("INTERACTION_CREATE", a_command("story"))
    await discord.gateway.dispatch("INTERACTION_CREATE", a_press("dl:0l:/aid"))
    await discord.until(lambda it: len(it.messages) == 2)
    assert postings.empty()
