"""How long the worker waits for what, and how often it tries."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Backoff:
    """Waits in seconds: `first`, doubled with each failure up to `longest`, give or take half.

    After `attempts` failures the delivery is given up.
    """

    first: float = 2.0
    longest: float = 900.0
    attempts: int = 12

    def seconds(self, failures: int, *, chance: float) -> float:
        """Return the wait after so many failures; `chance` is between 0 and 1."""
        doubled = self.first * 2.0 ** min(failures - 1, 30)
        return min(doubled, self.longest) * (0.5 + chance)


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """A lease outlives a call by far, so that no call is under way when it ends.

    `at_once` deliveries are under way at most; `patience` is how many seconds one is held for
    its turn rather than given back; `poll` is how often the store is asked, in seconds.
    """

    lease: timedelta = timedelta(seconds=60)
    call: timedelta = timedelta(seconds=15)
    backoff: Backoff = Backoff()
    at_once: int = 200
    patience: float = 5.0
    poll: float = 1.0
    skew: timedelta = timedelta(seconds=60)
    stop: timedelta = timedelta(seconds=18)
    refused: timedelta = timedelta(minutes=1)

    def __post_init__(self) -> None:
        """Refuse terms under which a lease could end in the middle of a call."""
        if self.lease < 3 * self.call:
            raise ValueError("a lease lasts at least three calls")
