"""What a subscription asks for, and what an edition says, as compact JSON and back."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from pydantic import TypeAdapter

from bot.digests.rules import Rules, Section
from bot.digests.schedule import Schedule
from bot.digests.subscription import Pause, Review
from bot.messages.outline import Outline
from bot.messages.request import Place

_MOST_KEPT = 4096
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What many subscriptions have in common."""

    schedule: Schedule
    sections: tuple[Section, ...] = tuple(Section)
    rules: Rules = field(default_factory=Rules)
    review: Review | None = None
    asked_since: datetime | None = None


class DigestCodec:
    """JSON as `BodyCodec` writes it: a default that changes needs a migration.

    Reading raises ValueError for text that is no such record. Equal terms that were read before
    are one object, since thousands of channels ask for the same.
    """

    def __init__(self) -> None:
        self._read: dict[str, Terms] = {}
        self._written: dict[Terms, str] = {}

    def terms_to_text(self, terms: Terms) -> str:
        """Return the JSON of terms."""
        text = self._written.get(terms)
        if text is None:
            text = self._terms.dump_json(terms, exclude_defaults=True).decode()
            _keep(self._written, terms, text)
        return text

    def read_terms(self, text: str) -> Terms:
        """Return the terms that `terms_to_text` was given."""
        terms = self._read.get(text)
        if terms is None:
            terms = self._terms.validate_json(text)
            _keep(self._read, text, terms)
        return terms

    def pause_to_text(self, pause: Pause | None) -> str:
        """Return the JSON of a pause, nothing for none."""
        return self._pause.dump_json(pause, exclude_defaults=True).decode() if pause else ""

    def read_pause(self, text: str) -> Pause | None:
        """Return the pause that `pause_to_text` was given."""
        return self._pause.validate_json(text) if text else None

    def place_to_text(self, place: Place | None) -> str:
        """Return the JSON of a place by which it is looked up, nothing for none."""
        return self._place.dump_json(place).decode() if place else ""

    def outline_to_text(self, outline: Outline) -> str:
        """Return the JSON of an outline."""
        return self._outline.dump_json(outline, exclude_defaults=True).decode()

    def read_outline(self, text: str) -> Outline:
        """Return the outline that `outline_to_text` was given."""
        return self._outline.validate_json(text)

    # Built when first needed: pydantic takes a while over each.
    @cached_property
    def _terms(self) -> TypeAdapter[Terms]:
        return TypeAdapter(Terms)

    @cached_property
    def _pause(self) -> TypeAdapter[Pause]:
        return TypeAdapter(Pause)

    @cached_property
    def _place(self) -> TypeAdapter[Place]:
        return TypeAdapter(Place)

    @cached_property
    def _outline(self) -> TypeAdapter[Outline]:
        return TypeAdapter(Outline)


def _keep(kept: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    """Remember a few thousand; forgetting all of them at once is cheap, and seldom happens."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    kept[key] = value
