"""How many, how much, or who gives more: what a question wants counted or measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answers.english.cues import MANY_OF, MONEY, Asked
from bot.answers.english.light import LIGHT
from bot.answers.english.measures import ATTRIBUTES, PRICED, SHAPES, Measured
from bot.answers.fold import stem
from bot.answers.questions.roles import Grammar
from bot.answers.questions.span import Span
from bot.answers.reading import Role
from bot.facts.entity import EntityKind

_MORE = frozenset("more most less least bigger biggest larger largest".split())
_GRADED = frozenset("close closer long longer short medium middle intermediate free wide".split())
"""Words before "range" that make a quality of it."""

_COSTS = frozenset(map(stem, "cost price salary wage fare rent".split()))
_BEING = frozenset("were was are have has been be".split())
_IS = frozenset("is was are were the a an its".split())
_QUALITIES = frozenset("dead new foreign local empty lost stolen".split())
_HEIGHT = stem("height")
_TOTAL = stem("total")
_BODIES = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION})
_SOLID = frozenset({EntityKind.VESSEL, EntityKind.WEAPON})
_AMOUNTS = frozenset(map(stem, "number figure count total amount tally sum".split()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """`count` is what "how many" counts; `money` and `measured` as in a Reading.

    `spent` are stems that say no more than that an amount is asked for.
    """

    count: str
    money: bool
    measured: Measured | None
    spent: frozenset[str]


def read_amount(
    words: Sequence[str], spans: Sequence[Span], grammar: Grammar, asked: frozenset[Asked]
) -> Amount:
    """Tell what is to be counted or measured."""
    stems = {stem(word) for word in words}
    given = _TOTAL in stems and _names_donor(spans) and not asked and "many" not in words
    paid = bool(MONEY & stems or Asked.AID in asked)
    money = given or (paid and ("much" in words or _compares(words, spans, grammar)))
    totalled = bool(_AMOUNTS & stems and asked & {Asked.AID, Asked.SANCTION})
    sort, worded = _measured(words, spans)
    count = _counted(words, spans)
    counted = {count} | MANY_OF.get(count, frozenset()) if count else frozenset()
    return Amount(
        count=count,
        money=money,
        measured=None if money or count else sort or (Measured.ANY if totalled else None),
        spent=(_AMOUNTS if totalled else frozenset())
        | (MONEY if money else frozenset())
        | ({_TOTAL} if given else frozenset())
        | counted
        | worded,
    )


def _qualifies(words: Sequence[str], at: int) -> bool:
    """Tell whether a word says of what sort the things counted behind it are: "dead birds"."""
    behind = words[at + 1 : at + 2]
    formed = words[at].endswith("ed") or words[at] in _QUALITIES
    return formed and bool(behind) and behind[0] not in LIGHT


def _names_donor(spans: Sequence[Span]) -> bool:
    """Tell whether no more than bodies that may give is named: "what is the UK total"."""
    return bool(spans) and all(span.entity.entity_kind in _BODIES for span in spans)


def _measured(
    words: Sequence[str], spans: Sequence[Span]
) -> tuple[Measured | None, frozenset[str]]:
    """Return what sort of quantity is asked for, and the stems that say no more than that."""
    named = {at for span in spans for at in range(span.start, span.end)}
    many = ("how", "many") in pairwise(words)
    for at, word in enumerate(words):
        if word == "long" and at and words[at - 1] == "how":
            return _how_long(words, spans, at), frozenset({"long"})
        attribute = stem(word)
        sort = next((each for each, nouns in ATTRIBUTES.items() if attribute in nouns), None)
        if attribute == _HEIGHT and (many or _AMOUNTS & set(map(stem, words))):
            return None, frozenset({attribute})  # "how high is the number of the dead"
        if sort is Measured.LENGTH and PRICED & set(map(stem, words)):
            return Measured.MONEY, frozenset({attribute})  # "how high was the fine"
        if sort and word != "ages" and at not in named and not (at and words[at - 1] in _GRADED):
            return sort, frozenset({attribute} - SHAPES)
    stems = {stem(word) for at, word in enumerate(words) if at not in named}
    much = any(pair == ("how", "much") for pair in pairwise(words))
    if (much and PRICED & stems) or ("what" in words and _COSTS & stems):
        return Measured.MONEY, frozenset()
    return (Measured.ANY if much else None), frozenset()


def _how_long(words: Sequence[str], spans: Sequence[Span], at: int) -> Measured:
    """Tell the length of a thing from the time that something takes."""
    thing = next((span for span in spans if span.end == len(words)), None)
    between = words[at + 1 : thing.start] if thing else ()
    solid = thing is not None and thing.entity.entity_kind in _SOLID
    return Measured.LENGTH if solid and set(between) <= _IS else Measured.TIME


def _compares(words: Sequence[str], spans: Sequence[Span], grammar: Grammar) -> bool:
    """Tell whether two who act are held side by side: "gives more", "than"."""
    acting = {
        span.entity.id
        for span, role in zip(spans, grammar.roles, strict=True)
        if role is Role.SUBJECT
    }
    return len(acting) > 1 and bool(_MORE & set(words))


def _counted(words: Sequence[str], spans: Sequence[Span]) -> str:
    """Return what "how many" counts: a unit of designations, or the stem itself.

    "How many Russians" counts people.
    """
    countries = (span for span in spans if span.entity.entity_kind is EntityKind.COUNTRY)
    named = {span.end - 1 for span in countries}
    peoples = {at for at in named if words[at].endswith("s")}
    for at in range(len(words) - 1):
        if words[at] != "many" or (at and words[at - 1] != "how"):
            continue
        for place in range(at + 1, len(words)):
            if words[place] in LIGHT or _qualifies(words, place):
                continue
            if words[at + 1] in _BEING and words[place].endswith("ed"):
                return "people"  # "how many were vaccinated"
            last = next((span.end - 1 for span in spans if span.start == place), place)
            if last in named - peoples and last + 1 < len(words):
                continue
            each = "people" if last in peoples else " ".join(map(stem, words[place : last + 1]))
            return next((unit for unit, names in MANY_OF.items() if each in names), each)
    return ""
