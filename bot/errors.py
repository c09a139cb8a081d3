"""Every error the project raises itself.

DatelineError
├── ConfigError            lists every fault in the configuration at once
├── RequestError           safe to show the asker
├── CurationError          lists every fault in story files at once
├── StoreError             the store cannot be reached or read
│   └── StoreConflictError the store has moved on; read again
└── DeliveryError          a message did not go out
    ├── PlaceGoneError     never again
    │   └── TokenGoneError nor anywhere else with the same token
    ├── TryLaterError      after `retry_after` seconds
    └── UncertainError     or perhaps it did: the answer was lost
"""

from collections.abc import Sequence


class DatelineError(Exception):
    """The root of the tree."""


class ConfigError(DatelineError):
    """`faults` are whole sentences, one a fault."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class RequestError(DatelineError):
    """The message is one sentence for the asker."""


class CurationError(DatelineError):
    """`faults` are lines for the curator: file, record, rule and how to mend it."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class StoreError(DatelineError):
    """The store cannot be reached or read."""


class StoreConflictError(StoreError):
    """Somebody else wrote first."""


class DeliveryError(DatelineError):
    """A message did not go out."""


class PlaceGoneError(DeliveryError):
    """The place cannot be posted to, now or later."""


class TokenGoneError(PlaceGoneError):
    """The platform no longer accepts the bot's token."""


class TryLaterError(DeliveryError):
    """The platform asks to wait `retry_after` seconds; `everywhere` is for the whole token."""

    def __init__(self, message: str, *, retry_after: float, everywhere: bool = False) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.everywhere = everywhere


class UncertainError(DeliveryError):
    """The answer was lost on the way: the message may have gone out."""
