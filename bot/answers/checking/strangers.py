"""Words in a clause that stand where a name would, and are no name on record."""

from collections.abc import Iterator, Sequence

from bot.answers.checking.clause import Clause, Word
from bot.answers.checking.roles import ACTORS, is_passive
from bot.answers.english.light import LIGHT
from bot.answers.scope import Scope

_STOPS = frozenset(
    "over for after because amid as following due citing under when where while during by from "
    "since in with about to toward towards including include among who which that".split()
)
_JOINS = frozenset("and or plus".split())
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december today yesterday week month year".split()
)
_GENERAL = frozenset(
    "entity entities person people individual individuals company companies firm firms target "
    "targets official officials organisation organisations organization organizations new fresh "
    "more several many dozens multiple various further total sanction sanctions penalties measures "
    "breaking update news".split()
)
"""Words that say no more of those listed than that they are some."""


def strange_actor(scope: Scope, clause: Clause, at: int) -> str:
    """Return a word that names who acts and is not on record; empty where there is none.

    `at` is the number of the verb.
    """
    slot = _behind_by(clause) if is_passive(clause, at) else range(at)
    return next(_strange(scope, clause, slot), "")


def strange_target(scope: Scope, clause: Clause, at: int) -> str:
    """Return a word that names who is acted on and is not on record; empty for none."""
    slot = range(at) if is_passive(clause, at) else _object(clause, at)
    return next(_strange(scope, clause, slot), "")


def words_of_object(clause: Clause, at: int) -> Iterator[Word]:
    """Yield the words that say more of those acted on than that they are some.

    Where a country is named these stand behind its name: "Iranian banks".
    """
    slot = range(at) if is_passive(clause, at) else _object(clause, at)
    ends = [name.end for name in clause.names if name.start in slot]
    slot = [number for number in slot if number >= min(ends, default=0)]
    loose = set(clause.loose())
    for number in slot:
        word = clause.words[number]
        if word in loose and word.folded not in LIGHT | _GENERAL | _CALENDAR | _STOPS:
            yield word


def _strange(scope: Scope, clause: Clause, slot: Sequence[int]) -> Iterator[str]:
    """Yield unknown words of a slot that names nobody, or that "and" joins to a name."""
    known = [
        name for name in clause.names if name.start in slot and name.entity.entity_kind in ACTORS
    ]
    edges = {name.end for name in known}
    edges |= {name.start - back for name in known for back in (1, 2)}
    loose = set(clause.loose())
    for number in slot:
        word = clause.words[number]
        if word in loose and _is_unknown(scope, clause, number):
            before = clause.words[number - 1].folded if number else ""
            behind = clause.words[number + 1].folded if number + 1 < len(clause.words) else ""
            joined = (before in _JOINS and number - 1 in edges) or (
                behind in _JOINS and number + 1 in edges
            )
            if not known or joined:
                yield clause.written(word)


def _is_unknown(scope: Scope, clause: Clause, number: int) -> bool:
    word = clause.words[number]
    if word.folded in LIGHT | _CALENDAR | _GENERAL | _JOINS or word.folded.isdigit():
        return False
    capital = number > 0 and clause.text[word.at].isupper() and not clause.text.isupper()
    return capital or word.folded not in scope.snapshot.vocabulary(scope.story)


def _object(clause: Clause, at: int) -> Sequence[int]:
    words = [word.folded for word in clause.words]
    start = at + 1
    for number in range(start, len(words)):
        dated = {word.rstrip("s") for word in words[number + 1 : number + 3]} & _CALENDAR
        digits = any(word[0].isdigit() for word in words[number + 1 : number + 2])
        if words[number] in {"on", "against"} and number <= at + 5 and not (dated or digits):
            start = number + 1
    end = next((each for each in range(start, len(words)) if words[each] in _STOPS), len(words))
    return range(start, end)


def _behind_by(clause: Clause) -> Sequence[int]:
    words = [word.folded for word in clause.words]
    start = next((number + 1 for number, word in enumerate(words) if word == "by"), len(words))
    end = next((each for each in range(start, len(words)) if words[each] in _STOPS), len(words))
    return range(start, end)
