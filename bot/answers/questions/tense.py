"""Whether what is asked as done is told as done, or only as still to come."""

from collections.abc import Sequence

from bot.answers.english.cues import Asked
from bot.answers.english.senses import is_act, senses_asked, senses_held
from bot.answers.fold import fold, stem
from bot.answers.irregular import IRREGULAR
from bot.answers.questions.likeness import sentence_of
from bot.answers.reading import Reading
from bot.facts.claim import Claim
from bot.facts.fact import Fact
from bot.facts.quote import Quote

_DONE = frozenset("did has have had was were hasn haven didn wasn weren".split())
_TO_COME = frozenset("will would may might could can shall".split())
_MEANT = frozenset(
    "trained taught how able ready prepared planning plan plans wants want hopes ordered".split()
)
_NEAR = 3
"""Words ahead of an act among which "will" stands: "will very likely use"."""

_PERFECT = frozenset("has have had was were did".split())


def is_to_come(reading: Reading, fact: Fact) -> bool:
    """Tell whether a fact says no more than that it will be done, or is to be, asked as done."""
    spoken = isinstance(fact.body, Quote) and Asked.SPEECH not in reading.asked
    if not (spoken or isinstance(fact.body, Claim)):
        return False
    act = reading.verb or next((word for word in reading.words if is_act(word)), "")
    if not act or not _is_past(fold(reading.question).split(), act):
        return False
    words = fold(sentence_of(fact)).split()
    if _TO_COME & set(words) and not _PERFECT & set(words):
        return True
    wanted = senses_asked(act)
    acts = [at for at, word in enumerate(words) if wanted & senses_held([word])]
    return bool(acts) and all(_is_ahead(words, at) for at in acts)


def _is_ahead(words: Sequence[str], at: int) -> bool:
    """Tell whether an act is told as still to come: "will likely use", "trained to use"."""
    if at > 1 and words[at - 1] == "to" and words[at - 2] in _MEANT:
        return True
    return bool(_TO_COME & set(words[max(0, at - _NEAR) : at]))


def _is_past(words: Sequence[str], act: str) -> bool:
    if _TO_COME & set(words):
        return False
    done = any(stem(word) == act and (word.endswith("ed") or word in IRREGULAR) for word in words)
    return bool(_DONE & set(words[:2])) or done
