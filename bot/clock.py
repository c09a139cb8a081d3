"""The current time, as something that can be passed in."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Calling it gives the current instant, aware and in UTC."""

    def __call__(self) -> datetime:
        """Return the current instant."""
        ...


def system_clock() -> datetime:
    """Return the machine's time."""
    return datetime.now(UTC)
