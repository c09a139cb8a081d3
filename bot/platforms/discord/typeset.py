"""Replies as the outbox keeps them for Discord."""

from bot.messages.chart import Painter
from bot.messages.reply import Reply
from bot.platforms.discord.frozen import freeze
from bot.platforms.discord.pictures import paint_charts
from bot.platforms.discord.render import render_reply


async def typeset(reply: Reply, painter: Painter) -> tuple[str, ...]:
    """Return the payloads of a reply's messages, in order, pictures included."""
    pictures = await paint_charts(reply, painter)
    return tuple(freeze(message) for message in render_reply(reply, pictures=pictures))
