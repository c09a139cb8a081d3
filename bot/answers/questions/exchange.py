"""Names of a follow-up put in place of, beside or behind those of the question before it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.reading import Mention, Reading, Role
from bot.facts.entity import EntityKind

_BODIES = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION})


def swap(before: Reading, new: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the earlier names with the new one in place of the first of its kind."""
    first = new[0]
    kind = first.entity.entity_kind
    match first.role:
        case Role.TAKER:
            wanted = {Role.TAKER}
        case Role.GIVER:
            wanted = {Role.GIVER} if before.passive else {Role.GIVER, Role.SUBJECT}
        case _:
            wanted = set(Role)
    for at, mention in enumerate(before.mentions):
        if _alike(mention.entity.entity_kind, kind) and mention.role in wanted:
            others = (replace(each, role=mention.role, group=mention.group) for each in new)
            rest = (each for each in before.mentions[at + 1 :] if each.group != mention.group)
            return (*before.mentions[:at], *others, *rest)
    return ()


def beside(before: Sequence[Mention], new: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the names with those they are compared with in the same part; none for unlike ones."""
    kind = new[0].entity.entity_kind
    like = next((each for each in before if _alike(each.entity.entity_kind, kind)), None)
    if like is None:
        return ()
    return (*before, *(replace(each, role=like.role, group=like.group) for each in new))


def both(one: Reading, other: Reading) -> Reading:
    """Return the later question with the names of the one before it beside its own.

    Only where one was put in place of the other: "how much has X given", "and Y?".
    """
    names = {each.entity for each in other.mentions}
    gone = [each for each in one.mentions if each.entity not in names]
    like = [(each.role, each.entity.entity_kind) for each in other.mentions]
    if other.asked != one.asked or other.words != one.words or len(gone) != 1:
        return other
    if not any(
        role is gone[0].role and _alike(kind, gone[0].entity.entity_kind) for role, kind in like
    ):
        return other
    return replace(other, mentions=beside(other.mentions, gone))


def behind(mention: Mention) -> Mention:
    """Return a name that is added to a question: "by X" still tells who does it."""
    role = mention.role if mention.role is Role.GIVER else Role.ANY
    return replace(mention, role=role, group=90)


def _alike(one: EntityKind, other: EntityKind) -> bool:
    """Tell whether a name of one kind may stand in place of the other: a fund's of a country's."""
    return one is other or {one, other} <= _BODIES
