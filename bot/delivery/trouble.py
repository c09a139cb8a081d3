"""What the worker cannot mend, for whoever can: subscriptions are paused, people are told."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.delivery.delivery import Delivery


class TroubleKind(StrEnum):
    """What has happened."""

    PLACE_GONE = "place gone"
    TOKEN_REFUSED = "token refused"  # noqa: S105  # a name, not a token
    REFUSED = "refused"
    GIVEN_UP = "given up"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """`delivery` is as it will be on record, its reason in words."""

    kind: TroubleKind
    delivery: Delivery


Tell = Callable[[Trouble], Awaitable[None]]
"""Called before the delivery is written, so that a crash repeats it rather than loses it."""
