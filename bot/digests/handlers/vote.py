"""`/digest useful`: what readers think of an edition."""

from bot.digests.asking import Asking, DeskPorts
from bot.digests.edition import Issue
from bot.digests.find_digest import find_digest
from bot.errors import RequestError
from bot.messages.reply import Notice, Reply
from bot.messages.typed import say_typed

_MOST_LOOKED_AT = 200
_YES, _NO = ("yes", "useful", "y"), ("no", "not", "n")


async def answer_useful(ports: DeskPorts, asking: Asking) -> Reply:
    """Keep a person's vote on an edition; a second one replaces the first."""
    standing, _ = await find_digest(ports, asking)
    digest = standing.subscription
    useful = _read_vote(asking.options.get("vote", ""))
    issues = await ports.store.list_issues(digest.id, limit=_MOST_LOOKED_AT)
    issue = _require_issue(issues, asking.options.get("edition", ""))
    await ports.store.vote(digest.id, issue.occasion, voter=asking.request.person, useful=useful)
    thanks = "Thank you. It is noted that this edition was"
    after = "" if useful else " /digest edit changes what it carries and when it comes."
    return Reply(
        title="", blocks=(Notice(text=f"{thanks}{'' if useful else ' not'} useful.{after}"),)
    )


def _read_vote(typed: str) -> bool:
    word = typed.strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise RequestError(f"Say yes or no, not {say_typed(typed)}.")


def _require_issue(issues: tuple[Issue, ...], named: str) -> Issue:
    for issue in issues:
        if issue.edition and (not named or issue.occasion == named):
            return issue
    if named:
        raise RequestError(f"There is no edition {say_typed(named)} of this digest.")
    raise RequestError("This digest has had no edition yet.")
