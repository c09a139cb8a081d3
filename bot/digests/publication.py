"""What is written for one subscription on one occasion: an issue, and what goes to the outbox."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.delivery import Delivery, DeliveryKey
from bot.digests.commission import Commission
from bot.digests.edition import Edition, Issue, IssueKind, Mark, Publication
from bot.digests.press import Galley
from bot.digests.subscription import Subscription
from bot.messages.reply import Action
from bot.messages.request import Place

OWN_ID = "~own-id~"
"""Stands for a subscription's id in what several share, and is as long as one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """What comes of a commission: the kind of issue, from where the next goes on, and why.

    `follows` is the mark of the latest edition when it was ruled, None where there was none.
    """

    kind: IssueKind
    follows: Mark | None
    mark: Mark
    why: str
    edition: Edition | None = None


def to_publication(
    commission: Commission,
    ruling: Ruling,
    *,
    now: datetime,
    deliveries: tuple[Delivery, ...] = (),
) -> Publication:
    """Return what is to be written."""
    issue = Issue(
        subscription=commission.subscription.id,
        occasion=commission.occasion,
        kind=ruling.kind,
        edition=ruling.edition.id if ruling.edition else None,
        mark=ruling.mark,
        issued_at=now,
        why=ruling.why,
        story=commission.subscription.story,
    )
    return Publication(
        issue=issue,
        edition=ruling.edition,
        deliveries=deliveries,
        version=commission.subscription.version,
        follows=ruling.follows,
    )


def to_deliveries(
    galley: Galley, commission: Commission, *, now: datetime, window: timedelta
) -> tuple[Delivery, ...]:
    """Return the messages of an edition for one subscription."""
    subscription = commission.subscription
    return messages(
        galley,
        subscription=subscription,
        place=subscription.place,
        slot=commission.occasion,
        now=now,
        due_at=max(now, commission.due_at),
        expires_at=commission.due_at + window,
    )


def messages(
    galley: Galley,
    *,
    subscription: Subscription,
    place: Place,
    slot: str,
    now: datetime,
    due_at: datetime,
    expires_at: datetime,
) -> tuple[Delivery, ...]:
    """Return deliveries about a subscription, to its own place or another."""
    return tuple(
        Delivery(
            key=DeliveryKey(subscription=subscription.id, slot=slot, part=part),
            place=place,
            payload=payload.replace(OWN_ID, subscription.id),
            created_at=now,
            next_attempt_at=due_at,
            expires_at=expires_at,
            carries=galley.carries,
        )
        for part, payload in enumerate(galley.payloads, start=1)
    )


def edition_actions(occasion: str) -> tuple[Action, ...]:
    """Return the buttons under an edition, the same for all who share it."""
    useful = f"/digest useful {OWN_ID} {occasion}"
    return (
        Action(label="Why this?", line=f"/digest why {OWN_ID}", private=True),
        Action(label="Pause", line=f"/digest pause {OWN_ID}", private=True),
        Action(label="Useful", line=f"{useful} yes", private=True),
        Action(label="Not useful", line=f"{useful} no", private=True),
    )


def keep_silent(subscription: Subscription, last: Mark | None, *, why: str) -> Ruling:
    """Return the ruling that nothing is posted; the next edition tells what this one would."""
    mark = last or Mark(position=0, at=subscription.made_at)
    return Ruling(kind=IssueKind.SKIPPED, follows=last, mark=mark, why=why)
