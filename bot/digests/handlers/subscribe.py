"""`/digest subscribe` and `/digest edit`."""

from collections.abc import Mapping
from dataclasses import replace

from bot.digests.asking import Asking, DeskPorts
from bot.digests.change import edit, subscribe
from bot.digests.draft import EXAMPLES
from bot.digests.edited import follow_edit
from bot.digests.find_digest import find_digest
from bot.digests.may import require_editors_place, require_manager, require_postable
from bot.digests.read_timing import Timing
from bot.digests.reviews import Reviews
from bot.digests.rules import Rule
from bot.digests.say_digest import DigestWords, digest_actions, without_editors
from bot.digests.say_options import say_options
from bot.digests.schedule import EVERY_DAY, Schedule, Weekly
from bot.digests.standing import Standing
from bot.digests.subscription import Review, Subscription
from bot.digests.warn import warn
from bot.digests.wish import read_wish
from bot.digests.zone import read_zone
from bot.errors import DeliveryError, RequestError
from bot.messages.reply import Notice, Reply
from bot.messages.request import Rights

MOST_HERE = 20
"""Digests in one place."""
_SO_ALREADY = "It is so already."
_LONGEST = 2000
"""Characters of an option that are read; what has more is edited by the command alone."""


async def answer_subscribe(ports: DeskPorts, asking: Asking) -> Reply:
    """Set up a digest and say when it comes. Raises RequestError for what cannot be."""
    rights = await require_manager(ports, asking)
    require_postable(rights)
    wish = read_wish(ports, asking)
    if wish.timing.hours is None:
        breaking = asking.options.get("rule", "").strip().casefold() == Rule.BREAKING
        besides = "Breaking news comes at once, and the rest in a digest. " if breaking else ""
        raise RequestError(f"{besides}At what time? Say it with the days: {EXAMPLES}.")
    wanted = wish.applied_to(_blank(ports, asking, rights, wish.timing))
    await _check_review(ports, asking, wanted.review)
    if len(await ports.store.find(asking.place)) >= MOST_HERE:
        raise RequestError(
            f"There are {MOST_HERE} digests here already, which is as many as one channel can "
            "have. Edit or remove one of them: /digest list."
        )
    made = await subscribe(ports.store, wanted, now=asking.now)
    proposed = () if wish.zone else (_say_proposed(made.subscription.zone, rights),)
    return _confirm(ports, asking, made, title="A digest is set up", more=proposed)


async def fill_subscribe(ports: DeskPorts, asking: Asking) -> Mapping[str, str]:
    """Return nothing: there is nothing yet. Raises RequestError before anything is written."""
    require_postable(await require_manager(ports, asking))
    return {}


async def answer_edit(ports: DeskPorts, asking: Asking) -> Reply:
    """Change what the options say of a digest. Raises RequestError for what cannot be."""
    await require_manager(ports, asking)
    standing, seen_version = await find_digest(ports, asking)
    before = standing.subscription
    if not asking.options.keys() - {"digest"}:
        return _explain_edit(ports, asking, standing)
    wish = read_wish(ports, _without_same(ports, asking, before))
    if seen_version == before.version and wish.applied_to(before) == before:
        return _confirm(
            ports, asking, standing, title="Nothing was changed", before=before, more=(_SO_ALREADY,)
        )
    await _check_review(ports, asking, wish.review(before.review), before.review)
    draft = await ports.store.get_open_draft(before.id)
    after = await edit(
        ports.store,
        before.id,
        seen_version=seen_version,
        change=wish.applied_to,
        now=asking.now,
        ahead=draft.slot if draft else None,
    )
    more = await _follow(ports, before, after.subscription) if draft else ()
    return _confirm(ports, asking, after, title="The digest is changed", before=before, more=more)


async def _follow(ports: DeskPorts, before: Subscription, after: Subscription) -> tuple[str, ...]:
    """Return what became of the draft that was open."""
    reviews = Reviews(store=ports.store, publisher=ports.publisher)
    try:
        became = await follow_edit(before, after, store=ports.store, reviews=reviews)
    except DeliveryError:
        return ("A draft that waits could not be made anew just now: look at it before it is due.",)
    ports.wake()
    return (became,) if became else ()


async def fill_edit(ports: DeskPorts, asking: Asking) -> Mapping[str, str]:
    """Return what a form to edit a digest holds: the digest as it is now, with its version.

    Raises RequestError where there is none to edit, or not for this asker.
    """
    await require_manager(ports, asking)
    standing, _ = await find_digest(ports, asking)
    digest = standing.subscription
    said = _say_options(ports, asking, digest)
    if max(map(len, said.values())) > _LONGEST:
        raise RequestError("This digest has too much to say, and is too long for a form.")
    return {"digest": f"{digest.id}@{digest.version}", **said}


def _without_same(ports: DeskPorts, asking: Asking, before: Subscription) -> Asking:
    """Leave out what is said as it is, as forms do: a name in it may be nobody's any more."""
    same = _say_options(ports, asking, before).items()
    changed = {name: text for name, text in asking.options.items() if (name, text) not in same}
    return replace(asking, options=changed)


def _say_options(ports: DeskPorts, asking: Asking, digest: Subscription) -> dict[str, str]:
    return say_options(digest, DigestWords(book=ports.book(), now=asking.now).name)


def _blank(ports: DeskPorts, asking: Asking, rights: Rights, timing: Timing) -> Subscription:
    """Return a digest with every default, due every day unless it is said otherwise."""
    if timing.hours is None:
        raise ValueError("a digest has times")
    return Subscription(
        id=ports.new_id(),
        place=asking.place,
        story=asking.story,
        schedule=Schedule(days=Weekly(weekdays=EVERY_DAY), hours=timing.hours),
        zone=_proposed_zone(ports, rights),
        owner=asking.request.person,
        made_at=asking.now,
    )


def _proposed_zone(ports: DeskPorts, rights: Rights) -> str:
    try:
        return read_zone(rights.zone).key if rights.zone else ports.default_zone
    except RequestError:
        return ports.default_zone


def _say_proposed(zone: str, rights: Rights) -> str:
    whose = "your own" if zone == rights.zone else "the one set for this bot"
    return f"No time zone was named, so I took {whose}, {zone}: /digest edit zone:… changes it."


async def _check_review(
    ports: DeskPorts, asking: Asking, review: Review | None, before: Review | None = None
) -> None:
    if review and (before is None or review.place != before.place):
        await require_editors_place(ports, asking, review.place)


def _confirm(
    ports: DeskPorts,
    asking: Asking,
    standing: Standing,
    *,
    title: str,
    before: Subscription | None = None,
    more: tuple[str, ...] = (),
) -> Reply:
    subscription = standing.subscription
    words = DigestWords(book=ports.book(), now=asking.now)
    warned = warn(subscription, before, book=ports.book(), now=asking.now)
    said = (*more, *warned, f"Its id is {subscription.id}.")
    return Reply(
        title=f"{title}: {words.title(subscription.story)}",
        blocks=(
            *words.describe(standing),
            *(Notice(text=text) for text in said),
        ),
        actions=digest_actions(subscription),
    )


def _explain_edit(ports: DeskPorts, asking: Asking, standing: Standing) -> Reply:
    subscription = standing.subscription
    words = DigestWords(book=ports.book(), now=asking.now)
    named = f"{subscription.id}@{subscription.version}"
    how = f"Say what is to change, for example: /digest edit {named} time:09:00 zone:Europe/London"
    return Reply(
        title=f"The digest as it is: {words.title(subscription.story)}",
        blocks=(*words.describe(standing), Notice(text=how)),
        actions=without_editors(subscription),
    )
