"""A desk with a record to tell of."""

import pytest

from tests.digests.desk.counter import Counter


@pytest.fixture
def counter() -> Counter:
    made = Counter()
    made.room.record_event()
    return made
