"""Outboxes of every sort, and deliveries to put in them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.delivery.delivery import Delivery, DeliveryKey
from bot.delivery.posting import Carried
from bot.delivery.store import Claim, DeliveryStore, PostingStore
from bot.facts.ids import FactId
from bot.messages.request import Place, Platform

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
LEASE = timedelta(seconds=60)
GENERAL = Place(platform=Platform.SLACK, workspace="T1", id="C1")
ELSEWHERE = Place(platform=Platform.SLACK, workspace="T1", id="C2")
ON_DISCORD = Place(platform=Platform.DISCORD, workspace="8", id="80")
CARRIED = (Carried(fact=FactId("river/accord"), revision=2),)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outbox:
    """Both ports over the same database, or in memory."""

    deliveries: DeliveryStore
    postings: PostingStore


def a_key(
    subscription: str = "daily", *, slot: str = "2026-11-02T08:00", part: int = 1
) -> DeliveryKey:
    return DeliveryKey(subscription=subscription, slot=slot, part=part)


def a_delivery(
    subscription: str = "daily", *, place: Place = GENERAL, part: int = 1, at: datetime = NOW
) -> Delivery:
    return Delivery(
        key=a_key(subscription, part=part),
        place=place,
        payload='{"text": "The river accord"}',
        carries=CARRIED,
        created_at=at,
        next_attempt_at=at,
    )


def a_claim(
    holder: str = "one",
    *,
    platform: Platform = Platform.SLACK,
    at: datetime = NOW,
    limit: int = 100,
) -> Claim:
    return Claim(platform=platform, holder=holder, now=at, lease=LEASE, limit=limit)


def later(delivery: Delivery, at: datetime) -> Delivery:
    return replace(delivery, next_attempt_at=at)
