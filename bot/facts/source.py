"""A published document a fact stands on, and the exact place in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.facts.ids import SourceId


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """`title` is empty when the desk does not have it, `url` when it is not on the web."""

    id: SourceId
    publisher: str
    title: str
    published_on: date
    url: str = ""
    language: str = "en"

    def __post_init__(self) -> None:
        if self.url and not self.url.startswith(("https://", "http://")):
            raise ValueError(f"a source's address is http or https: {self.url!r}")


class Locator(StrEnum):
    """What `Citation.at` counts."""

    PARAGRAPH = "paragraph"
    PAGE = "page"
    ENTRY = "entry"
    CAPTION = "caption"


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """One place in one source. `at` is the paragraph or page number, or the list entry's id."""

    source: SourceId
    locator: Locator
    at: str

    def __post_init__(self) -> None:
        if not self.at.strip():
            raise ValueError("a citation names the place in its source")

    @property
    def place(self) -> str:
        """The place in words: "paragraph 13"."""
        return f"{self.locator.value} {self.at}"
