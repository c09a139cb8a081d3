"""The ledger: each occasion with what became of it, in words."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.delivery.delivery import Delivery, DeliveryKey, State
from bot.delivery.steps import close
from bot.digests.archive import Reprint, reprint
from bot.digests.edition import Edition, EditionId, Issue, IssueKind, Mark, Publication
from bot.digests.ledger import Fate, Ledger, judge_parts, read_ledger
from bot.digests.plan import Course, Decision, Plan
from bot.digests.record import SlotRecord, Timeliness
from bot.digests.slot import Slot
from bot.digests.standing import Standing, scheduled_of, start_at
from bot.digests.subscription import SubscriptionId
from bot.facts.book import build_book
from bot.facts.fact import Fact, Status
from bot.messages.outline import Chapter, Entry, Outline
from bot.messages.reply import Reply
from tests.builders import STORY, a_quote_fact, a_revision, an_event_fact, records
from tests.digests.builders import PLACE, a_subscription, a_wall, utc
from tests.fakes.outbox import MemoryDeliveryStore
from tests.fakes.subscriptions import MemorySubscriptionStore

ID = SubscriptionId("s1")
EDITION = EditionId("0123456789abcdef")
MORNING, NOON = "2026-07-02T08:30", "2026-07-02T12:00"
AT = utc(MORNING)


def a_delivery(part: int = 1, occasion: str = MORNING) -> Delivery:
    return Delivery(
        key=DeliveryKey(subscription=ID, slot=occasion, part=part),
        place=PLACE,
        payload="{}",
        created_at=AT,
        next_attempt_at=AT,
    )


def closed(state: State, reason: str, part: int = 1) -> Delivery:
    return close(a_delivery(part), state, reason=reason)


def an_issue(
    kind: IssueKind, why: str, *, occasion: str = MORNING, at: datetime = AT, edition: bool = False
) -> Issue:
    return Issue(
        subscription=ID,
        occasion=occasion,
        kind=kind,
        edition=EDITION if edition else None,
        mark=Mark(position=1, at=at),
        issued_at=at,
        why=why,
        story=STORY,
    )


def a_record(wall: str, timeliness: Timeliness, why: str = "") -> SlotRecord:
    return SlotRecord(
        subscription=ID,
        slot=Slot(wall=a_wall(wall), due_at=utc(wall)),
        timeliness=timeliness,
        why=why,
        decided_at=utc(wall),
    )


def an_edition(*entries: Entry) -> Edition:
    chapter = Chapter(heading="What is new", entries=entries)
    return Edition(
        id=EDITION,
        made_at=AT,
        outline=Outline(story=STORY, title="The river accord", chapters=(chapter,)),
    )


def a_plan(standing: Standing, record: SlotRecord) -> Plan:
    """It decides about a slot and moves nothing on."""
    decision = Decision(slot=record.slot, timeliness=record.timeliness, why=record.why)
    course = Course(last=None, next_due_at=standing.next_due_at, decisions=(decision,))
    return Plan(before=scheduled_of(standing), course=course, decided_at=record.decided_at)


class Kept:
    """A subscription with its ledger in memory."""

    def __init__(self) -> None:
        self.deliveries = MemoryDeliveryStore()
        self.store = MemorySubscriptionStore(self.deliveries)
        self.standing = start_at(a_subscription(id=ID), now=AT - timedelta(days=1))

    async def record(self, *slots: SlotRecord) -> None:
        await self.store.record([a_plan(self.standing, slot) for slot in slots])

    async def publish(self, issue: Issue, *parts: Delivery) -> None:
        edition = an_edition() if issue.edition else None
        await self.store.publish([Publication(issue=issue, edition=edition, deliveries=parts)])

    async def read(self) -> Ledger:
        found = await read_ledger(ID, store=self.store, deliveries=self.deliveries)
        assert found
        return found


@pytest.fixture
async def kept() -> Kept:
    made = Kept()
    await made.store.add(made.standing)
    return made


async def test_what_never_was_has_no_ledger(kept: Kept) -> None:
    other = SubscriptionId("other")
    assert await read_ledger(other, store=kept.store, deliveries=kept.deliveries) is None


async def test_an_edition_that_was_sent_says_so_and_why_there_was_one(kept: Kept) -> None:
    await kept.record(a_record(MORNING, Timeliness.LATE, "Late: nothing looked before."))
    await kept.publish(
        an_issue(IssueKind.EDITION, "2 new since the last edition.", edition=True),
        closed(State.SENT, "sent at 08:31 UTC"),
    )
    [line] = (await kept.read()).lines
    assert (line.fate, line.wall, line.edition) == (Fate.SENT, "2 July 2026, 08:30", EDITION)
    assert line.why == (
        "Sent at 08:31 UTC. 2 new since the last edition. Late: nothing looked before."
    )


async def test_what_was_not_posted_says_why(kept: Kept) -> None:
    await kept.record(
        a_record(MORNING, Timeliness.MISSED, "Missed: found 9 hours after it was due."),
        a_record(NOON, Timeliness.ON_TIME),
    )
    silent = an_issue(IssueKind.SILENT, "Skipped. Nothing new.", occasion=NOON, at=utc(NOON))
    await kept.publish(silent)
    noon, morning = (await kept.read()).lines
    assert (noon.fate, noon.why) == (Fate.SKIPPED, "Skipped. Nothing new.")
    assert (morning.fate, morning.why) == (
        Fate.MISSED,
        "Missed: found 9 hours after it was due.",
    )


async def test_a_slot_without_an_issue_waits(kept: Kept) -> None:
    await kept.record(a_record(MORNING, Timeliness.ON_TIME))
    [line] = (await kept.read()).lines
    assert line.fate is Fate.WAITING


async def test_a_removed_subscription_keeps_its_ledger(kept: Kept) -> None:
    await kept.record(a_record(MORNING, Timeliness.ON_TIME))
    await kept.store.remove(ID, expected_version=1)
    ledger = await kept.read()
    assert ledger.standing is None and ledger.lines


def test_the_worst_of_several_messages_speaks_for_all() -> None:
    sent, dead = closed(State.SENT, "sent"), closed(State.DEAD, "dead: the channel is gone", 2)
    assert judge_parts([sent, dead]) == (
        Fate.DEAD,
        "Dead: the channel is gone (1 of 2 messages).",
    )
    assert judge_parts([sent, a_delivery(2)]) == (Fate.WAITING, "Waiting (1 of 2 messages).")
    assert judge_parts([closed(State.UNCERTAIN, "uncertain: no answer")])[0] is Fate.UNCERTAIN


async def test_an_old_edition_counts_what_has_changed_and_what_is_gone(kept: Kept) -> None:
    first = an_event_fact()
    quote = a_quote_fact()
    gone = replace(quote, status=Status.RETRACTED, revision=a_revision(number=2))
    second = replace(first, revision=a_revision(number=2))
    edition = an_edition(Entry(fact=first.id, revision=1), Entry(fact=quote.id, revision=1))
    issue = an_issue(IssueKind.EDITION, "2 new.", edition=True)
    await kept.store.publish([Publication(issue=issue, edition=edition)])
    found = await _reprint(kept, first, second, quote, gone)
    assert found is not None
    assert (found.changed, found.gone, found.reply.title) == (1, 1, "The river accord")


async def test_there_is_no_reprint_of_what_never_was_an_edition(kept: Kept) -> None:
    assert await _reprint(kept) is None


async def _reprint(kept: Kept, *facts: Fact) -> Reprint | None:
    return await reprint(
        EDITION,
        store=kept.store,
        book=build_book(records(*facts)),
        tell=lambda outline: Reply(title=outline.title, blocks=()),
        now=AT,
    )
