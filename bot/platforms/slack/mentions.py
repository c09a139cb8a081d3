"""Mentions, answered in their thread, and direct messages, answered where they are."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.clock import Clock
from bot.delivery.seen import SeenKeys
from bot.platforms.slack.answer import Errand, SlackAnswers
from bot.platforms.slack.first_words import FirstWords
from bot.platforms.slack.sender import SlackSender
from bot.platforms.slack.targets import MemberTarget, ThreadTarget
from bot.platforms.slack.to_request import ANY_EVENT, thread_of, to_mention_request

_HEARD_SUBTYPES = frozenset({"", "file_share", "thread_broadcast"})


def add_mentions(
    app: AsyncApp,
    *,
    answers: SlackAnswers,
    sender: SlackSender,
    seen: SeenKeys,
    words: FirstWords,
    clock: Clock,
    bot_user: Callable[[], str],
) -> None:
    """Have the app answer each mention and each direct message once.

    `bot_user` returns the bot's own user id, empty while Slack has not told it.
    """

    async def on_event(body: dict[str, Any], event: dict[str, Any]) -> None:
        if not is_for_us(event, bot_user()) or not is_first(body, event, seen):
            return
        request = to_mention_request(body, bot_user=bot_user(), words=words, asked_at=clock())
        channel, user, thread = request.place.id, request.person.id, thread_of(event)
        errand = Errand(
            request=request,
            target=ThreadTarget(sender, channel=channel, thread=thread, key=request.key),
            asker=ThreadTarget(sender, channel=user, thread="", key=f"{request.key}/asker"),
            # A direct message is private as it is.
            private=None
            if event.get("channel_type") == "im"
            else MemberTarget(sender, channel=channel, user=user, thread=thread),
        )
        answers.begin(errand)

    # One listener for all events: an event nobody listens to would be refused, and repeated.
    app.event(ANY_EVENT)(on_event)


def is_for_us(event: Mapping[str, Any], bot_user: str) -> bool:
    """Whether a person said something to the bot; edits and the bot's own words are not."""
    kind = event.get("type")
    if kind != "app_mention" and not (kind == "message" and event.get("channel_type") == "im"):
        return False
    user = event.get("user")
    return (
        bool(user)
        and user != bot_user
        and not event.get("bot_id")
        and "edited" not in event
        and (event.get("subtype") or "") in _HEARD_SUBTYPES
    )


def is_first(body: Mapping[str, Any], event: Mapping[str, Any], seen: SeenKeys) -> bool:
    """Whether neither this event nor another one for the same message came before."""
    place = f"{body.get('team_id', '')}:{event['channel']}:{event['ts']}"
    # Both keys are remembered, so no short circuit.
    new_event = seen.first_time(f"slack:event:{body.get('event_id', place)}")
    new_message = seen.first_time(f"slack:message:{place}")
    return new_event and new_message
