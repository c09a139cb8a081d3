"""Buttons and the message shortcuts. All a press needs is in the button itself."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.clock import Clock
from bot.delivery.seen import SeenKeys
from bot.platforms.slack.answer import Errand, SlackAnswers
from bot.platforms.slack.commands import Acknowledge
from bot.platforms.slack.forms import SlackForms
from bot.platforms.slack.sender import SlackSender
from bot.platforms.slack.targets import ResponseTarget, Target, ThreadTarget
from bot.platforms.slack.to_request import (
    ANY_ACTION,
    SHORTCUTS,
    to_button_request,
    to_shortcut_request,
)

_ACTION = re.compile(r"(line|private|share|more):(\d{1,4})")


def add_interactions(
    app: AsyncApp,
    *,
    answers: SlackAnswers,
    forms: SlackForms,
    sender: SlackSender,
    seen: SeenKeys,
    clock: Clock,
) -> None:
    """Have the app answer presses, and the shortcuts on messages."""

    async def on_press(ack: Acknowledge, body: dict[str, Any]) -> None:
        await ack()
        errand = press_errand(body, sender=sender, clock=clock, seen=seen)
        if errand is None:
            return
        begin = partial(answers.begin, errand)
        if form := forms.find(errand.request):
            trigger = str(body.get("trigger_id", ""))
            forms.begin(form, errand.request, trigger=trigger, asker=errand.asker, answer=begin)
        else:
            begin()

    async def on_shortcut(ack: Acknowledge, body: dict[str, Any]) -> None:
        await ack()
        if body.get("callback_id") not in SHORTCUTS or "message" not in body:
            return
        request = to_shortcut_request(body, asked_at=clock())
        errand = Errand(
            request=request,
            target=ResponseTarget(sender, url=str(body.get("response_url", ""))),
            asker=ThreadTarget(sender, channel=request.person.id, thread="", key=request.key),
        )
        answers.begin(errand)

    app.action(ANY_ACTION)(on_press)
    app.shortcut(ANY_ACTION)(on_shortcut)


def press_errand(
    body: Mapping[str, Any], *, sender: SlackSender, clock: Clock, seen: SeenKeys
) -> Errand | None:
    """Return what a press asks for; None when it is not one of our buttons, or shared before."""
    action = body["actions"][0]
    known = _ACTION.fullmatch(str(action.get("action_id", "")))
    if known is None or not action.get("value"):
        return None
    kind, number = known[1], int(known[2])
    container = body.get("container", {})
    channel, message = str(container.get("channel_id", "")), str(container.get("message_ts", ""))
    sharing = f"slack:share:{channel}:{message}"
    if kind == "share" and not seen.first_time(sharing):
        return None
    hidden = kind == "private" or (kind != "share" and bool(container.get("is_ephemeral")))
    request = to_button_request(body, line=str(action["value"]), private=hidden, asked_at=clock())
    url = str(body.get("response_url", ""))
    target: Target
    if kind == "share":
        target = ThreadTarget(sender, channel=channel, thread="", key=request.key)
    elif hidden:
        target = ResponseTarget(sender, url=url)
    else:
        thread = str(container.get("thread_ts") or message)
        target = ThreadTarget(sender, channel=channel, thread=thread, key=request.key)
    return Errand(
        request=request,
        target=target,
        asker=ResponseTarget(sender, url=url),
        private=None if hidden or kind == "share" else ResponseTarget(sender, url=url),
        shared_by=request.person.id if kind == "share" else "",
        start=number if kind == "more" else 0,
        if_lost=partial(seen.forget, sharing),
    )
