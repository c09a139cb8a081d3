"""`/digest now` and `/digest test`: what is posted because somebody asked for it."""

from dataclasses import replace
from datetime import timedelta

from bot.delivery.delivery import OPEN, Delivery, DeliveryKey
from bot.digests.asking import Asking, DeskPorts
from bot.digests.edition import IssueKind
from bot.digests.find_digest import find_digest
from bot.digests.ledger import Fate, judge_parts
from bot.digests.may import require_manager, require_postable
from bot.digests.rules import NothingNew
from bot.errors import RequestError
from bot.messages.reply import Notice, Outcome, Reply

_USEFUL_FOR = timedelta(minutes=10)
_LOOKS, _BETWEEN = 8, 0.25
"""The bot looks for two seconds what became of a test: an asker waits for it."""


async def answer_now(ports: DeskPorts, asking: Asking) -> Reply:
    """Post an edition now, whatever its schedule says; one a minute at most."""
    require_postable(await require_manager(ports, asking))
    standing, _ = await find_digest(ports, asking)
    digest = standing.subscription
    if digest.pause:
        raise RequestError("This digest is paused: /digest resume first.")
    if digest.review:
        raise RequestError(
            "Editors see every edition of this digest first, so none is posted at once. "
            "/digest preview shows you what it would be."
        )
    rules = replace(digest.rules, nothing_new=NothingNew.SAY)
    asked = replace(standing, subscription=replace(digest, rules=rules))
    occasion = f"asked-{asking.now:%Y-%m-%dT%H:%M}"
    made = await ports.publisher.issue(asked, occasion)
    if made is None:
        raise RequestError("An edition was asked for a moment ago; wait a minute for another.")
    if not made.deliveries:
        raise RequestError(made.issue.why)
    ports.wake()
    what = "A line" if made.issue.kind is IssueKind.NOTHING_NEW else "An edition"
    fate, became = await _await_fate(ports, tuple(each.key for each in made.deliveries))
    if fate in (Fate.SENT, Fate.WAITING):
        said = f"{what} {'is posted here' if fate is Fate.SENT else 'is on its way here'}."
        return _say(f"{said} {made.issue.why}")
    return _say(f"{what} could not be posted here. {became}")


async def answer_test(ports: DeskPorts, asking: Asking) -> Reply:
    """Post a short message in the place, by the way that editions take."""
    require_postable(await require_manager(ports, asking))
    message = Reply(
        title="Test",
        blocks=(Notice(text="This is a test: digests can be posted here."),),
        outcome=Outcome.NO_ANSWER,
    )
    setting = await ports.publisher.press().set_reply(message, asking.place.platform)
    here = asking.place.thread or asking.place.id
    deliveries = [
        Delivery(
            key=DeliveryKey(
                subscription=f"test-{here}", slot=f"{asking.now:%Y-%m-%dT%H:%M:%S}", part=part
            ),
            place=asking.place,
            payload=payload,
            created_at=asking.now,
            next_attempt_at=asking.now,
            expires_at=asking.now + _USEFUL_FOR,
        )
        for part, payload in enumerate(setting.payloads, start=1)
    ]
    await ports.deliveries.add(deliveries)
    ports.wake()
    fate, became = await _await_fate(ports, tuple(each.key for each in deliveries))
    match fate:
        case Fate.SENT:
            return _say("It works: the test message stands in this channel.")
        case Fate.WAITING:
            return _say(
                "A test message is on its way to this channel. If it does not show within a "
                "minute, whoever runs the bot finds why with: bot deliveries list"
            )
        case _:
            return _say(f"The test message could not be posted in this channel. {became}")


async def _await_fate(ports: DeskPorts, keys: tuple[DeliveryKey, ...]) -> tuple[Fate, str]:
    """Return what became of messages, as far as that is known soon."""
    for look in range(_LOOKS):
        found = [each for key in keys if (each := await ports.deliveries.get(key))]
        if all(each.state not in OPEN for each in found):
            break
        if look + 1 < _LOOKS:
            await ports.pause(_BETWEEN)
    return judge_parts(found)


def _say(text: str) -> Reply:
    return Reply(title="", blocks=(Notice(text=text),))
