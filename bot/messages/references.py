"""References gathered by their source, so that a source is named once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.messages.dates import say_date
from bot.messages.reply import Reference


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceReferences:
    """`source` names publisher, title and date; `places` are (number, place) pairs."""

    source: str
    url: str
    places: tuple[tuple[int, str], ...]

    @property
    def numbered(self) -> str:
        """The places in one line: "[1] paragraph 15, [2] paragraph 3"."""
        return ", ".join(f"[{number}] {place}" for number, place in self.places)


def say_document(reference: Reference, mark: Callable[[str], str] = str) -> str:
    """Return "Publisher, “Title”, 10 September 2024"; `mark` is done to the first two of them."""
    title = [f"“{mark(reference.title)}”"] if reference.title else []
    return ", ".join([mark(reference.publisher), *title, say_date(reference.published_on)])


def by_source(references: Iterable[Reference]) -> tuple[SourceReferences, ...]:
    """Gather references by source, in the order of their first numbers."""
    places: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for each in references:
        places[say_document(each), each.url].append((each.number, each.place))
    return tuple(
        SourceReferences(source=source, url=url, places=tuple(found))
        for (source, url), found in places.items()
    )
