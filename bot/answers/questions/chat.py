"""Clauses around a question that say nothing of what is asked."""

import re
from collections.abc import Sequence

from bot.answers.english.light import LIGHT
from bot.answers.english.senses import senses_asked
from bot.answers.fold import fold, stem
from bot.answers.questions.read import read_question
from bot.answers.questions.split import is_chat
from bot.answers.scope import Scope

_ASIDE = re.compile(r"^(?:given|considering|seeing|what with|with|amid|despite)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<!^)\b[^\W\d_a-z]")
_LONGEST = 3
"""Words of a name under a message."""


def is_aside(scope: Scope, clause: str) -> bool:
    """Tell whether a clause names a circumstance in words that mean nothing here: "given all …".

    One with a name, a figure, a date or any word that has a meaning of its own is part of what
    is asked.
    """
    if not _ASIDE.match(clause) or _CAPITAL.search(clause):
        return False
    reading = read_question(scope, clause)
    if reading.mentions or reading.when or reading.count or any(map(str.isdigit, clause)):
        return False
    words = [word for word in fold(clause).split()[1:] if word not in LIGHT]
    index = scope.snapshot.words
    return not any(
        index.count(scope.story, stem(word)) or senses_asked(stem(word)) - {stem(word)}
        for word in words
    )


def is_signature(parts: Sequence[str]) -> bool:
    """Tell whether the last part is a name under a message, behind thanks or a greeting."""
    last = parts[-1].split()
    named = len(last) <= _LONGEST and all(word[:1].isupper() for word in last)
    return named and len(parts) > 1 and is_chat(parts[-2])
