"""What a fact says, as compact JSON, and back."""

from functools import cached_property

from pydantic import TypeAdapter

from bot.facts.fact import BODIES, Body, Kind
from bot.facts.source import Citation


class BodyCodec:
    """JSON as stored: dates in ISO 8601, decimals as text, fields at their default left out.

    A default in `bot.facts` that changes therefore needs a migration. Reading raises
    ValueError for text that is no such record.
    """

    def to_text(self, body: Body, kind: Kind) -> str:
        """Return a body's JSON."""
        return self._bodies[kind].dump_json(body, exclude_defaults=True).decode()

    def read(self, text: str, kind: Kind) -> Body:
        """Return the body that `to_text` was given."""
        return self._bodies[kind].validate_json(text)

    def citations_to_text(self, citations: tuple[Citation, ...]) -> str:
        """Return a JSON list."""
        return self._citations.dump_json(citations).decode()

    def read_citations(self, text: str) -> tuple[Citation, ...]:
        """Return the citations that `citations_to_text` was given."""
        return self._citations.validate_json(text)

    def texts_to_text(self, texts: tuple[str, ...]) -> str:
        """Return a JSON list of strings."""
        return self._texts.dump_json(texts).decode()

    def read_texts(self, text: str) -> tuple[str, ...]:
        """Return the strings that `texts_to_text` was given."""
        return self._texts.validate_json(text)

    # Built when first needed: pydantic takes a while over each.
    @cached_property
    def _bodies(self) -> dict[Kind, TypeAdapter[Body]]:
        return {kind: TypeAdapter(body) for kind, body in BODIES.items()}

    @cached_property
    def _citations(self) -> TypeAdapter[tuple[Citation, ...]]:
        return TypeAdapter(tuple[Citation, ...])

    @cached_property
    def _texts(self) -> TypeAdapter[tuple[str, ...]]:
        return TypeAdapter(tuple[str, ...])
