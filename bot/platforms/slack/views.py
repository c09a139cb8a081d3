"""Forms through Bolt: what is sent, and what an input may hold as somebody types."""

from collections.abc import Sequence
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.answers.command import Command
from bot.errors import RequestError
from bot.platforms.slack.commands import Acknowledge
from bot.platforms.slack.form import read_metadata
from bot.platforms.slack.forms import SlackForms
from bot.platforms.slack.inputs import to_choices
from bot.platforms.slack.submissions import SlackSubmissions
from bot.platforms.slack.to_request import ANY_ACTION


def add_views(
    app: AsyncApp,
    *,
    commands: Sequence[Command],
    forms: SlackForms,
    submissions: SlackSubmissions,
) -> None:
    """Have the app take forms, and complete what is typed into them."""

    async def on_form(ack: Acknowledge, body: dict[str, Any]) -> None:
        answer = await submissions.receive(body)
        await (ack(**answer) if answer else ack())

    async def on_typing(ack: Acknowledge, body: dict[str, Any]) -> None:
        metadata = str((body.get("view") or {}).get("private_metadata", ""))
        try:
            form = read_metadata(metadata, commands)
        except RequestError:
            await ack(options=[])
            return
        option, typed = str(body.get("block_id", "")), str(body.get("value", ""))
        await ack(options=to_choices(forms.suggest(form, option, typed)))

    app.view(ANY_ACTION)(on_form)
    app.options(ANY_ACTION)(on_typing)
