"""Subscriptions and what was decided about their slots, as rows and back."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from bot.digests.plan import Decision
from bot.digests.record import SlotRecord, Timeliness
from bot.digests.slot import Slot, WallTime
from bot.digests.standing import Progress, Standing
from bot.digests.subscription import Subscription, SubscriptionId, twin_key
from bot.errors import StoreError
from bot.facts.ids import StoryId
from bot.messages.request import Person, Place, Platform
from bot.storage.delivery_rows import AnyRow, Values, to_place
from bot.storage.digest_codec import DigestCodec, Terms

_Read = TypeVar("_Read")


def to_subscription_row(standing: Standing, codec: DigestCodec) -> Values:
    """Return the values of one row of `digest_tables.subscriptions`."""
    each = standing.subscription
    terms = Terms(
        schedule=each.schedule,
        sections=each.sections,
        rules=each.rules,
        review=each.review,
        asked_since=each.asked_since,
    )
    return {
        "id": each.id,
        **to_place(each.place),
        "thread": each.place.thread,
        "story": each.story,
        "rule": each.rules.rule.value,
        "zone": each.zone,
        "owner": each.owner.id,
        "made_at": each.made_at,
        "terms": codec.terms_to_text(terms),
        "pause": codec.pause_to_text(each.pause),
        "review_place": codec.place_to_text(each.review.place if each.review else None),
        "twin_key": twin_key(each),
        "version": each.version,
        **to_progress_row(standing),
    }


def to_progress_row(standing: Standing) -> Values:
    """Return the values of the columns that move with time."""
    last = standing.progress.last
    return {
        "since_at": standing.progress.since_at,
        "last_wall": str(last) if last else None,
        "next_due_at": standing.next_due_at,
    }


def read_standing(row: AnyRow, codec: DigestCodec) -> Standing:
    """Return the standing of a whole row of `digest_tables.subscriptions`.

    Raises StoreError for a row that somebody else wrote or changed.
    """
    try:
        return _read_standing(row, codec)
    except ValueError as error:
        raise unreadable(f"Digest {row.id}") from error


def _read_standing(row: AnyRow, codec: DigestCodec) -> Standing:
    # All at once, in the table's order: by name it takes longer.
    id, platform, workspace, place_id, thread, story, _, zone, owner, made_at, *rest = row
    terms_text, pause, _, _, version, since_at, last_wall, next_due_at = rest
    terms, on = codec.read_terms(terms_text), Platform(platform)
    return Standing(
        subscription=Subscription(
            id=SubscriptionId(id),
            place=Place(platform=on, workspace=workspace, id=place_id, thread=thread),
            story=StoryId(story),
            schedule=terms.schedule,
            zone=zone,
            owner=Person(platform=on, id=owner),
            made_at=made_at,
            sections=terms.sections,
            rules=terms.rules,
            pause=codec.read_pause(pause),
            review=terms.review,
            version=version,
            asked_since=terms.asked_since,
        ),
        progress=Progress(since_at=since_at, last=read_wall(last_wall) if last_wall else None),
        next_due_at=next_due_at,
    )


def to_decision_row(decision: Decision, *, at: datetime) -> Values:
    """Return the values of a row of `digest_tables.slot_records`, but for the subscription's."""
    return {
        **to_slot_row(decision.slot),
        "timeliness": decision.timeliness.value,
        "why": decision.why,
        "decided_at": at,
        "open_since": None if decision.timeliness is Timeliness.MISSED else at,
    }


def to_slot_row(slot: Slot) -> Values:
    """Return the values of the columns that name a slot."""
    return {"wall": str(slot.wall), "due_at": slot.due_at, "held": slot.held}


def read_record(row: AnyRow) -> SlotRecord:
    """Return the record. Raises StoreError for a row that somebody else wrote or changed."""
    return readable(
        f"Slot {row.subscription}/{row.wall}",
        lambda: SlotRecord(
            subscription=SubscriptionId(row.subscription),
            slot=read_slot(row),
            timeliness=Timeliness(row.timeliness),
            why=row.why,
            decided_at=row.decided_at,
        ),
    )


def read_slot(row: AnyRow) -> Slot:
    """Return the slot of a row. Raises ValueError."""
    return Slot(wall=read_wall(row.wall), due_at=row.due_at, held=row.held)


@lru_cache(maxsize=4096)
def read_wall(text: str) -> WallTime:
    """Return the wall time that was written as text. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return WallTime(on=moment.date(), at=moment.time())


def readable(what: str, read: Callable[[], _Read]) -> _Read:
    """Return what `read` returns. Raises StoreError, in words for an operator."""
    try:
        return read()
    except ValueError as error:
        raise unreadable(what) from error


def unreadable(what: str) -> StoreError:
    """Return the error for a row that somebody else wrote or changed."""
    return StoreError(
        f"{what} in the database cannot be read; put a backup in with `bot db restore`."
    )
