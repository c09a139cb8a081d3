"""The port that keeps what readers asked and the record could not answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.facts.ids import StoryId
from bot.messages.request import Platform

MOST_GAPS = 500
"""Open gaps kept of a story, and closed ones beside them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """A question on its way to the desk. `gap` is the same for the same question of a story.

    Who asked, and in which channel, is left out on purpose.
    """

    gap: str
    story: StoryId
    question: str
    platform: Platform
    asked_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A question on the desk's list: as first asked, on which platform last, and how often.

    `closed_at` is None while it is open; `why` is what the curator said when it was closed
    last, also when it was opened again since.
    """

    id: str
    story: StoryId
    question: str
    platform: str
    first_asked_at: datetime
    last_asked_at: datetime
    asked: int
    closed_at: datetime | None = None
    why: str = ""


class GapStore(Protocol):
    """Every method raises StoreError."""

    async def file(self, asking: Asking) -> Gap:
        """Count a question, and return what stands on the list now; asked 1: it is new there.

        One that was closed opens again and is counted anew. Where a story has too many open
        gaps, those asked least often are dropped, among them the ones silent longest.
        """
        ...

    async def load(self) -> Sequence[Gap]:
        """Return all gaps, open and closed: those asked most often first, then the latest."""
        ...

    async def close(self, gap: str, *, why: str, at: datetime) -> Gap | None:
        """Close an open gap and return it, None when there is none of that id."""
        ...
