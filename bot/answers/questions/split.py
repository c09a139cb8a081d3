"""One message, several questions."""

import re
from collections.abc import Iterator

from bot.answers.english.light import LIGHT
from bot.answers.fold import fold

MOST = 6
"""Questions of one message that are answered."""

_SENTENCE = re.compile(r"(?<=[?!])\s+|(?<=[a-z0-9]{3}\.)\s+|[;\n]+|\s[-–—]\s")
_ASKING = r"who|whom|whose|what|which|when|where|why|how"
_DOING = r"did|does|do|has|have|had|was|were|is|are|will|would|can|could"
_JOINT = re.compile(
    rf"(?:,|(?<=[^\s,]))\s+(?:and|also|plus|but)\s+(?:also\s+)?(?=(?:{_ASKING}|{_DOING})\b)", re.I
)
_QUESTION = re.compile(
    rf"^\W*(?:(?:so|and|but|or|also|please|pls|ok|okay|well|now|hi|hello|hey)\W+)*"
    rf"(?:{_ASKING}|{_DOING}|whats|whos|tell|give|list|show|name|compare|explain|remind|any)\b",
    re.I,
)
_PERSONS = frozenset("i im my me we our you your ive id".split())
_LEAST = 3
_SHORTEST = 2
"""Words that either side of a joint must have to be a question of its own: "and who resigned"."""


def split_questions(text: str) -> tuple[str, ...]:
    """Return the parts of a message that may be questions of their own, in order."""
    parts = (part for sentence in _SENTENCE.split(text) for part in _at_joints(sentence))
    kept = [part.strip() for part in parts if part and any(each.isalnum() for each in part)]
    return tuple(kept[: MOST * 2])


def is_question(part: str) -> bool:
    """Tell whether a part asks: by its mark, or by the word it opens with."""
    return part.rstrip().endswith("?") or bool(_QUESTION.match(part))


def opens_a_question(text: str) -> bool:
    """Tell whether a text opens as a question does, whatever stands behind it."""
    return bool(_QUESTION.match(text))


def is_chat(clause: str) -> bool:
    """Tell whether a clause is about the person who asks, or the person asked: no question."""
    words = set(fold(clause).split())
    return not words - LIGHT or (bool(words & _PERSONS) and not _QUESTION.match(clause))


def clauses(text: str) -> tuple[str, ...]:
    """Return the clauses between commas, for a sentence that rambles."""
    return tuple(part.strip() for part in re.split(r",\s+", text) if part.strip())[: MOST * 2]


def _at_joints(sentence: str) -> Iterator[str]:
    start = 0
    for joint in _JOINT.finditer(sentence):
        left, right = sentence[start : joint.start()], sentence[joint.end() :]
        if len(left.split()) >= _LEAST and len(right.split()) >= _SHORTEST:
            yield left
            start = joint.end()
    yield sentence[start:]
