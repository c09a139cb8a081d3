"""`/digest pause`, `/digest resume` and `/digest remove`."""

from bot.digests.asking import Asking, DeskPorts
from bot.digests.change import pause, remove, resume
from bot.digests.find_digest import find_digest
from bot.digests.may import require_manager, require_postable
from bot.digests.say_digest import DigestWords, digest_actions
from bot.digests.subscription import Pause, PauseReason, Subscription
from bot.messages.dates import say_date
from bot.messages.reply import Action, Notice, Outcome, Reply


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
    words = DigestWords(book=ports.book(), now=asking.now)
    after = await pause(ports.store, digest.id, pause=stopped, seen_version=seen_version)
    await _withdraw(ports, digest, reason="skipped: its digest was paused")
    text = f"Paused: {words.short(digest)}. Nothing more of it is posted until it is resumed."
    return _reply(text, digest_actions(after.subscription))


async def answer_resume(ports: DeskPorts, asking: Asking) -> Reply:
    """Have editions of a digest again."""
    require_postable(await require_manager(ports, asking))
    standing, seen_version = await find_digest(ports, asking)
    digest = standing.subscription
    words = DigestWords(book=ports.book(), now=asking.now)
    if not digest.pause:
        text = f"It is not paused. {words.say_next(standing)}"
        return _reply(text, digest_actions(digest))
    after = await resume(ports.store, digest.id, seen_version=seen_version, now=asking.now)
    text = f"Resumed. {words.say_next(after)}"
    return _reply(text, digest_actions(after.subscription))


async def answer_remove(ports: DeskPorts, asking: Asking) -> Reply:
    """Forget a digest, once its removal is confirmed; asked without, it is asked back."""
    await require_manager(ports, asking)
    standing, seen_version = await find_digest(ports, asking)
    digest, words = standing.subscription, DigestWords(book=ports.book(), now=asking.now)
    match asking.options.get("sure", "").casefold():
        case "yes":
            return await _remove(ports, digest, seen_version, words)
        case "no":
            return _reply(f"Nothing was removed: {words.short(digest)}.", ())
        case _:
            return _ask_whether(digest, seen_version, words)


async def _remove(
    ports: DeskPorts, digest: Subscription, seen_version: int, words: DigestWords
) -> Reply:
    await remove(ports.store, digest.id, seen_version=seen_version)
    await _withdraw(ports, digest, reason="skipped: its digest was removed")
    text = f"Removed: {words.short(digest)}. Nothing more of it is posted."
    return _reply(text, ())


def _ask_whether(digest: Subscription, seen_version: int, words: DigestWords) -> Reply:
    line = f"/digest remove {digest.id}@{seen_version}"
    text = (
        f"Remove this digest for good? {words.short(digest)}. No more of it would be posted, and "
        "nobody can bring it back; to have none for a while, pause it instead."
    )
    return Reply(
        title="",
        blocks=(Notice(text=text),),
        outcome=Outcome.UNCLEAR,
        actions=(
            Action(label="Remove", line=f"{line} sure:yes", private=True, grave=True),
            Action(label="Keep", line=f"{line} sure:no", private=True),
        ),
    )


async def _withdraw(ports: DeskPorts, digest: Subscription, *, reason: str) -> None:
    """Have nothing posted that is on its way: it may have waited for hours."""
    await ports.deliveries.withdraw(digest.id, place=digest.place, reason=reason)


def _reply(text: str, actions: tuple[Action, ...]) -> Reply:
    return Reply(title="", blocks=(Notice(text=text),), actions=actions)
