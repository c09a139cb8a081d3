"""Follow-ups: a question completed from the turns before it in the same thread."""

from collections.abc import Sequence

from bot.answers.lexicon import PRONOUNS
from bot.answers.questions.spot import folded_words, spot_names
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind

_OPENERS = (("and",), ("what", "about"), ("how", "about"))
_POINTING = frozenset("that this it".split())


def complete(scope: Scope, question: str, earlier: Sequence[str]) -> str | None:
    """Return the question with what it leaves out; None when nothing before it says what.

    "and Britain?" repeats the last question with another name; "he" stands for the person
    named last.
    """
    words = folded_words(question)
    names = [entity for _, _, entity in spot_names(scope, words)]
    if _repeats(words, names):
        return _with_name(scope, names[0], question, earlier)
    if not names and PRONOUNS & set(words) - _POINTING:
        person = _last_person(scope, earlier)
        return f"{_without_pronouns(words, person)}" if person else None
    return question


def _repeats(words: Sequence[str], names: Sequence[Entity]) -> bool:
    opened = any(tuple(words[: len(opener)]) == opener for opener in _OPENERS)
    return opened and len(names) == 1 and len(words) <= 5


def _with_name(scope: Scope, name: Entity, question: str, earlier: Sequence[str]) -> str | None:
    for turn in reversed(earlier):
        words = folded_words(turn)
        for start, end, entity in spot_names(scope, words):
            if entity.entity_kind is name.entity_kind:
                return " ".join((*words[:start], name.name, *words[end:]))
    return None


def _last_person(scope: Scope, earlier: Sequence[str]) -> Entity | None:
    for turn in reversed(earlier):
        named = [entity for _, _, entity in spot_names(scope, folded_words(turn))]
        people = [each for each in named if each.entity_kind is EntityKind.PERSON]
        if people:
            return people[-1]
    return None


def _without_pronouns(words: Sequence[str], person: Entity) -> str:
    return " ".join(person.name if word in PRONOUNS else word for word in words)
