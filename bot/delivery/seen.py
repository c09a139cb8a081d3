"""Which events were already handled: platforms repeat them after reconnects and late answers."""


class SeenKeys:
    """The last `capacity` keys, oldest forgotten first; kept in memory only."""

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._capacity = capacity
        self._keys: dict[str, None] = {}

    def first_time(self, key: str) -> bool:
        """Whether `key` is new; it is remembered from now on."""
        if key in self._keys:
            return False
        self._keys[key] = None
        if len(self._keys) > self._capacity:
            del self._keys[next(iter(self._keys))]
        return True

    def forget(self, key: str) -> None:
        """Have `key` be new again, because what it stood for did not happen."""
        self._keys.pop(key, None)
