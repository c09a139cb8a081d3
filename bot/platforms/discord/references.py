"""The reference list: grouped by document under an answer, in full behind "Sources"."""

from collections.abc import Collection, Iterator

from bot.messages.references import say_document
from bot.messages.reply import Reference, Reply
from bot.platforms.discord.blocks import LINE, Piece
from bot.platforms.discord.escape import escape_line, link, linkable


def to_source_pieces(reply: Reply, cited: Collection[int] | None = None) -> Iterator[Piece]:
    """Yield a piece for each document with its places; `cited` limits which references."""
    documents: dict[tuple[str, ...], list[Reference]] = {}
    for each in reply.references:
        if cited is None or each.number in cited:
            documents.setdefault(_document(each), []).append(each)
    if documents:
        yield Piece(text="**Sources**", leads=True)
    for references in documents.values():
        yield Piece(text=_grouped(references), before=LINE)


def to_full_pieces(reply: Reply) -> Iterator[Piece]:
    """Yield every reference with its title, its place and its address written out."""
    for each in reply.references:
        lines = [f"{_mark(each)} {say_document(each, escape_line)}", escape_line(each.place)]
        if linkable(each.url):
            lines.append(f"{escape_line(each.url)} {_open(each)}")
        elif each.url:
            lines.append(escape_line(each.url))
        yield Piece(text="\n".join(filter(None, lines)))


def _grouped(references: list[Reference]) -> str:
    places = " · ".join(f"{_mark(each)} {escape_line(each.place)}".strip() for each in references)
    document = say_document(references[0], escape_line)
    return f"{document} {_open(references[0])}".rstrip() + f"\n{places}"


def _open(reference: Reference) -> str:
    return f"({link(reference.url, label='open')})" if reference.url else ""


def _mark(reference: Reference) -> str:
    return rf"\[{reference.number}\]"


def _document(reference: Reference) -> tuple[str, ...]:
    day = reference.published_on.isoformat()
    return (reference.publisher, reference.title, day, reference.url)
