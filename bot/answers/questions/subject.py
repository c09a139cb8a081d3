"""Where the subject of a question ends, and the names in it."""

from collections.abc import Sequence

from bot.answers.english.cues import CUES, Asked
from bot.answers.english.senses import is_act
from bot.answers.fold import stem
from bot.answers.questions.span import Span

WH = frozenset("who whom whose what which when where why how".split())
_JOINS = frozenset(
    "and or the both also actually ever really allegedly just already even its his "
    "her their".split()
)
_NO_NOUNS = frozenset("sanction mention question".split())
_PARTICIPLES = frozenset("under hit sent sold taught given told made built bought held put".split())
BE = frozenset("is isn are aren was wasn were weren be been being get got".split())


def find_subject(
    words: Sequence[str], spans: Sequence[Span], opener: int | None
) -> tuple[int, list[Span]]:
    """Return where the subject ends, and the names in it: those right behind the auxiliary.

    Without an auxiliary, names that open the sentence are its subject when a verb follows.
    """
    doing = any(word.endswith("ing") for word in words)
    if opener and words[opener] in BE and words[opener - 1] in {"who", "what"} and not doing:
        return opener + 1, []  # "who is X": X is what is asked after, not what acts
    at = 0 if opener is None else opener + 1
    found: list[Span] = []
    while at < len(words):
        span = next((each for each in spans if each.start == at), None)
        if span and not (found and found[-1].end == at):
            verb = opener is not None and words[opener] not in BE and is_verb(words[span.end :])
            if any(each.start == span.end for each in spans) and not verb:
                return at, found  # "the Iranian missiles": the name only says which missiles
            found.append(span)
            at = span.end
        elif words[at] in _JOINS or (opener is None and words[at] in WH and not found):
            at += 1
        else:
            break
    if opener is None and not is_verb(words[at:]):
        return at, []
    return at, found


def is_verb(behind: Sequence[str]) -> bool:
    """Tell whether the first of the words is one for something done."""
    word = behind[0] if behind else ""
    if word.endswith(("ing", "ion", "ment", "ance", "ence")) and word not in _NO_NOUNS:
        return False
    return is_act(stem(word)) or stem(word) in CUES[Asked.SPEECH] or word.endswith("ed")


def has_participle(words: Sequence[str]) -> bool:
    """Tell whether one of the words is a participle: "is X sanctioned"."""
    return any(word.endswith("ed") or word in _PARTICIPLES for word in words)
