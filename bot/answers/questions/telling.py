"""Which words of a question tell something that a fact must hold."""

from collections.abc import Collection, Mapping, Sequence

from bot.answers.english.light import LIGHT, OPENERS
from bot.answers.english.senses import is_act
from bot.answers.fold import stem
from bot.answers.questions.span import Span
from bot.answers.questions.voices import CONFIRMED
from bot.facts.entity import EntityKind

_NO_ADVERBS = frozenset("supply family assembly anomaly monopoly daily weekly monthly".split())
_BEFORE_NOUNS = frozenset(
    "which what the a many that this these those of any no all some other more".split()
)
_NOUNS_END = (["were"], ["are"], ["have"], ["was"], ["is"])
_WORDING = frozenset("word words phrase term terms expression".split())
_TAKEN = frozenset(map(stem, "step measure action move decision part place long".split()))
_OWN = frozenset("the a this that its their whose which what".split())
_GIVEN = frozenset(
    "conference speech interview statement answer number estimate toll warning reason reasons "
    "explanation account reply evidence many date name names view".split()
)
"""What is given without anybody having it afterwards."""
_LISTS = frozenset("list lists register".split())
_FEW = frozenset("two three four".split())
_POINTING = frozenset("the these those both which what these own all".split())
_DENIALS = frozenset("not never without nobody none".split())
_MAKING = frozenset("make makes made making".split())
_RESULTS = frozenset("public known possible clear sure".split())
_ALLOWING = frozenset("can may must allowed".split())
_FINDING = frozenset("find found finds".split())
_PLACING = frozenset("in by at".split())
_GOING = frozenset("go goes going went gone".split())
_PLACED = frozenset({EntityKind.COUNTRY, EntityKind.PLACE})
_MADE = frozenset({EntityKind.WEAPON, EntityKind.VESSEL})
_MANUFACTURED = stem("manufacture")
_VISIT = stem("visit")
_OF_DEGREE = frozenset("long often".split())
"""What "how …" asks for that a fact must hold; other words behind "how" stay on their own."""


def telling_words(words: Sequence[str], spans: Sequence[Span]) -> Mapping[int, str]:
    """Return the stems of the words that tell something and name nobody, by their place."""
    named = {at for span in spans for at in range(span.start, span.end)}
    made = {at: _MANUFACTURED for at in range(len(words)) if _makes(words, at, spans)}
    return made | {
        at: _VISIT if _moves(words, at, spans) else _stem_at(words, at)
        for at in range(len(words))
        if at not in named | set(made)
        and not _is_to_come(words, at, named)
        and (
            _is_confirmed(words, at, named)
            or _tells(words, at)
            or _moves(words, at, spans)
            or not _is_light(words, at)
        )
    }


def _is_to_come(words: Sequence[str], at: int, named: Collection[int]) -> bool:
    """Tell whether "going" only says that something will be: "who is going to lead it"."""
    going = words[at] in {"going", "goin"} and words[at + 1 : at + 2] == ["to"]
    return going and at + 2 < len(words) and at + 2 not in named


def _is_confirmed(words: Sequence[str], at: int, named: Collection[int]) -> bool:
    """Tell whether somebody named is asked to have confirmed it: "can you confirm" asks nothing."""
    return stem(words[at]) == CONFIRMED and at - 1 in named


def _moves(words: Sequence[str], at: int, spans: Sequence[Span]) -> bool:
    """Tell whether somebody goes somewhere: "did X go to Y", "who goes with X to Y"."""
    if words[at] not in _GOING:
        return False
    ends = (span for span in spans if span.start > at and span.entity.entity_kind in _PLACED)
    return any("to" in words[max(at, span.start - 2) : span.start] for span in ends)


def _makes(words: Sequence[str], at: int, spans: Sequence[Span]) -> bool:
    """Tell whether something is said to be made, as a factory does: "who makes the missiles"."""
    if words[at] not in _MAKING or _RESULTS & set(words[at:]):
        return False
    behind = at + 2 if words[at + 1 : at + 2] in (["the"], ["these"], ["those"]) else at + 1
    last = at == len(words) - 1 or words[at + 1] in _PLACING
    things = [span for span in spans if span.entity.entity_kind in _MADE]
    return any(span.start == behind or (last and span.end <= at) for span in things)


def _stem_at(words: Sequence[str], at: int) -> str:
    """Return the stem; of "vessel" for a ship that is no verb: "which ship", "the ships"."""
    noun = stem(words[at]) == "ship" and (
        (at > 0 and words[at - 1] in _BEFORE_NOUNS) or words[at + 1 : at + 2] in _NOUNS_END
    )
    if at and words[at] in {"t", "not"} and words[at - 1] in _ALLOWING:
        return "cannot"
    if at and words[at] in {"train", "trains"} and words[at - 1] in _BEFORE_NOUNS:
        return stem("locomotive")  # no training
    return stem("vessel" if noun else words[at])


def _tells(words: Sequence[str], at: int) -> bool:
    """Tell whether a word that is light elsewhere must be borne: a denial, a reason, a span."""
    if words[at] in _DENIALS:
        return True
    if words[at] in _LISTS:
        return at > 0 and words[at - 1] in _OWN  # "the list" is a thing, "list all" is not
    if words[at] == "general":
        return at > 0 and words[at - 1] != "in"  # an officer
    if words[at] == "t" and at and words[at - 1] in OPENERS:
        return at > 1  # "Didn't Iran …?" asks no more than "Did Iran …?"
    if words[at] == "why":
        return True
    if words[at] in _FINDING:
        return words[0] == "what"  # "what did X find"
    return words[at] in _OF_DEGREE and at > 0 and words[at - 1] == "how"


def _is_light(words: Sequence[str], at: int) -> bool:
    """Tell whether a word names nothing; "the two" counts nothing, "two people" does."""
    pointing = at > 0 and words[at - 1] in _POINTING
    if words[at] == "help" and at + 1 < len(words) and is_act(stem(words[at + 1])):
        return True  # "did X help build": the act is to build
    if stem(words[at]) == "use" and _WORDING & set(words):
        return True
    if stem(words[at]) == "give" and _GIVEN & set(words):
        return True
    if stem(words[at]) == "take" or words[at] == "took":
        return bool(_TAKEN & {stem(word) for word in words})
    adverb = len(words[at]) > 5 and words[at].endswith("ly") and words[at] not in _NO_ADVERBS
    return words[at] in LIGHT or adverb or (words[at] in _FEW and pointing)
