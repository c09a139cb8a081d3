"""Questions after the record itself: what was added, corrected or withdrawn, and since when."""

import re
from dataclasses import dataclass
from datetime import date

from bot.answers.questions.dated import take_date
from bot.answers.questions.spot import folded_words, mend_words
from bot.answers.scope import Scope
from bot.answers.since import find_period

_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_CHANGED = frozenset(
    "change changes changed changing revised revision revisions edited modified amended "
    "updated".split()
)
_ADDED = frozenset("added add additions addition".split())
_CORRECTED = frozenset("corrected correction corrections retracted retraction".split())
_TAKEN_BACK = frozenset("withdrawn withdraw withdrew removed remove deleted fixed".split())
"""What troops and laws may be as well: of the record only where that is named."""
_NEW = frozenset("new newly news update updates latest miss missed catch".split())
"""What asks after the whole story where no date is given."""
_NEWS = _CHANGED | _ADDED | _CORRECTED | _TAKEN_BACK | _NEW
_RECORD = frozenset("fact facts record records you u entry entries correction corrections".split())
_FILLER = frozenset(
    "what whats which s is are was were has have had been be being did do does there any anything "
    "something everything all a an the this these here how much in on of to for from "
    "since after over during within with until till now then so far up date as ever and or also "
    "your bot desk story i me we us my tell show give list get got can could would will please "
    "pls hi hey hello ok okay just happen happened lately recently whatever if else bring".split()
)
_DATED = frozenset("lately recently".split())
_WHATEVER = frozenset("fact facts anything everything something all".split())
"""Before "that", which else points at what was said before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lately:
    """What is asked of the record: since when, if that is said, and `only` as in /changes."""

    since: date | None
    only: str = ""

    @property
    def options(self) -> dict[str, str]:
        """The options of /changes that ask the same."""
        since = self.since.isoformat() if self.since else ""
        return {name: each for name, each in (("since", since), ("only", self.only)) if each}


def read_lately(scope: Scope, question: str) -> Lately | None:
    """Return what a question asks of the record; None for one about what the record tells.

    Every word has to be a word of such questions, so that a name or a thing makes it another.
    """
    known = scope.snapshot.vocabulary(scope.story)
    mended = mend_words(folded_words(_ISO.sub(" ", question)), known)
    if _NEWS.isdisjoint(mended):
        return None
    since, words = _take_since(scope, question, mended)
    asked = {each for at, each in enumerate(words) if not _relates(words, at)}
    if not asked & _NEWS or asked - _NEWS - _FILLER - _RECORD:
        return None
    if asked & _TAKEN_BACK and not asked & (_RECORD | _CORRECTED):
        return None
    if since is None and asked & _NEW and not asked & _DATED:
        return None
    return Lately(since=since, only=_only(asked))


def _relates(words: list[str], at: int) -> bool:
    return words[at] == "that" and at > 0 and words[at - 1] in _WHATEVER


def _only(asked: set[str]) -> str:
    if asked & (_CORRECTED | _TAKEN_BACK) and not asked & (_CHANGED | _ADDED | _NEW):
        return "corrected"
    return "new" if asked & _ADDED and not asked & (_CHANGED | _CORRECTED | _TAKEN_BACK) else ""


def _take_since(scope: Scope, question: str, words: list[str]) -> tuple[date | None, list[str]]:
    """Take a date out of a question's words."""
    typed = _ISO.search(question)
    if typed and (day := _to_date(typed[0])):
        return day, words
    if found := find_period(" ".join(words), scope.moment.now):
        return found[0], " ".join(words).replace(found[1], "", 1).split()
    when, rest = take_date(scope, words)
    return (when.start_on, rest) if when else (None, words)


def _to_date(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
