"""Whether a question is put in another language than the one that is read here."""

import unicodedata

from bot.answers.english.foreign import FOREIGN
from bot.answers.english.light import LIGHT
from bot.answers.english.vocabulary import QUESTION_WORDS
from bot.answers.questions.spot import folded_words, spot_names
from bot.answers.scope import Scope

_FEW = 2
_LEAST = 3
"""A name may be of one word that is common in another language, and one that is not."""
_LONG = 6
"""Letters of one word in a script without spaces that may be a sentence."""
_OPENING = "¿¡"


def is_foreign(scope: Scope, text: str) -> bool:
    """Tell whether most of a text is in another language; no slip and no name makes it so.

    In Latin letters it takes a common word of such a language and none of English; in other
    letters most of the text, once the names on record are left out.
    """
    words = folded_words(text)
    named = {at for start, end, _ in spot_names(scope, words) for at in range(start, end)}
    left = [word for at, word in enumerate(words) if at not in named]
    if _is_other_script("".join(left)):
        return len(left) >= _FEW or len("".join(left)) >= _LONG
    return _is_other_language(left, text)


def _is_other_script(letters: str) -> bool:
    alphabetic = [each for each in letters if each.isalpha()]
    latin = sum("LATIN" in unicodedata.name(each, "") for each in alphabetic)
    return bool(alphabetic) and latin * 2 < len(alphabetic)


def _is_other_language(words: list[str], text: str) -> bool:
    english = [word for word in words if len(word) > 1 and word in LIGHT and word not in FOREIGN]
    foreign = [word for word in words if word in FOREIGN]
    strange = [word for word in words if word not in QUESTION_WORDS and word not in FOREIGN]
    if any(mark in text for mark in _OPENING):
        return not english
    if english or not foreign or len(words) + len(foreign) <= _LEAST:
        return False
    return len(foreign) + len(strange) >= max(_FEW, len(words) / 2)
