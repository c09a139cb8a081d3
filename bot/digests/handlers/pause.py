"""`/digest pause`, `/digest resume` and `/digest remove`."""

from bot.digests.asking import Asking, DeskPorts
from bot.digests.change import pause, remove, resume
from bot.digests.find_digest import find_digest
from bot.digests.may import require_manager, require_postable
from bot.digests.say_digest import DigestWords, digest_actions, say_short
from bot.digests.subscription import Pause, PauseReason
from bot.messages.dates import say_date
from bot.messages.reply import Action, Notice, Reply


async def answer_pause(ports: DeskPorts, asking: Asking) -> Reply:
    """Have no more editions of a digest for now."""
    await require_manager(ports, asking)
    standing, seen_version = await find_digest(ports, asking)
    digest = standing.subscription
    if digest.pause:
        return _reply(f"It was paused already. {digest.pause.why}", digest_actions(digest))
    stopped = Pause(
        reason=PauseReason.ASKED,
        why=f"Somebody here paused it on {say_date(asking.now.date())}.",
        paused_at=asking.now,
        by=asking.request.person,
    )
    after = await pause(ports.store, digest.id, pause=stopped, seen_version=seen_version)
    text = f"Paused: {say_short(digest)}. Nothing more of it is posted until it is resumed."
    return _reply(text, digest_actions(after.subscription))


async def answer_resume(ports: DeskPorts, asking: Asking) -> Reply:
    """Have editions of a digest again."""
    require_postable(await require_manager(ports, asking))
    standing, seen_version = await find_digest(ports, asking)
    digest = standing.subscription
    words = DigestWords(book=ports.book(), now=asking.now)
    if not digest.pause:
        text = f"It is not paused. {words.say_next(digest)}"
        return _reply(text, digest_actions(digest))
    after = await resume(ports.store, digest.id, seen_version=seen_version, now=asking.now)
    text = f"Resumed. {words.say_next(after.subscription)}"
    return _reply(text, digest_actions(after.subscription))


async def answer_remove(ports: DeskPorts, asking: Asking) -> Reply:
    """Forget a digest."""
    await require_manager(ports, asking)
    standing, seen_version = await find_digest(ports, asking)
    digest = standing.subscription
    await remove(ports.store, digest.id, seen_version=seen_version)
    text = f"Removed: {say_short(digest)}. Nothing more of it is posted."
    return _reply(text, ())


def _reply(text: str, actions: tuple[Action, ...]) -> Reply:
    return Reply(title="", blocks=(Notice(text=text),), actions=actions)
