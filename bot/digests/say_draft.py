"""What editors are told of a draft, and the buttons under it."""

from bot.digests.review import Draft
from bot.digests.subscription import Subscription, Unapproved
from bot.digests.zone import zone_or_utc
from bot.messages.dates import say_date
from bot.messages.reply import Action

UNAPPROVED = "No editor approved this edition before it was due."
EXPIRED = "Skipped: no editor approved it before it was due."
REDRAFTED = "The record has changed: this draft replaces the one before it."
NOTED = "An editor has changed the note: this draft replaces the one before it."
REOPENED = (
    "The record has changed since this was approved, so it is a draft again and has to be "
    "approved anew."
)
REARRANGED = "The digest was changed: this draft replaces the one before it."
LATE = "Late: the record had changed, so editors were asked again."
REPLANNED = "Skipped: the digest's times were changed while its draft waited."
WITHDRAWN = "Skipped: what it told has been withdrawn since it was drafted."
TOLD = "Skipped: what it told has been posted meanwhile."


def draft_actions(draft: Draft) -> tuple[Action, ...]:
    """Return the buttons with which an editor decides on the draft as it is shown."""
    named = f"{draft.subscription} {draft.slot.wall}"
    seen = f"{draft.subscription}@{draft.seen_as} {draft.slot.wall}"
    return (
        Action(label="Approve", line=f"/digest approve {seen}", private=True),
        Action(label="Edit note", line=f"/digest note {named}", private=True),
        Action(label="Skip", line=f"/digest skip {named}", private=True),
    )


def say_draft(draft: Draft, subscription: Subscription, *, again: str = "") -> tuple[str, ...]:
    """Return what stands above a draft in its editors' place; `again` is why it is shown anew."""
    return (
        *((again,) if again else ()),
        f"Draft of a digest that is due {_say_deadline(draft, subscription)}. "
        f"{_say_otherwise(subscription)}",
    )


def say_nudge(draft: Draft, subscription: Subscription) -> str:
    """Return the reminder."""
    return (
        f"A draft still waits for an editor; it is due {_say_deadline(draft, subscription)}. "
        f"{_say_otherwise(subscription)}"
    )


def say_expired(draft: Draft, subscription: Subscription, *, sent: bool) -> str:
    """Return what became of a draft that nobody approved."""
    when = _say_deadline(draft, subscription)
    if sent:
        return f"No editor approved the draft due {when}: it was sent, and says so."
    return f"No editor approved the draft due {when}: it was skipped, and nothing was posted."


def say_emptied(draft: Draft, subscription: Subscription) -> str:
    """Return what became of a draft that there is nothing left to tell of."""
    return (
        f"The draft due {_say_deadline(draft, subscription)} has ended: by now there is nothing "
        "to tell, and nothing is posted."
    )


def say_replanned(draft: Draft, subscription: Subscription) -> str:
    """Return what became of a draft when its digest got other times."""
    return (
        f"The draft due {_say_deadline(draft, subscription)} is withdrawn, because the digest's "
        "times were changed. What it told comes with the next one."
    )


def say_note(note: str) -> tuple[str, ...]:
    """Return an editor's line as it stands above the edition, nothing for none."""
    return (f"Editor’s note: {note}",) if note else ()


def say_slot_of(draft: Draft, subscription: Subscription) -> str:
    """Return which slot a draft is for: "2 November 2026 at 09:00 (UTC)"."""
    wall = draft.slot.wall
    return f"{say_date(wall.on)} at {wall.at:%H:%M} ({subscription.zone})"


def _say_deadline(draft: Draft, subscription: Subscription) -> str:
    zone = zone_or_utc(subscription.zone)
    local = draft.deadline_at.astimezone(zone)
    return f"at {local:%H:%M} ({zone.key}) on {say_date(local.date())}"


def _say_otherwise(subscription: Subscription) -> str:
    review = subscription.review
    if review and review.unapproved is Unapproved.SEND:
        return "Without an editor's approval it is sent then, and says so."
    return "Without an editor's approval it is skipped."
