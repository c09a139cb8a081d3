"""The forms of a verb, for turns of phrase that are written down in one."""

from collections.abc import Mapping
from functools import cache

from bot.answers.irregular import IRREGULAR

_OWN = {
    "acquit": ["acquitted"],
    "admit": ["admitted"],
    "apologise": ["apologised"],
    "do": ["did", "done"],
    "find": ["found"],
    "foot": ["footed"],
    "get": ["got", "gotten"],
    "grind": ["ground"],
    "have": ["had"],
    "kidnap": ["kidnapped"],
    "lay": ["laid"],
    "plough": ["ploughed"],
    "rise": ["rose", "risen"],
    "say": ["said"],
    "see": ["saw", "seen"],
    "show": ["showed", "shown"],
    "strike": ["struck"],
    "submit": ["submitted"],
    "wind": ["wound"],
}
"""Past and participle that no rule tells, and that `irregular` has not, or for another word."""

_UNCHANGED = frozenset("bid burst cast cut hit let put set shed shut".split())
_THIRD = {"have": "has", "do": "does", "go": "goes"}
_VOWELS = frozenset("aeiou")
_DOUBLED = frozenset("bdgmnprt")
"""Letters that a verb of one vowel has twice before an ending."""


def inflected(
    turns: Mapping[tuple[str, ...], tuple[str, ...]],
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return every turn in all forms of its first word, a verb, and so of the plain word."""
    return {
        (form, *phrase[1:]): (told, *plain[1:])
        for phrase, plain in turns.items()
        for form, told in zip(_forms(phrase[0]), _forms(plain[0]), strict=True)
    }


@cache
def _forms(verb: str) -> tuple[str, ...]:
    """Return the verb as it is, its third person, "-ing" form, participle and past.

    The past comes last: where one form is both, it is read as the past.
    """
    if verb == "being":
        return "being", "is", "being", "been", "was"
    past = _past(verb)
    return verb, _third(verb), _going(verb), past[-1], past[0]


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x")):
        return f"{verb}es"
    ends_in_y = verb.endswith("y") and verb[-2] not in _VOWELS
    return _THIRD.get(verb, f"{verb[:-1]}ies" if ends_in_y else f"{verb}s")


def _going(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    doubled = next((form for form in _past(verb) if form.endswith(("pped", "tted"))), "")
    return f"{doubled.removesuffix('ed') or _root(verb)}ing"


def _past(verb: str) -> list[str]:
    if verb in _UNCHANGED:
        return [verb]
    irregular = [form for form, plain in IRREGULAR.items() if plain == verb]
    if found := _OWN.get(verb) or irregular:
        return found
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [f"{verb[:-1]}ied"]
    return [f"{verb}d" if verb.endswith("e") else f"{_root(verb)}ed"]


def _root(verb: str) -> str:
    """Return the verb as it stands before an ending: "stop" has its last letter twice."""
    if verb.endswith("e"):
        return verb if verb.endswith("ee") else verb[:-1]
    short = sum(letter in _VOWELS for letter in verb) == 1 and verb[-2] in _VOWELS
    return f"{verb}{verb[-1]}" if short and verb[-1] in _DOUBLED else verb
