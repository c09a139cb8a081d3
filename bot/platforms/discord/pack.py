"""Pieces of markdown packed into embeds, and embeds into messages, within Discord's limits."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from bot.platforms.discord.blocks import Piece
from bot.platforms.discord.escape import guard_lines
from bot.platforms.discord.limits import (
    ATTACHMENTS,
    EMBED_TEXT,
    EMBEDS,
    EMBEDS_TOTAL,
    measure,
    split_text,
)
from bot.platforms.discord.payload import Attachment, Card, Message

CARD = 2900
"""Where a card is full: two stand in one message, and neither is a wall of text."""

LEAD = 400
"""Room that an embed keeps for a heading above its longest piece."""

_QUOTE = "> "


def to_cards(
    pieces: Iterable[Piece], *, title: str, footer: str, pictures: Mapping[int, Attachment]
) -> tuple[Card, ...]:
    """Return embeds with the title on the first and the footer on the last."""
    cards: list[Card] = []
    held: list[Piece] = []
    used = 0
    for piece in chain.from_iterable(map(_divide, pieces)):
        if held and used + _length(piece) > CARD:
            leading = [held.pop()] if held[-1].leads else []
            if held:
                cards.append(Card(text=_join(held)))
            held, used = leading, sum(map(_length, leading))
        held.append(piece)
        used += _length(piece)
        if piece.chart is not None:
            cards.append(Card(text=_join(held), picture=pictures[piece.chart].name))
            held, used = [], 0
    if held or not cards:
        cards.append(Card(text=_join(held)))
    return _framed(cards, title=title, footer=footer)


def _join(pieces: list[Piece]) -> str:
    return "".join(piece.before + piece.text for piece in pieces).lstrip("\n")


def _length(piece: Piece) -> int:
    return len(piece.before) + measure(piece.text)


def to_messages(
    cards: Iterable[Card], attachments: Mapping[str, Attachment]
) -> tuple[Message, ...]:
    """Return as few messages as hold the cards in order; `attachments` are pictures by name."""
    groups: list[list[Card]] = [[]]
    for card in cards:
        if groups[-1] and not _fit([*groups[-1], card]):
            groups.append([])
        groups[-1].append(card)
    return tuple(
        Message(
            cards=tuple(group),
            attachments=tuple(attachments[card.picture] for card in group if card.picture),
        )
        for group in groups
    )


def _fit(cards: list[Card]) -> bool:
    total = sum(measure(card.title + card.text + card.footer) for card in cards)
    pictures = sum(bool(card.picture) for card in cards)
    return len(cards) <= EMBEDS and total <= EMBEDS_TOTAL and pictures <= ATTACHMENTS


def _framed(cards: list[Card], *, title: str, footer: str) -> tuple[Card, ...]:
    last = len(cards) - 1
    return tuple(
        Card(
            text=card.text,
            picture=card.picture,
            title=title if index == 0 else "",
            footer=footer if index == last else "",
        )
        for index, card in enumerate(cards)
    )


def _divide(piece: Piece) -> Iterator[Piece]:
    """Yield the piece, or its parts when it is longer than an embed takes."""
    if measure(piece.text) <= EMBED_TEXT - LEAD:
        yield piece
        return
    parts = list(_split_marked(piece.text))
    for index, part in enumerate(parts):
        yield Piece(
            text=part,
            before=piece.before,
            cites=piece.cites,
            chart=piece.chart if index == len(parts) - 1 else None,
        )


def _split_marked(text: str) -> Iterator[str]:
    """Yield parts of escaped markdown that mean the same apart as they did together."""
    part = ""
    for line in chain.from_iterable(map(_split_line, text.split("\n"))):
        if part and measure(f"{part}\n{line}") > CARD:
            yield part
            part = line
        else:
            part = f"{part}\n{line}" if part else line
    yield part


def _split_line(line: str) -> Iterator[str]:
    if measure(line) <= CARD:
        yield line
        return
    quoted = line.startswith(_QUOTE)
    # Room for the quote mark, and for a backslash at each end of a divided line.
    first, *rest = split_text(line, CARD - 10)
    yield first
    for part in rest:
        yield f"{_QUOTE if quoted else ''}{guard_lines(part)}"
