"""The double of the store does what every store does."""

import pytest

from tests.digests.plan_store_suite import PlanStoreSuite
from tests.digests.store_suite import SubscriptionStoreSuite
from tests.fakes.subscriptions import MemorySubscriptionStore


class TestMemorySubscriptionStore(SubscriptionStoreSuite, PlanStoreSuite):
    """Over a dictionary."""

    @pytest.fixture
    def store(self) -> MemorySubscriptionStore:
        return MemorySubscriptionStore()
