"""Deliveries and postings as rows, and back."""

import json
from typing import Any

from sqlalchemy import Row

from bot.delivery.delivery import Delivery, DeliveryKey, State
from bot.delivery.posting import Carried, Posting
from bot.facts.ids import FactId
from bot.messages.request import Place, Platform

Values = dict[str, object]
AnyRow = Row[*tuple[Any, ...]]


def to_delivery_row(delivery: Delivery) -> Values:
    """Return the values of one row of `tables.deliveries`."""
    carries = [[each.fact, each.revision] for each in delivery.carries]
    return {
        "key": str(delivery.key),
        "subscription": delivery.key.subscription,
        "slot": delivery.key.slot,
        "part": delivery.key.part,
        **to_place(delivery.place),
        "thread": delivery.place.thread,
        "payload": delivery.payload,
        "carries": json.dumps(carries, separators=(",", ":")),
        "created_at": delivery.created_at,
        "expires_at": delivery.expires_at,
        **to_progress(delivery),
    }


def to_progress(delivery: Delivery) -> Values:
    """Return the values of the columns that change while a delivery is worked on."""
    return {
        "next_attempt_at": delivery.next_attempt_at,
        "state": delivery.state.value,
        "reason": delivery.reason,
        "attempts": delivery.attempts,
        "claims": delivery.claims,
        "holder": delivery.holder,
        "unsure_since": delivery.unsure_since,
    }


def to_place(place: Place) -> Values:
    """Return the values of the columns that name a place; a message is unique in its channel."""
    return {
        "platform": place.platform.value,
        "workspace": place.workspace,
        "place_id": place.id,
    }


def read_delivery(row: AnyRow) -> Delivery:
    """Return the delivery.

    Raises ValueError or TypeError for a row that somebody else wrote or changed.
    """
    return Delivery(
        key=DeliveryKey(subscription=row.subscription, slot=row.slot, part=row.part),
        place=_read_place(row),
        payload=row.payload,
        carries=tuple(
            Carried(fact=FactId(fact), revision=revision)
            for fact, revision in json.loads(row.carries)
        ),
        created_at=row.created_at,
        expires_at=row.expires_at,
        next_attempt_at=row.next_attempt_at,
        state=State(row.state),
        reason=row.reason,
        attempts=row.attempts,
        claims=row.claims,
        holder=row.holder,
        unsure_since=row.unsure_since,
    )


def to_posting_row(posting: Posting) -> Values:
    """Return the values of one row of `tables.postings`."""
    return {
        **to_place(posting.place),
        "message_id": posting.message_id,
        "thread": posting.place.thread,
        "posted_at": posting.posted_at,
        "delivery": posting.delivery,
    }


def to_carried_rows(posting: Posting) -> list[Values]:
    """Return the values of the rows of `tables.posting_facts`."""
    where = {**to_place(posting.place), "message_id": posting.message_id}
    return [{**where, "fact_id": each.fact, "revision": each.revision} for each in posting.carries]


def read_posting(row: AnyRow, carries: tuple[Carried, ...]) -> Posting:
    """Return the posting of a row."""
    return Posting(
        place=_read_place(row),
        message_id=row.message_id,
        posted_at=row.posted_at,
        carries=carries,
        delivery=row.delivery,
    )


def _read_place(row: AnyRow) -> Place:
    return Place(
        platform=Platform(row.platform),
        workspace=row.workspace,
        id=row.place_id,
        thread=row.thread,
    )
