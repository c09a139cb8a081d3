"""From a reply to Slack's messages: packed, numbered, with a fallback text each."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.messages.chart import Chart
from bot.messages.plain import to_plain
from bot.messages.reply import Reply
from bot.platforms.slack.blocks import button, button_rows, context, picture, to_blocks
from bot.platforms.slack.limits import (
    ALT_CHARACTERS,
    MESSAGE_BLOCKS,
    MESSAGE_CHARACTERS,
    MESSAGES_AT_ONCE,
    VALUE_CHARACTERS,
    escape,
    shorten,
    size,
)
from bot.platforms.slack.rich import Json, Part, plain_of, rich_text, section, text_run

_EXTRA_BLOCKS = 3
"""Room for who shared it, which part it is and the buttons below."""
_EXTRA_CHARACTERS = 300
_NOTHING = "There is nothing to show."
_UNDISPLAYED = {"mrkdwn": False, "unfurl_links": False, "unfurl_media": False}


class Audience(StrEnum):
    """Who sees an answer."""

    ASKER = "ephemeral"
    CHANNEL = "in_channel"


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """Messages that are sent at once. `left` counts those that follow when asked for."""

    messages: tuple[Json, ...]
    left: int


def render(
    reply: Reply,
    *,
    audience: Audience,
    line: str = "",
    shared_by: str = "",
    start: int = 0,
) -> Batch:
    """Return at most four messages, from the one numbered `start`.

    `line` is what pressing "Share to channel" or "Continue" sends again; without it, or when
    it is too long for a button, neither is offered. `shared_by` is a Slack user id.
    """
    value = line if line and size(line) <= VALUE_CHARACTERS else ""
    reserve = _EXTRA_CHARACTERS + 2 * size(value) + (size(line) if shared_by else 0)
    parts = list(_pack(to_blocks(reply, {}), MESSAGE_CHARACTERS - reserve))
    stop = min(len(parts), start + MESSAGES_AT_ONCE)
    left = len(parts) - stop
    messages = []
    for index in range(start, stop):
        blocks = parts[index]
        if index == 0 and shared_by:
            blocks = [*_blocks(_shared(shared_by, line)), *blocks]
        blocks = [*blocks, *_blocks(_numbered(index + 1, len(parts)))]
        if index == stop - 1:
            below = _below(value, audience=audience, next_part=stop, left=left)
            blocks = [*blocks, *_blocks(below)]
        whole = to_plain(reply) if len(parts) == 1 else ""
        messages.append(to_message(blocks, whole=whole))
    return Batch(messages=tuple(messages), left=left)


def render_whole(reply: Reply, *, files: Mapping[Chart, str]) -> tuple[Json, ...]:
    """Return every message of a reply for all to see, with the charts that were uploaded."""
    parts = list(_pack(to_blocks(reply, files), MESSAGE_CHARACTERS - _EXTRA_CHARACTERS))
    return tuple(
        to_message(
            [*blocks, *_blocks(_numbered(number, len(parts)))],
            whole=to_plain(reply) if len(parts) == 1 else "",
        )
        for number, blocks in enumerate(parts, start=1)
    )


def to_message(blocks: list[Json], *, whole: str = "") -> Json:
    """Return a message; its fallback is `whole`, or what the blocks say."""
    text = escape(whole)
    if not text.strip() or len(text) > MESSAGE_CHARACTERS:
        text = escape("\n\n".join(filter(None, map(plain_of, blocks))))
    return {"text": text if text.strip() else _NOTHING, "blocks": blocks, **_UNDISPLAYED}


def to_notice(words: str) -> Json:
    """Return a message in the bot's own words."""
    return to_message(_blocks(rich_text(section(text_run(words)))))


def to_picture(chart: Chart, *, file: str) -> Json:
    """Return the message that shows an uploaded chart; `file` is its Slack id.

    The whole alternative text stands in the answer above it.
    """
    image, _ = picture(chart, file=file)
    text = escape(shorten(chart.alt, ALT_CHARACTERS))
    return {"text": text, "blocks": [image], **_UNDISPLAYED}


def charts_of(reply: Reply) -> tuple[Chart, ...]:
    """Return what has to be drawn."""
    return tuple(block for block in reply.blocks if isinstance(block, Chart))


def to_response(message: Json) -> Json:
    """Return the message as an acknowledgement or a response address takes it, for the asker."""
    return {"response_type": Audience.ASKER.value, **message}


def payload_json(reply: Reply, *, line: str = "") -> str:
    """Return exactly what Slack is sent for a typed command, as a JSON list of messages."""
    batch = render(reply, audience=Audience.ASKER, line=line)
    payloads = [to_response(message) for message in batch.messages]
    return json.dumps(payloads, ensure_ascii=False, indent=2)


def _blocks(parts: Iterable[Part]) -> list[Json]:
    return [block for block, _ in parts]


def _pack(blocks: Iterable[Part], room: int) -> Iterator[list[Json]]:
    message: list[Json] = []
    used = 0
    for block, needed in blocks:
        full = used + needed > room or len(message) + _EXTRA_BLOCKS >= MESSAGE_BLOCKS
        if message and full:
            yield message
            message, used = [], 0
        message.append(block)
        used += needed
    yield message


def _numbered(number: int, of: int) -> Iterator[Part]:
    if of > 1:
        yield context(f"Part {number} of {of}")


def _shared(user: str, line: str) -> Iterator[Part]:
    runs: list[Part] = [*text_run("Shared by "), ({"type": "user", "user_id": user}, len(user))]
    if line:
        runs += [*text_run(": "), *text_run(line, style="code")]
    yield from rich_text(section(runs))


def _below(value: str, *, audience: Audience, next_part: int, left: int) -> Iterator[Part]:
    buttons: list[Json] = []
    if left and value:
        buttons.append(
            button(label=f"Continue ({left} more)", value=value, action=f"more:{next_part}")
        )
    if value and audience is Audience.ASKER:
        buttons.append(button(label="Share to channel", value=value, action="share:0"))
    if buttons:
        yield from button_rows(buttons)
    if left and not value:
        yield context("The rest follows in a direct message.")
