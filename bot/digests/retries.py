"""What could not be made a moment ago, and when it is tried again."""

from datetime import datetime, timedelta
from typing import Final

RETRY: Final = timedelta(minutes=1)


class Retries:
    """Remembers for this process alone: after a start everything is tried at once."""

    def __init__(self) -> None:
        self._retry_at: dict[str, datetime] = {}

    def __len__(self) -> int:
        """Return how many are remembered."""
        return len(self._retry_at)

    def put_off(self, key: str, *, now: datetime) -> None:
        """Have a thing not tried again for a minute."""
        self._retry_at[key] = now + RETRY

    def waits(self, key: str, *, now: datetime) -> bool:
        """Whether a thing is not to be tried again yet, by a clock that may have been set back."""
        retry_at = self._retry_at.pop(key, None)
        if retry_at and now < retry_at <= now + RETRY:
            self._retry_at[key] = retry_at
            return True
        return False

    def clear(self) -> None:
        """Forget everything: nothing is left to try."""
        self._retry_at.clear()
