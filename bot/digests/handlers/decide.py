"""`/digest approve`, `/digest note` and `/digest skip`: what editors do about drafts."""

from collections.abc import Mapping
from datetime import datetime

from bot.digests.asking import Asking, DeskPorts
from bot.digests.find_digest import WhichDigestError
from bot.digests.may import require_writer
from bot.digests.review import Draft, DraftState
from bot.digests.reviews import Reviews
from bot.digests.say_draft import draft_actions
from bot.digests.slot import WallTime
from bot.digests.subscription import Subscription, SubscriptionId
from bot.digests.zone import zone_or_utc
from bot.errors import RequestError, StoreConflictError
from bot.messages.dates import say_date
from bot.messages.reply import Action, Notice, Outcome, Reply
from bot.messages.typed import say_typed

_MOST_WAITING = 25
_MOST_OFFERED = 5
_AGAIN = " It was approved without that, so it is a draft again: approve it anew."
_NO_NOTE = frozenset({"none", "-"})


async def answer_decision(ports: DeskPorts, asking: Asking) -> Reply:
    """Approve a draft, put a note above it, or have it not posted; in its editors' place."""
    draft, subscription = await _find_draft(ports, asking)
    reviews = Reviews(store=ports.store, publisher=ports.publisher)
    try:
        reply = await _decide(asking, reviews, draft, subscription)
    except StoreConflictError:
        raise RequestError(await _say_overtaken(ports, asking, draft, subscription)) from None
    ports.wake()
    return reply


async def fill_note(ports: DeskPorts, asking: Asking) -> Mapping[str, str]:
    """Return what a form for a note holds: which draft it is about, and its note so far.

    Raises RequestError where no draft waits.
    """
    draft, subscription = await _find_draft(ports, asking)
    text = {"text": draft.note} if draft.note else {}
    return {"digest": subscription.id, "slot": str(draft.slot.wall), **text}


async def _decide(
    asking: Asking, reviews: Reviews, draft: Draft, subscription: Subscription
) -> Reply:
    by, when = asking.request.person, _say_when(draft, subscription)
    match asking.verb:
        case "approve":
            if subscription.pause:
                raise RequestError(
                    "This digest is paused, so nothing of it is posted: /digest resume in its "
                    "channel first."
                )
            _require_seen(asking, draft)
            after = await reviews.approve(draft, subscription, by)
            return _say_approved(after, when)
        case "note":
            note = _read_note(asking.options.get("text", ""))
            noted = await reviews.annotate(draft, subscription, note=note)
            said = f"Your note stands above it now: {say_typed(note)}." if note else "It has none."
            again = _AGAIN if draft.state is DraftState.APPROVED else ""
            return _say(f"{said} The draft is shown here again.{again}", draft_actions(noted))
        case _:
            why = "Skipped: an editor decided that it is not posted."
            await reviews.skip(draft, subscription, why=why, by=by)
            return _say(f"Skipped: nothing is posted {when}. What it told comes with the next one.")


def _require_seen(asking: Asking, draft: Draft) -> None:
    """Refuse a button under what was replaced since: its editor has not seen what is posted."""
    seen_as = asking.options.get("digest", "").partition("@")[2]
    if seen_as and seen_as != draft.seen_as:
        raise RequestError(
            "Not approved: this draft has been changed since it was shown here. "
            "Look at the newest one in this channel, and approve that."
        )


def _say_approved(after: Draft, when: str) -> Reply:
    match after.state:
        case DraftState.APPROVED:
            return _say(f"Approved: it is posted {when}.")
        case DraftState.WAITING:
            return _say(
                "Not approved: the record has changed since this draft was made. "
                "A new draft is on its way to this channel; please look at that one."
            )
        case _:
            return _say(
                "Not approved: the record has changed since this draft was made, and there is "
                "nothing to tell any more. Nothing is posted."
            )


