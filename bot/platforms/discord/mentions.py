"""Which messages are questions for the bot, and what they ask."""

import discord

from bot.messages.request import Call, Line
from bot.platforms.discord.to_request import mention_of, without_mention

_TYPED = frozenset({discord.MessageType.default, discord.MessageType.reply})


def asked_by(message: discord.Message, bot_id: int) -> Line | Call | None:
    """Return what a message asks, None when it is not for the bot.

    In a direct message everything is; elsewhere the bot has to be named in the text. A mere
    reply to the bot, @everyone, and what bots or webhooks write ask nothing. A mention without
    words gets help.
    """
    if message.author.bot or message.webhook_id or message.type not in _TYPED:
        return None
    if message.guild is not None and not mention_of(bot_id).search(message.content):
        return None
    text = without_mention(message.content, bot_id)
    return Line(text=text) if text else Call(command="help")


def text_of(message: discord.Message) -> str:
    """Return what a message says, embeds included, empty when it holds no words."""
    embeds = (part for embed in message.embeds for part in (embed.title, embed.description))
    return "\n".join(filter(None, (message.content, *embeds))).strip()
