"""Rich text, Slack's only markup in which outside text stays text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.platforms.slack.limits import LINK_CHARACTERS, TEXT_CHARACTERS, size, split_text

_NEVER_IN_LINKS = frozenset(" <>|\"'`")
Json = dict[str, object]
"""A payload, or a part of one, as Slack documents it."""
Part = tuple[Json, int]
"""A part and the characters in it, counted once, when its text is."""


def text_run(text: str, *, style: str = "") -> Iterator[Part]:
    """Yield text elements, none when the text is empty. `style` is bold, italic or code."""
    for piece, count in _pieces(text):
        element: Json = {"type": "text", "text": piece}
        if style:
            element["style"] = {style: True}
        yield element, count


def link_run(text: str, url: str) -> Iterator[Part]:
    """Yield the text as a link, or as text when Slack would refuse the address."""
    if not is_linkable(url):
        yield from text_run(f"{text} {url}".rstrip())
        return
    for index, (piece, count) in enumerate(_pieces(text)):
        if index:
            yield {"type": "text", "text": piece}, count
        else:
            yield {"type": "link", "url": url, "text": piece}, count + size(url)


def is_linkable(url: str) -> bool:
    """Whether the address is one that Slack takes in a link element."""
    scheme, _, rest = url.partition("://")
    return (
        scheme in {"http", "https"}
        and bool(rest)
        and size(url) <= LINK_CHARACTERS
        and url.isprintable()
        and _NEVER_IN_LINKS.isdisjoint(url)
    )


def section(runs: Iterable[Part]) -> Iterator[Part]:
    """Yield as many sections as the elements need."""
    return _fill("rich_text_section", runs)


def quote(runs: Iterable[Part]) -> Iterator[Part]:
    """Yield as many quotations, set apart by a bar, as the elements need."""
    return _fill("rich_text_quote", runs)


def bullets(items: Iterable[Iterable[Part]]) -> Iterator[Part]:
    """Yield lists of one item each; `rich_text` puts neighbours together."""
    for item in items:
        for part, count in section(item):
            yield {"type": "rich_text_list", "style": "bullet", "elements": [part]}, count


def rich_text(elements: Iterable[Part], *, room: int = TEXT_CHARACTERS) -> Iterator[Part]:
    """Yield blocks of at most `room` characters, an element's own limit apart."""
    for group, count in _groups(elements, room):
        yield {"type": "rich_text", "elements": _join_lists(group)}, count


def plain_of(part: Mapping[str, object]) -> str:
    """Return what a block says as plain text; buttons say nothing."""
    match part:
        case {"type": "rich_text", "elements": list() as elements}:
            return "\n".join(plain_of(each) for each in elements)
        case {"type": "rich_text_list", "elements": list() as elements}:
            return "\n".join(f"• {plain_of(each)}" for each in elements)
        case {"type": "rich_text_section" | "rich_text_quote", "elements": list() as elements}:
            return "".join(plain_of(each) for each in elements)
        case {"type": "context", "elements": list() as elements}:
            return "\n".join(plain_of(each) for each in elements)
        case {"type": "link", "text": str() as text, "url": str() as url}:
            return f"{text} <{url}>"
        case {"type": "user", "user_id": str() as user}:
            return f"@{user}"
        case {"type": "header", "text": dict() as inner}:
            return plain_of(inner)
        case {"text": str() as text}:
            return text
        case _:
            return ""


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    count = size(text)
    if count <= TEXT_CHARACTERS:
        if text:
            yield text, count
        return
    for piece in split_text(text, TEXT_CHARACTERS):
        yield piece, size(piece)


def _fill(kind: str, runs: Iterable[Part]) -> Iterator[Part]:
    for group, count in _groups(runs, TEXT_CHARACTERS):
        yield {"type": kind, "elements": group}, count


def _groups(parts: Iterable[Part], room: int) -> Iterator[tuple[list[Json], int]]:
    group: list[Json] = []
    used = 0
    for part, count in parts:
        if group and used + count > room:
            yield group, used
            group, used = [], 0
        group.append(part)
        used += count
    if group:
        yield group, used


def _join_lists(elements: Sequence[Json]) -> list[Json]:
    joined: list[Json] = []
    for element in elements:
        last = joined[-1] if joined else {}
        if element["type"] == last.get("type") == "rich_text_list":
            joined[-1] = last | {"elements": [*_items(last), *_items(element)]}
        else:
            joined.append(element)
    return joined


def _items(element: Json) -> list[object]:
    items = element["elements"]
    return list(items) if isinstance(items, list) else []
