"""A reply as the messages Discord is sent; nothing is cut without saying so."""

import json
from collections.abc import Mapping
from dataclasses import replace

from bot.messages.chart import Chart
from bot.messages.plain import as_of_line, to_plain
from bot.messages.reply import Reply
from bot.messages.request import Call, Line
from bot.platforms.discord.blocks import Piece, bold, to_pieces
from bot.platforms.discord.buttons import to_button, to_sources_button
from bot.platforms.discord.escape import clean, escape, escape_line, guard_lines
from bot.platforms.discord.limits import (
    ATTACHMENT_DESCRIPTION,
    BUTTONS,
    CONTENT,
    EMBED_TITLE,
    measure,
    split_text,
)
from bot.platforms.discord.pack import CARD, to_cards, to_messages
from bot.platforms.discord.payload import Attachment, Button, Message, to_json
from bot.platforms.discord.references import to_full_pieces, to_source_pieces

MESSAGES = 4
"""More messages than this in a row are a flood; the rest goes into a file."""

_NOTHING = "There is nothing to show here."
_BEGINNING = "**This is only the beginning.** The whole answer is in the attached file."
_TOO_LONG = "The answer is too long to show here; all of it is in the attached file."


def render_reply(
    reply: Reply, *, asked: Line | Call | None = None, pictures: Mapping[int, bytes] | None = None
) -> tuple[Message, ...]:
    """Return one to `MESSAGES` messages.

    `asked` is what was asked, for the "Sources" button; `pictures` are PNGs by the number of
    the chart's block, and a chart that has none stands as text.
    """
    painted = _attachments(reply, pictures or {})
    buttons, sentences = _to_buttons(reply, asked)
    title, heading = _to_title(reply.title)
    tries = [Piece(text=escape(sentence)) for sentence in sentences]
    body = [*heading, *to_pieces(reply.blocks, frozenset(painted))]
    pieces = [*body, *tries, *to_source_pieces(reply)]
    messages = _pack(reply, pieces, title, painted)
    if len(messages) > MESSAGES:
        whole = "\n\n".join((to_plain(reply), *sentences))
        messages = (_overflow(reply, whole, body, title),)
    return (*messages[:-1], replace(messages[-1], buttons=buttons))


def render_sources(reply: Reply) -> tuple[Message, ...]:
    """Return the references of a reply alone, in full."""
    pieces = list(to_full_pieces(reply)) or [Piece(text="This answer has no sources.")]
    messages = _pack(reply, pieces, "Sources", {})
    if len(messages) > MESSAGES:
        messages = (_overflow(reply, to_plain(reply), [], "Sources"),)
    return messages


def render_bare(reply: Reply) -> tuple[Message, ...]:
    """Return the reply without embeds, for places that refuse them."""
    text = escape(to_plain(reply)) or _NOTHING
    # Room for the backslash that a part may need at its new start.
    parts = tuple(guard_lines(part) for part in split_text(text, CONTENT - 1))
    if len(parts) <= MESSAGES:
        return tuple(Message(content=part) for part in parts)
    return (Message(content=_TOO_LONG, attachments=(_to_file(to_plain(reply)),)),)


def payload_json(
    reply: Reply,
    *,
    asked: Line | Call | None = None,
    pictures: Mapping[int, bytes] | None = None,
    private: bool = False,
) -> str:
    """Return a JSON array of the message objects Discord would be sent."""
    messages = render_reply(reply, asked=asked, pictures=pictures)
    bodies = [to_json(message, private=private) for message in messages]
    return json.dumps(bodies, ensure_ascii=False, indent=2)


def _pack(
    reply: Reply, pieces: list[Piece], title: str, painted: Mapping[int, Attachment]
) -> tuple[Message, ...]:
    shown = [piece for piece in pieces if piece.text.strip()] or [Piece(text=_NOTHING)]
    cards = to_cards(shown, title=title, footer=as_of_line(reply), pictures=painted)
    return to_messages(cards, {each.name: each for each in painted.values()})


def _overflow(reply: Reply, whole: str, body: list[Piece], title: str) -> Message:
    """Return the beginning, whole statements only, with the complete text attached."""
    shown: list[Piece] = []
    room = CARD // 2
    for piece in body:
        room -= measure(piece.text)
        if room < 0 or piece.chart is not None:
            break
        shown.append(piece)
    sources = list(to_source_pieces(reply, {cite for piece in shown for cite in piece.cites}))
    if sum(measure(piece.text) for piece in sources) > CARD:
        sources = [Piece(text="The sources are in the file too.")]
    pieces = [*shown, Piece(text=_BEGINNING if shown else _TOO_LONG), *sources]
    (message, *_) = _pack(reply, pieces, title, {})
    return replace(message, attachments=(_to_file(whole),))


def _to_file(text: str) -> Attachment:
    return Attachment(
        name="answer.txt",
        content=f"{clean(text)}\n".encode(),
        description="The whole answer as plain text",
    )


def _to_title(title: str) -> tuple[str, list[Piece]]:
    """Return the embed's title, or a piece in its stead when it is too long for one."""
    marked = escape_line(title)
    if measure(marked) <= EMBED_TITLE:
        return marked, []
    return "", [Piece(text=bold(marked))]


def _attachments(reply: Reply, pictures: Mapping[int, bytes]) -> dict[int, Attachment]:
    """Return the pictures; one whose text is too long for a description is not used."""
    return {
        number: Attachment(name=f"chart-{number}.png", content=pictures[number], description=alt)
        for number, block in enumerate(reply.blocks)
        if isinstance(block, Chart)
        and number in pictures
        and measure(alt := clean(block.alt)) <= ATTACHMENT_DESCRIPTION
    }


def _to_buttons(reply: Reply, asked: Line | Call | None) -> tuple[tuple[Button, ...], list[str]]:
    """Return the buttons, and a sentence for each action that has no room as one."""
    sources = to_sources_button(asked) if asked and reply.references else None
    room = BUTTONS - (sources is not None)
    buttons: list[Button] = []
    sentences: list[str] = []
    for action in reply.actions:
        button = to_button(action, len(buttons)) if len(buttons) < room else None
        if button:
            buttons.append(button)
        else:
            sentences.append(f"For “{action.label}”, type: {action.line}")
    return (*buttons, *([sources] if sources else ())), sentences
