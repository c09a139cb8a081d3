"""What became of each occasion of a subscription, in words: sent, skipped, missed, waiting …"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.delivery.delivery import Delivery, State
from bot.delivery.store import DeliveryStore
from bot.digests.edition import EditionId, Issue, IssueKind
from bot.digests.record import SlotRecord, Timeliness
from bot.digests.review import Draft, DraftState
from bot.digests.standing import Standing
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import SubscriptionId
from bot.messages.dates import say_date

_PARTS = 4
"""Messages that one edition seldom has more of."""


class Fate(StrEnum):
    """What became of one occasion."""

    SENT = "sent"
    WAITING = "waiting"
    SKIPPED = "skipped"
    MISSED = "missed"
    UNCERTAIN = "uncertain"
    DEAD = "not delivered"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One occasion. `wall` is a slot's local date and time, empty for what came of itself.

    `at` is when it was decided; `why` are sentences; `edition` what was to be posted, if any.
    """

    occasion: str
    at: datetime
    fate: Fate
    why: str
    wall: str = ""
    edition: EditionId | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """`standing` is None for a subscription that was removed; lines come latest first."""

    subscription: SubscriptionId
    standing: Standing | None
    lines: tuple[Line, ...]


async def read_ledger(
    subscription: SubscriptionId,
    *,
    store: SubscriptionStore,
    deliveries: DeliveryStore,
    limit: int = 50,
) -> Ledger | None:
    """Return the latest occasions of a subscription, None where there never was one.

    Raises StoreError.
    """
    standing = await store.get(subscription)
    records = {
        str(each.slot.wall): each for each in await store.list_records(subscription, limit=limit)
    }
    issues = {each.occasion: each for each in await store.list_issues(subscription, limit=limit)}
    if standing is None and not records and not issues:
        return None
    parts: dict[str, list[Delivery]] = defaultdict(list)
    for each in await deliveries.find(subscription=subscription, limit=limit * _PARTS):
        parts[each.key.slot].append(each)
    draft = await store.get_open_draft(subscription)
    lines = [
        _line(occasion, records.get(occasion), issues.get(occasion), parts[occasion], draft)
        for occasion in {**records, **issues}
    ]
    lines.sort(key=lambda line: (line.at, line.occasion), reverse=True)
    return Ledger(subscription=subscription, standing=standing, lines=tuple(lines[:limit]))


def _line(
    occasion: str,
    record: SlotRecord | None,
    issue: Issue | None,
    parts: Sequence[Delivery],
    draft: Draft | None,
) -> Line:
    drafted = draft if draft and str(draft.slot.wall) == occasion else None
    fate, why = _judge(record, issue, parts, drafted)
    late = record.why if record and record.timeliness is Timeliness.LATE else ""
    decided_at = issue.issued_at if issue else record.decided_at if record else None
    if decided_at is None:
        raise ValueError("an occasion has a record or an issue")
    return Line(
        occasion=occasion,
        at=decided_at,
        fate=fate,
        why=" ".join(each for each in (why, late) if each),
        wall=f"{say_date(record.slot.wall.on)}, {record.slot.wall.at:%H:%M}" if record else "",
        edition=issue.edition if issue else None,
    )


def _judge(
    record: SlotRecord | None, issue: Issue | None, parts: Sequence[Delivery], draft: Draft | None
) -> tuple[Fate, str]:
    if issue is None:
        if record and record.timeliness is Timeliness.MISSED:
            return Fate.MISSED, record.why
        return Fate.WAITING, _say_unmade(draft)
    match issue.kind:
        case IssueKind.SILENT | IssueKind.SKIPPED:
            return Fate.SKIPPED, issue.why
        case IssueKind.EDITION | IssueKind.NOTHING_NEW:
            fate, became = judge_parts(parts)
            return fate, f"{became} {issue.why}".strip()


def _say_unmade(draft: Draft | None) -> str:
    if draft is None:
        return "The edition is about to be made."
    if draft.state is DraftState.APPROVED:
        return "Its draft is approved, and posted when it is due."
    return "Its draft waits for an editor."


def judge_parts(parts: Sequence[Delivery]) -> tuple[Fate, str]:
    """Return what became of an edition's messages; the worst of them speaks for all."""
    for fate, states in _WORST_FIRST:
        found = [each for each in parts if each.state in states]
        if found:
            reason = next((each.reason for each in found if each.reason), fate.value)
            of = f" ({len(found)} of {len(parts)} messages)" if len(parts) > 1 else ""
            said = reason[:1].upper() + reason[1:].rstrip(".")
            return fate, f"{said}{of}."
    return Fate.WAITING, "Nothing of it is in the outbox."


_WORST_FIRST = (
    (Fate.DEAD, {State.DEAD}),
    (Fate.UNCERTAIN, {State.UNCERTAIN}),
    (Fate.WAITING, {State.DUE, State.CLAIMED, State.SENDING, State.RETRY}),
    (Fate.SKIPPED, {State.SKIPPED}),
    (Fate.SENT, {State.SENT}),
)
