"""What is asked of the publisher: one edition for one subscription on one occasion."""

from dataclasses import dataclass
from datetime import datetime

from bot.digests.edition import Mark
from bot.digests.subscription import Subscription
from bot.facts.fact import require_aware
from bot.facts.ids import FactId


@dataclass(frozen=True, kw_only=True, slots=True)
class Commission:
    """`occasion` is the slot part of the deliveries' keys; it has at most one issue.

    Nothing is posted before `due_at`, nor when that is longer ago than the catch-up window.
    `opening` are sentences of the bot's own above the edition. `since` stands for the mark of
    the latest edition where it is given; `told` are the facts of those before an edit, where one
    has changed since then which facts are asked for.
    """

    subscription: Subscription
    occasion: str
    due_at: datetime
    opening: tuple[str, ...] = ()
    since: Mark | None = None
    told: frozenset[FactId] | None = None

    def __post_init__(self) -> None:
        require_aware(self.due_at)
