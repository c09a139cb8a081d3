"""Editions, issues and drafts as rows, and back."""

from datetime import datetime

from bot.digests.edition import Edition, EditionId, Issue, IssueKind, Mark
from bot.digests.review import Draft, DraftState
from bot.digests.subscription import SubscriptionId
from bot.facts.ids import StoryId
from bot.messages.request import Person, Platform
from bot.storage.delivery_rows import AnyRow, Values
from bot.storage.digest_codec import DigestCodec
from bot.storage.subscription_rows import read_slot, readable, to_slot_row


def to_edition_row(edition: Edition, codec: DigestCodec) -> Values:
    """Return the values of one row of `digest_tables.editions`."""
    outline = codec.outline_to_text(edition.outline)
    return {"id": edition.id, "made_at": edition.made_at, "outline": outline}


def read_edition(row: AnyRow, codec: DigestCodec) -> Edition:
    """Return the edition. Raises StoreError for a row that somebody else wrote or changed."""
    return readable(
        f"Edition {row.id}",
        lambda: Edition(
            id=EditionId(row.id), made_at=row.made_at, outline=codec.read_outline(row.outline)
        ),
    )


def to_issue_row(issue: Issue, *, number: int) -> Values:
    """Return the values of one row of `digest_tables.issues`."""
    return {
        "subscription": issue.subscription,
        "occasion": issue.occasion,
        "number": number,
        "kind": issue.kind.value,
        "edition": issue.edition,
        **_to_mark(issue.mark),
        "issued_at": issue.issued_at,
        "why": issue.why,
        "story": issue.story,
    }


def read_issue(row: AnyRow) -> Issue:
    """Return the issue. Raises StoreError for a row that somebody else wrote or changed."""
    return readable(
        f"Issue {row.subscription}/{row.occasion}",
        lambda: Issue(
            subscription=SubscriptionId(row.subscription),
            occasion=row.occasion,
            kind=IssueKind(row.kind),
            edition=EditionId(row.edition) if row.edition else None,
            mark=read_mark(row),
            issued_at=row.issued_at,
            why=row.why,
            story=StoryId(row.story),
        ),
    )


def to_draft_row(draft: Draft, *, published: bool) -> Values:
    """Return the values of one row of `digest_tables.drafts`."""
    by = draft.decided_by
    return {
        "subscription": draft.subscription,
        **to_slot_row(draft.slot),
        "edition": draft.edition,
        **_to_mark(draft.mark),
        "nudge_at": draft.nudge_at,
        "deadline_at": draft.deadline_at,
        "state": draft.state.value,
        "note": draft.note,
        "decided_on": by.platform.value if by else "",
        "decided_by": by.id if by else "",
        "nudged": draft.nudged,
        "version": draft.version,
        "next_at": None if published else _next_at(draft),
    }


def read_draft(row: AnyRow) -> Draft:
    """Return the draft. Raises StoreError for a row that somebody else wrote or changed."""
    return readable(f"Draft {row.subscription}/{row.wall}", lambda: _read_draft(row))


def read_mark(row: AnyRow) -> Mark:
    """Return the mark of an issue's or a draft's row."""
    return Mark(position=row.mark_position, at=row.mark_at)


def _read_draft(row: AnyRow) -> Draft:
    by = Person(platform=Platform(row.decided_on), id=row.decided_by) if row.decided_on else None
    return Draft(
        subscription=SubscriptionId(row.subscription),
        slot=read_slot(row),
        edition=EditionId(row.edition),
        mark=read_mark(row),
        nudge_at=row.nudge_at,
        deadline_at=row.deadline_at,
        state=DraftState(row.state),
        note=row.note,
        decided_by=by,
        nudged=row.nudged,
        version=row.version,
    )


def _to_mark(mark: Mark) -> Values:
    return {"mark_position": mark.position, "mark_at": mark.at}


def _next_at(draft: Draft) -> datetime | None:
    match draft.state:
        case DraftState.WAITING if not draft.nudged:
            return min(draft.nudge_at, draft.deadline_at)
        case DraftState.WAITING | DraftState.APPROVED:
            return draft.deadline_at
        case DraftState.SKIPPED | DraftState.EXPIRED:
            return None
