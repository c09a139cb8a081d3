"""Words verbatim."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.facts.ids import EntityId
from bot.facts.part import Part


@dataclass(frozen=True, kw_only=True, slots=True)
class Translation:
    """A rendering into another language, kept apart from the words spoken."""

    text: str
    language: str
    by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """`text` is exactly as published, without the quotation marks around it.

    `context` says in the desk's words what a fragment is said of; `note` explains an oddity
    in the published words (a misprint), which are never mended.
    """

    speaker: EntityId
    text: str
    said_on: date
    occasion: str
    language: str = "en"
    context: str = ""
    note: str = ""
    about: tuple[EntityId, ...] = ()
    translation: Translation | None = None

    def __post_init__(self) -> None:
        if not self.text.strip() or not self.occasion.strip():
            raise ValueError("a quote has words and an occasion")

    def parts(self) -> Iterator[tuple[Part, EntityId]]:
        """Yield every entity this record names, with its part."""
        yield Part.SPEAKER, self.speaker
        yield from ((Part.ABOUT, entity) for entity in self.about)
