"""`/digest list`, `/digest preview` and `/digest why`: what changes nothing."""

from dataclasses import replace

from bot.digests.asking import Asking, DeskPorts
from bot.digests.commission import Commission
from bot.digests.edition import IssueKind
from bot.digests.find_digest import find_digest
from bot.digests.ledger import Line, read_ledger
from bot.digests.rules import Rule
from bot.digests.say_digest import DigestWords, digest_actions
from bot.digests.schedule import EVERY_DAY, AtTimes, Schedule, Weekly
from bot.digests.subscription import Subscription, SubscriptionId
from bot.messages.dates import say_date
from bot.messages.reply import Action, Block, Heading, Notice, Outcome, Reply

_MOST_WITH_BUTTONS = 5
_SHOWN_LINES = 8
_SET_UP = Action(label="How to set one up", line="/help digest subscribe", private=True)
_NONE = SubscriptionId("none")


async def answer_list(ports: DeskPorts, asking: Asking) -> Reply:
    """List the digests of the place."""
    found = await ports.store.find(asking.place)
    if not found:
        text = "No digest is posted here. /digest subscribe sets one up in a channel."
        return _say(text, actions=(_SET_UP,))
    words = DigestWords(book=ports.book(), now=asking.now)
    blocks, actions = list[Block](), list[Action]()
    for standing in found:
        digest = standing.subscription
        blocks.append(Heading(text=f"{words.title(digest.story)} ({digest.id})"))
        blocks += words.describe(standing)
        actions += digest_actions(digest, named=len(found) > 1)
    shown = actions if len(found) <= _MOST_WITH_BUTTONS else ()
    return Reply(title="Digests of this channel", blocks=tuple(blocks), actions=tuple(shown))


async def answer_preview(ports: DeskPorts, asking: Asking) -> Reply:
    """Show the edition as it would be now; without a digest here, what a first one would say."""
    here = await ports.store.find(asking.place)
    if here or "digest" in asking.options:
        standing, _ = await find_digest(ports, asking, by_editors=True)
        digest = replace(standing.subscription, pause=None)
        intro = "Only you see this: the edition as it would be now."
    else:
        digest = _imagined(asking)
        intro = "Only you see this: no digest is posted here yet; a first one would say this now."
    press = ports.publisher.press()
    marks = await ports.store.last_marks([digest.id])
    commission = Commission(subscription=digest, occasion="preview", due_at=asking.now)
    ruling = await ports.publisher.consider(commission, marks.get(digest.id), press)
    if ruling.edition is None or ruling.kind is not IssueKind.EDITION:
        posted = "a line would say so" if ruling.edition else "nothing would be posted"
        why = ruling.why.removeprefix("Skipped. ").removeprefix("Skipped: ")
        return _say(f"{intro} {why[:1].upper()}{why[1:]} So {posted}.")
    reply = press.preview(ruling.edition)
    return replace(reply, blocks=(Notice(text=intro), *reply.blocks))


async def answer_why(ports: DeskPorts, asking: Asking) -> Reply:
    """Say why a digest is posted here, and what became of its latest editions."""
    standing, _ = await find_digest(ports, asking, by_editors=True)
    digest = standing.subscription
    words = DigestWords(book=ports.book(), now=asking.now)
    ledger = await read_ledger(
        digest.id, store=ports.store, deliveries=ports.deliveries, limit=_SHOWN_LINES
    )
    useful, not_useful = await ports.store.tally(digest.id)
    blocks: list[Block] = [
        Notice(
            text=f"This comes because somebody here asked for it on "
            f"{say_date(digest.made_at.date())}: {words.short(digest)}."
        ),
        Notice(text=words.say_next(standing)),
    ]
    lines = ledger.lines if ledger else ()
    blocks.append(Heading(text="Latest editions" if lines else "No edition was due yet"))
    blocks += [Notice(text=_say_line(each)) for each in lines]
    if useful or not_useful:
        blocks.append(Notice(text=f"Found useful: {useful}. Not useful: {not_useful}."))
    if ports.public_url:
        blocks.append(Notice(text=f"All of them: {ports.public_url}/digests/{digest.id}"))
    title = f"Why this digest: {words.title(digest.story)}"
    return Reply(title=title, blocks=tuple(blocks), actions=digest_actions(digest))


def _say_line(line: Line) -> str:
    when = line.wall or f"{say_date(line.at.date())}, {line.at:%H:%M} UTC"
    fate = line.fate.value
    said = "" if line.why.casefold().startswith(fate) else f"{fate.capitalize()}. "
    return f"{when} – {said}{line.why}"


def _imagined(asking: Asking) -> Subscription:
    """Return a digest of the place's story with every default, which nobody keeps."""
    hours = AtTimes(times=(asking.now.time().replace(second=0, microsecond=0, tzinfo=None),))
    digest = Subscription(
        id=_NONE,
        place=asking.place,
        story=asking.story,
        schedule=Schedule(days=Weekly(weekdays=EVERY_DAY), hours=hours),
        zone="UTC",
        owner=asking.request.person,
        made_at=asking.now,
    )
    return replace(digest, rules=replace(digest.rules, rule=Rule.ALWAYS))


def _say(text: str, *, actions: tuple[Action, ...] = ()) -> Reply:
    return Reply(title="", blocks=(Notice(text=text),), outcome=Outcome.NO_ANSWER, actions=actions)
