"""The port through which a delivery reaches its platform."""

from datetime import datetime, timedelta
from typing import Protocol

from bot.delivery.delivery import Delivery


class Sender(Protocol):
    """One token on one platform. No method repeats a call by itself, or waits to make one."""

    @property
    def repeatable_for(self) -> timedelta:
        """For how long after a call the same call shows its message only once."""
        ...

    async def post(self, delivery: Delivery) -> str:
        """Post the payload, marked with the delivery's key, and return the message's id.

        Raises PlaceGoneError, TokenGoneError or TryLaterError when it certainly did not go out,
        UncertainError when it may have, and any other DeliveryError when it was refused for
        what it is.
        """
        ...

    async def look_up(self, delivery: Delivery, *, since: datetime) -> tuple[str, ...]:
        """Return the ids of messages since then that are this delivery or look the same.

        Raises DeliveryError when what was posted since cannot all be read, so that nobody can
        tell; TryLaterError and UncertainError when it may be read later.
        """
        ...
