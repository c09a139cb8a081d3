"""The double of the store does what every store does."""

import pytest

from tests.digests.draft_store_suite import DraftStoreSuite
from tests.digests.issue_store_suite import IssueStoreSuite
from tests.digests.plan_store_suite import PlanStoreSuite
from tests.digests.store_suite import SubscriptionStoreSuite
from tests.fakes.outbox import MemoryDeliveryStore
from tests.fakes.subscriptions import MemorySubscriptionStore


class TestMemorySubscriptionStore(
    SubscriptionStoreSuite, PlanStoreSuite, IssueStoreSuite, DraftStoreSuite
):
    """Over a dictionary."""

    @pytest.fixture
    def deliveries(self) -> MemoryDeliveryStore:
        return MemoryDeliveryStore()

    @pytest.fixture
    def store(self, deliveries: MemoryDeliveryStore) -> MemorySubscriptionStore:
        return MemorySubscriptionStore(deliveries)
