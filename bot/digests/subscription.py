"""A place that asks for a digest: of which story, when, and by which rules."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import combinations
from typing import NewType

from bot.digests.rules import Rules, Section
from bot.digests.schedule import Monthly, Schedule, Weekly
from bot.facts.fact import require_aware
from bot.facts.ids import StoryId
from bot.messages.request import Person, Place

SubscriptionId = NewType("SubscriptionId", str)
_ALL = tuple(Section)
_IN_ORDER = frozenset(
    chosen for count in range(1, len(_ALL) + 1) for chosen in combinations(_ALL, count)
)


class PauseReason(StrEnum):
    """Why there are no editions for now."""

    ASKED = "asked"
    PLACE_GONE = "place gone"
    NOT_ALLOWED = "not allowed"
    SIGNED_OUT = "signed out"
    ZONE_GONE = "zone gone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """`why` is a sentence for the place's people; `by` is None when the bot paused it itself."""

    reason: PauseReason
    why: str
    paused_at: datetime
    by: Person | None = None

    def __post_init__(self) -> None:
        require_aware(self.paused_at)


class Unapproved(StrEnum):
    """What becomes of a draft that nobody approved by its deadline."""

    SKIP = "skip"
    SEND = "send"


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """Editors in `place` see each edition `lead` before its slot is due."""

    place: Place
    lead: timedelta = timedelta(minutes=30)
    unapproved: Unapproved = Unapproved.SKIP

    def __post_init__(self) -> None:
        if not timedelta(minutes=5) <= self.lead <= timedelta(hours=12):
            raise ValueError("a draft comes from five minutes to twelve hours ahead")


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """`zone` is an IANA name. `version` counts edits from 1; what the bot does on time is none.

    It is active unless there is a `pause`. `sections` are in the order of `Section`. Until
    `asked_since` it asked for other facts, by its sections or filters; None where it never did.
    """

    id: SubscriptionId
    place: Place
    story: StoryId
    schedule: Schedule
    zone: str
    owner: Person
    made_at: datetime
    sections: tuple[Section, ...] = tuple(Section)
    rules: Rules = field(default_factory=Rules)
    pause: Pause | None = None
    review: Review | None = None
    version: int = 1
    asked_since: datetime | None = None

    def __post_init__(self) -> None:
        require_aware(self.made_at)
        if self.sections != _ALL and self.sections not in _IN_ORDER:
            raise ValueError("sections are given, in order, each once")
        if self.version < 1:
            raise ValueError("versions count from 1")
        if self.place.platform is not self.owner.platform:
            raise ValueError("the owner is a person on the place's platform")


def twin_key(subscription: Subscription) -> str:
    """Return what two subscriptions share when they would post the same into the same place.

    Their times do not count: whoever wants it at others edits the one there is. Other days make
    another digest, such as a weekly one beside the daily one.
    """
    rules, place = subscription.rules, subscription.place
    filters = rules.filters
    kept = (
        (place.platform, place.workspace, place.id, place.thread),
        subscription.story,
        _name_days(subscription.schedule.days),
        rules.rule,
        subscription.sections,
        *map(sorted, (filters.kinds, filters.entities, filters.countries, filters.authorities)),
    )
    return hashlib.blake2b(json.dumps(kept).encode(), digest_size=16).hexdigest()


def _name_days(days: Weekly | Monthly) -> tuple[int, ...]:
    return days.weekdays if isinstance(days, Weekly) else tuple(-day for day in days.month_days)
