"""The port behind which facts are kept."""

from dataclasses import dataclass
from typing import Protocol

from bot.facts.book import Records
from bot.facts.fact import Fact
from bot.facts.source import Source
from bot.facts.story import Story


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What one act of curation writes, all of it or nothing.

    Stories and sources replace those of the same id; facts are new revisions, each numbered
    one above the newest on record.
    """

    stories: tuple[Story, ...] = ()
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()


class FactStore(Protocol):
    """Every method raises StoreError when the store cannot be reached."""

    async def version(self) -> int:
        """Return a number that moves with every change; 0 for an empty store."""
        ...

    async def load(self) -> Records:
        """Return everything on record in one consistent read, facts as they were recorded."""
        ...

    async def append(self, change: Change, *, expected_version: int) -> int:
        """Write a change and return the new version.

        Raises StoreConflictError, with nothing written, when the store has moved on from
        `expected_version` or a revision number is taken.
        """
        ...
