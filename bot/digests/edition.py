"""An edition, and what became of it in each place that was to get it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.delivery.delivery import Delivery
from bot.digests.subscription import SubscriptionId
from bot.facts.fact import require_aware
from bot.facts.ids import FactId, StoryId
from bot.messages.outline import Outline

BREAKING = "breaking-"
"""With this begins the occasion of a breaking post."""

EditionId = NewType("EditionId", str)
"""Sixteen letters and digits, made from what the edition says: equal editions are one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """How much of the record a place has been told.

    `position` counts revisions in the order in which they were recorded; `at` is when the record
    was looked at, which decides on embargoes that have ended since.
    """

    position: int
    at: datetime

    def __post_init__(self) -> None:
        require_aware(self.at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """What was to be said, in facts and not in words; the words are written when it is shown.

    Its outline has no actions: those belong to one subscription.
    """

    id: EditionId
    made_at: datetime
    outline: Outline

    @property
    def facts(self) -> frozenset[FactId]:
        """The facts that it tells."""
        chapters = self.outline.chapters
        return frozenset(entry.fact for each in chapters for entry in each.entries)


class IssueKind(StrEnum):
    """What one subscription got on one occasion."""

    EDITION = "edition"
    NOTHING_NEW = "nothing new"
    SILENT = "silent"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """One edition for one subscription, or the reason why there was none; kept for good.

    `occasion` is the slot part of its deliveries' keys: a wall time as text for a slot,
    "breaking-…" for a breaking post, "asked-…" for one asked for by hand.
    `edition` is None where nothing was posted. From the `mark` of one of kind EDITION the next of
    the same story goes on; it is as far as the record had been looked at.
    """

    subscription: SubscriptionId
    occasion: str
    kind: IssueKind
    edition: EditionId | None
    mark: Mark
    issued_at: datetime
    why: str
    story: StoryId

    def __post_init__(self) -> None:
        require_aware(self.issued_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """All that is written at once when an edition is issued, or nothing of it.

    It is written only while what it was made from holds: `version` is the subscription's, and
    `follows` its latest mark as `last_marks` returns it, None where there was none.
    """

    issue: Issue
    edition: Edition | None = None
    deliveries: tuple[Delivery, ...] = ()
    version: int = 1
    follows: Mark | None = None


def edition_id(story: str, outline: Outline) -> EditionId:
    """Return the id of what an outline says."""
    text = f"{story}\n{outline!r}".encode()
    return EditionId(hashlib.blake2b(text, digest_size=8).hexdigest())
