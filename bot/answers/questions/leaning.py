"""By which of its words a question leans on the turns before it."""

from collections.abc import Sequence

from bot.answers.english.light import LIGHT
from bot.answers.english.vocabulary import QUESTION_WORDS
from bot.answers.fold import fold, stem
from bot.answers.questions.spot import folded_words
from bot.answers.reading import Reading
from bot.facts.entity import EntityKind

_OPENERS = (("and",), ("or",), ("also",), ("what", "about"), ("how", "about"), ("what", "of"))
_PREFACES = frozenset(
    "about according against at by compared fewer for from in into less more of on over since "
    "than to toward towards until versus vs with".split()
)
"""Words that open no question of its own when little follows: "by whom", "in euros"."""

_LITTLE = 4
_THEM = frozenset("them these those".split())
_THINGS = frozenset({EntityKind.WEAPON, EntityKind.VESSEL})
_WEIGHING = frozenset(
    "more most less least larger bigger higher total together combined altogether both".split()
)
_COMPARING = frozenset("than compared versus vs".split())


def is_opened(words: Sequence[str]) -> bool:
    """Tell whether the question opens as one that goes on from another: "and …"."""
    return any(tuple(words[: len(each)]) == each for each in _OPENERS)


def is_prefaced(words: Sequence[str]) -> bool:
    """Tell whether a few words alone cannot be a question: "by Norland too?", "together?"."""
    if len(words) == 1:
        return weighs(words)
    return 1 < len(words) <= _LITTLE and words[0] in _PREFACES


def compares(words: Sequence[str]) -> bool:
    """Tell whether the words hold one beside the other: "more than X"."""
    return bool(_COMPARING & set(words))


def weighs(words: Sequence[str]) -> bool:
    """Tell whether a short question takes together what two turns told: "which is more?"."""
    return len(words) <= _LITTLE and bool(_WEIGHING & set(words))


def asks_after(reading: Reading) -> bool:
    """Tell whether nothing is asked but who or what somebody is: another name asks it again."""
    told = reading.words or reading.asked or reading.count or reading.measured or reading.when
    return bool(reading.mentions) and not (told or reading.verb)


def names_a_stranger(reading: Reading) -> bool:
    """Tell whether a turn that goes on from another names nobody on record: "and Atlantis?"."""
    words = folded_words(reading.question)
    if not is_opened(words):
        return False
    telling = [word for word in words if word not in LIGHT]
    strange = [word for word in telling if word not in QUESTION_WORDS]
    return bool(strange) and all(stem(word) in reading.words for word in telling)


def thing_words(
    words: Sequence[str], reading: Reading, before: Sequence[Reading]
) -> list[str] | None:
    """Return the words of a question with the things named last in place of "them", if any.

    Only a question that says who acts, and no thing of its own, is completed in this way.
    """
    named = {each.entity.entity_kind for each in reading.mentions}
    if not (_THEM & set(words) and named) or named & _THINGS or not reading.words:
        return None
    for each in reversed(before):
        things = [one.entity for one in each.mentions if one.entity.entity_kind in _THINGS]
        if things:
            name = fold(things[-1].name)
            return [name if word in _THEM else word for word in words]
    return None
