"""Replies as the outbox keeps them for Slack."""

from bot.messages.reply import Reply
from bot.platforms.slack.outbox import to_payload
from bot.platforms.slack.pictures import SlackPictures
from bot.platforms.slack.render import charts_of, render_whole


async def typeset(reply: Reply, pictures: SlackPictures) -> tuple[str, ...]:
    """Return the payloads of a reply's messages, in order, their pictures uploaded before."""
    files = await pictures.upload(charts_of(reply))
    return tuple(map(to_payload, render_whole(reply, files=files)))
