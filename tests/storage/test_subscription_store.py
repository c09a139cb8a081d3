"""The store of subscriptions does what every store does, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.subscriptions import SqlSubscriptionStore
from tests.digests.draft_store_suite import DraftStoreSuite
from tests.digests.issue_store_suite import IssueStoreSuite
from tests.digests.plan_store_suite import PlanStoreSuite
from tests.digests.store_suite import SubscriptionStoreSuite


class TestSqlSubscriptionStore(
    SubscriptionStoreSuite, PlanStoreSuite, IssueStoreSuite, DraftStoreSuite
):
    """Over both kinds of database."""

    @pytest.fixture
    def store(self, engine: AsyncEngine) -> SqlSubscriptionStore:
        return SqlSubscriptionStore(engine)

    @pytest.fixture
    def deliveries(self, engine: AsyncEngine) -> SqlDeliveryStore:
        return SqlDeliveryStore(engine)