async def _find_draft(ports: DeskPorts, asking: Asking) -> tuple[Draft, Subscription]:
    """Return the draft that is meant and still open; the only one there is need not be named."""
    require_writer(asking)
    there = await ports.store.list_reviewing(asking.place, limit=_MOST_WAITING)
    id, slot = asking.options.get("digest", "").partition("@")[0], asking.options.get("slot", "")
    fitting = [
        each
        for each in there
        if (not id or each.subscription == id) and (not slot or str(each.slot.wall) == slot)
    ]
    if asking.verb == "approve":
        # One that is approved is meant only where no other is.
        fitting = [each for each in fitting if each.state is DraftState.WAITING] or fitting
    if not fitting:
        raise RequestError(await _say_none(ports, asking, id, slot))
    if len(fitting) > 1:
        raise WhichDigestError(_ask_which(fitting, asking))
    standing = await ports.store.get(fitting[0].subscription)
    if standing is None:
        raise RequestError("The digest of this draft has been removed; nothing is posted.")
    draft, subscription = fitting[0], standing.subscription
    if asking.verb == "approve" and draft.state is DraftState.APPROVED:
        raise RequestError(_say_ended(draft, subscription, asking.now))
    return draft, subscription


async def _say_none(ports: DeskPorts, asking: Asking, id: str, slot: str) -> str:
    """Say why a draft cannot be decided any more, or that there is none."""
    if not id and not slot:
        return "No draft waits for editors in this channel."
    standing = await ports.store.get(SubscriptionId(id)) if id else None
    review = standing.subscription.review if standing else None
    if standing is None or review is None or review.place != asking.place:
        return "No such draft waits for editors in this channel."
    wall = _read_wall(slot)
    draft = await ports.store.get_draft(standing.subscription.id, wall) if wall else None
    if draft is None:
        return "No such draft waits for editors in this channel."
    return _say_ended(draft, standing.subscription, asking.now)


async def _say_overtaken(
    ports: DeskPorts, asking: Asking, draft: Draft, subscription: Subscription
) -> str:
    there = await ports.store.get_draft(draft.subscription, draft.slot.wall)
    if there is None or there.state is DraftState.WAITING:
        return "Somebody else did something about this draft at the same moment; try again."
    return f"Somebody else was faster. {_say_ended(there, subscription, asking.now)}"


def _say_ended(draft: Draft, subscription: Subscription, now: datetime) -> str:
    when = _say_when(draft, subscription)
    match draft.state:
        case DraftState.WAITING:
            return "This draft waits in another channel."
        case DraftState.APPROVED if draft.deadline_at <= now:
            return f"An editor approved this draft, and its time has come: it was due {when}."
        case DraftState.APPROVED:
            return f"An editor has approved this draft already, to be posted {when}."
        case DraftState.SKIPPED:
            return f"An editor has skipped this draft already; nothing is posted {when}."
        case DraftState.EXPIRED:
            return f"This draft ended {when}, without an editor's approval."


def _ask_which(drafts: list[Draft], asking: Asking) -> Reply:
    notices = [Notice(text=f"There are {len(drafts)} drafts here. Which one?")]
    notices += [Notice(text=f"{each.subscription}, for {each.slot.wall}") for each in drafts]
    actions = [
        Action(
            label=f"{asking.verb.capitalize()} {each.subscription} {each.slot.wall.at:%H:%M}",
            line=asking.line(digest=each.subscription, slot=str(each.slot.wall)),
            private=True,
        )
        for each in drafts[:_MOST_OFFERED]
    ]
    return Reply(title="", blocks=tuple(notices), outcome=Outcome.UNCLEAR, actions=tuple(actions))


def _read_note(text: str) -> str:
    note = " ".join(text.split())
    return "" if note.casefold() in _NO_NOTE else note


def _read_wall(text: str) -> WallTime | None:
    try:
        moment = datetime.strptime(text, "%Y-%m-%dT%H:%M")  # a local time, in no zone
    except ValueError:
        return None
    return WallTime(on=moment.date(), at=moment.time())


def _say_when(draft: Draft, subscription: Subscription) -> str:
    zone = zone_or_utc(subscription.zone)
    local = draft.deadline_at.astimezone(zone)
    return f"on {say_date(local.date())} at {local:%H:%M} ({zone.key})"


def _say(text: str, actions: tuple[Action, ...] = ()) -> Reply:
    return Reply(title="", blocks=(Notice(text=text),), actions=actions)
