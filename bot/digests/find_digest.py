"""Which digest is meant, when people name it and when they do not."""

import re

from bot.digests.asking import Asking, DeskPorts
from bot.digests.say_digest import DigestWords
from bot.digests.standing import Standing
from bot.digests.subscription import SubscriptionId
from bot.errors import RequestError
from bot.messages.reply import Action, Notice, Outcome, Reply
from bot.messages.request import Place
from bot.messages.typed import say_typed

_NAMED = re.compile(r"(?P<id>[^@]+)(?:@(?P<version>\d{1,9}))?")
_MOST_OFFERED = 5


class WhichDigestError(RequestError):
    """Several digests may be meant; `reply` asks which."""

    def __init__(self, reply: Reply) -> None:
        super().__init__("Which digest do you mean?")
        self.reply = reply


async def find_digest(
    ports: DeskPorts, asking: Asking, *, by_editors: bool = False
) -> tuple[Standing, int]:
    """Return the digest that is meant, with the version of it that the asker has seen.

    The only one in a place need not be named; `by_editors` may be asked where its drafts go.
    Raises RequestError when there is none here.
    """
    typed = asking.options.get("digest", "")
    if not typed:
        standing = await _only_one(ports, asking)
        return standing, standing.subscription.version
    named = _NAMED.fullmatch(typed.casefold())
    found = await ports.store.get(SubscriptionId(named["id"])) if named else None
    if named is None or found is None or not _is_here(found, asking.place, by_editors):
        raise RequestError(
            f"There is no digest {say_typed(typed)} here, or not any more. "
            "/digest list shows those there are."
        )
    version = int(named["version"]) if named["version"] else found.subscription.version
    return found, version


async def _only_one(ports: DeskPorts, asking: Asking) -> Standing:
    found = await ports.store.find(asking.place)
    if not found:
        raise RequestError("There is no digest here yet; /digest subscribe sets one up.")
    if len(found) > 1:
        raise WhichDigestError(
            _ask_which(found, asking, DigestWords(book=ports.book(), now=asking.now))
        )
    return found[0]


def _ask_which(found: tuple[Standing, ...], asking: Asking, words: DigestWords) -> Reply:
    notices = [Notice(text=f"There are {len(found)} digests here. Which one?")]
    notices += [
        Notice(text=f"{each.subscription.id}: {words.short(each.subscription)}") for each in found
    ]
    actions = [
        Action(
            label=f"{asking.verb.capitalize()} {each.subscription.id}",
            line=asking.line(digest=f"{each.subscription.id}@{each.subscription.version}"),
            private=True,
        )
        for each in found[:_MOST_OFFERED]
    ]
    return Reply(title="", blocks=tuple(notices), outcome=Outcome.UNCLEAR, actions=tuple(actions))


def _is_here(standing: Standing, place: Place, by_editors: bool) -> bool:
    subscription = standing.subscription
    review = subscription.review if by_editors else None
    return place == subscription.place or bool(review and place == review.place)
