"""What comes of a draft when its time has come: what editors saw, what holds now, or nothing."""

from dataclasses import dataclass, replace

from bot.digests.edition import Edition, IssueKind, Mark
from bot.digests.press import Press
from bot.digests.publication import Ruling, keep_silent
from bot.digests.publish import Publisher
from bot.digests.review import Draft, DraftState
from bot.digests.reviews import commission_of, has_moved, late_lines, shown
from bot.digests.say_draft import TOLD, WITHDRAWN, say_note
from bot.digests.subscription import Subscription


@dataclass(frozen=True, kw_only=True, slots=True)
class Drafted:
    """A draft and what it is judged by; `last` is the mark of its digest's latest edition."""

    draft: Draft
    subscription: Subscription
    edition: Edition | None
    last: Mark | None

    def moved(self, press: Press) -> bool:
        """Whether what editors saw is not what would be posted now."""
        if self.edition is None or self.edition.outline.story != self.subscription.story:
            return True
        return has_moved(self.edition.outline, press.book, press.now)

    def keep_back(self, publisher: Publisher, press: Press) -> Ruling | None:
        """Return the ruling that nothing of it is posted; None where something is."""
        if fault := publisher.forbid(commission_of(self.draft, self.subscription), press):
            return keep_silent(self.subscription, self.last, why=fault)
        if self.last and _covers(self.last, self.draft.mark):
            return keep_silent(self.subscription, self.last, why=TOLD)
        if not _tells(self.edition, press):
            return keep_silent(self.subscription, self.last, why=WITHDRAWN)
        return None

    async def rule(
        self, publisher: Publisher, press: Press, *, opening: tuple[str, ...] = ()
    ) -> Ruling:
        """Return what comes of it; `opening` is why it goes out without approval."""
        if silent := self.keep_back(publisher, press):
            return silent
        said = (*opening, *say_note(self.draft.note))
        why = opening[0] if opening else _why(self.draft)
        if self.edition is None or self.moved(press):
            said = (*said, *late_lines(self.edition))
            commission = commission_of(self.draft, self.subscription, opening=said)
            ruling = await publisher.consider(commission, self.last, press)
            return replace(ruling, why=why) if ruling.edition else ruling
        outline = self.edition.outline
        return Ruling(
            kind=IssueKind.EDITION,
            follows=self.last,
            mark=self.draft.mark,
            why=why,
            edition=press.keep(replace(outline, opening=(*said, *outline.opening))),
        )


def _covers(last: Mark, drafted: Mark) -> bool:
    """Tell whether an issue was written after a draft was made, and told what that would."""
    return last.position >= drafted.position and last.at >= drafted.at


def _tells(edition: Edition | None, press: Press) -> bool:
    """Tell whether anything of an edition may still be shown."""
    chapters = edition.outline.chapters if edition else ()
    return any(shown(entry, press.book, press.now) for each in chapters for entry in each.entries)


def _why(draft: Draft) -> str:
    if draft.state is DraftState.APPROVED:
        return "An editor approved it."
    return "Its digest is no longer shown to editors first."
