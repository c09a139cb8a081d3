"""Titles found in a question, and who bears them."""

from collections.abc import Sequence

from bot.answers.english.senses import senses_held
from bot.answers.fold import stem
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.ids import EntityId

LONGEST_TITLE = 5
_JOINING = frozenset("of for the from".split())
_ASKING = frozenset("which what whose".split())
_PAST = frozenset("former previous old ex past".split())
_AGENTS = ("er", "or", "man", "woman", "person", "ary", "chief", "spox", "boss", "head")
"""Endings of words that may name the bearer of a title that is worded otherwise."""
_BODIES = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION})

Spot = tuple[int, int, Entity]


def with_titles(
    scope: Scope, words: Sequence[str], spots: list[Spot], *, former: bool = False
) -> list[Spot]:
    """Return the spots with each title that has one bearer, the country or body named with it."""
    taken = {at for start, end, _ in spots for at in range(start, end)}
    longest = _longest_titles(scope, words)
    found: list[Spot] = []
    at = 0
    while at < len(words):
        reach = range(min(len(words), at + longest[at]), at, -1)
        bearer = _title_at(scope, words, reach, taken, spots, former=former)
        if bearer:
            found.append(bearer)
        at = bearer[1] if bearer else at + 1
    covered = {at for start, end, _ in found for at in range(start, end)}
    return sorted([*(each for each in spots if each[0] not in covered), *found], key=_start)


def _longest_titles(scope: Scope, words: Sequence[str]) -> list[int]:
    """Return for each word how many words a title that begins with it may have, one at least."""
    names = scope.snapshot.names.stories.get(scope.story)
    longest = names.longest_titles if names else {}
    return [min(longest.get(stem(word), 1), LONGEST_TITLE) for word in words]


def _title_at(
    scope: Scope,
    words: Sequence[str],
    reach: range,
    taken: set[int],
    spots: list[Spot],
    *,
    former: bool,
) -> Spot | None:
    at = reach.stop
    for end in reach:
        acting = words[end - 1].endswith(("ed", "ing"))
        asked = at > 0 and words[at - 1] in _ASKING  # "which minister": that is the question
        known = acting or asked or taken & {at, end - 1}
        bearers = [] if known else _bearers(scope, words[at:end])
        if bearers:
            start, end, around = _around(words, at, end, spots)
            past = former or bool(_PAST & set(words[max(0, start - 1) : end]))
            if not around and at and words[at - 1] == "who":
                return None  # "who heads the inquiry": an act, and no head of another body
            fitting = [each for each in bearers if serves(each, around)]
            if len(fitting) > 1:
                fitting = [each for each in fitting if _has_left(each) is past]
            return (start, end, fitting[0]) if len(fitting) == 1 else None
    return None


def _bearers(scope: Scope, words: Sequence[str]) -> list[Entity]:
    names = scope.snapshot.names.stories.get(scope.story)
    titles = names.titles if names else {}
    first = [stem(word) for word in words[:-1]]
    found: set[EntityId] = set()
    agent = words[-1].endswith(_AGENTS)
    for sense in senses_held(words[-1:]) if agent else {stem(words[-1])}:
        found |= titles.get((*first, sense), frozenset())
    return [entity for each in sorted(found) if (entity := scope.entity(each))]


def _around(
    words: Sequence[str], start: int, end: int, spots: list[Spot]
) -> tuple[int, int, list[Entity]]:
    """Return the title widened by the countries and bodies right before or behind it."""
    around: list[Entity] = []
    while before := next((each for each in spots if each[1] == start), None):
        if before[2].entity_kind not in _BODIES:
            break
        around.append(before[2])
        start = before[0]
    behind_at = end
    while behind_at < len(words) and words[behind_at] in _JOINING:
        behind_at += 1
    behind = next((each for each in spots if each[0] == behind_at), None)
    if behind and behind[2].entity_kind in _BODIES:
        return start, behind[1], [*around, behind[2]]
    return start, end, around


def serves(bearer: Entity, around: list[Entity]) -> bool:
    """Tell whether the bearer's offices belong to everything named around the title."""
    bodies = {bearer.country}.union(*({role.country, role.organisation} for role in bearer.roles))
    return all(each.id in bodies for each in around)


def _has_left(bearer: Entity) -> bool:
    return all(role.until_on for role in bearer.roles)


def _start(spot: Spot) -> int:
    return spot[0]
