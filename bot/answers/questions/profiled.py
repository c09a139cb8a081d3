"""Whether nobody but somebody's name and profile is asked for."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.english.measures import Measured
from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold, stem
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.facts.entity import EntityKind
from bot.facts.fact import Fact
from bot.facts.part import Part

_NAME = stem("name")
_IN_OFFICE = senses_held(["appointed office job post"])
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.PERSON})


def asks_after_somebody(reading: Reading) -> bool:
    """Tell whether a name is all that is asked after: "who is …", "what is …"."""
    return (
        (
            reading.wh in {"who", "what"}
            or (reading.wh == "which" and _names_a_body(reading.mentions))
        )
        and bool(reading.mentions)
        and all(mention.role is Role.ANY for mention in reading.mentions)
        and not (reading.words or reading.asked or reading.verb or reading.count)
        and not reading.receives
    )


def asked_after(reading: Reading) -> Reading | None:
    """Return "the name of Norland's airline" without the country and the name, if that is all.

    Whose it is, or where it holds an office, is part of what a profile tells.
    """
    owners = {
        each
        for mention in reading.mentions
        for part, each in mention.entity.parts()
        if part is not Part.SELF
    }
    left = [each for each in reading.mentions if each.entity.id not in owners]
    named = reading.words == (_NAME,) and _names_a_body(left)
    if (
        not (named or len(left) < len(reading.mentions))
        or "names" in fold(reading.question).split()
    ):
        return None
    asked = replace(reading, words=() if named else reading.words, mentions=tuple(left))
    return asked if asks_after_somebody(asked) else None


def find_holders(scope: Scope, reading: Reading) -> list[Fact] | None:
    """Return who has held an office since a day on record, where for how long is asked.

    None where something else is asked. No other span stands for that of an office.
    """
    people = [each.entity for each in reading.mentions]
    office = all(senses_asked(word) & _IN_OFFICE for word in reading.words)
    held = reading.measured is Measured.TIME and people and office and not reading.asked
    if not held or any(each.entity_kind is not EntityKind.PERSON for each in people):
        return None
    since = {each.id for each in people if any(role.since_on for role in each.roles)}
    return [fact for each in sorted(since) if (fact := scope.get(each))]


def _names_a_body(mentions: Sequence[Mention]) -> bool:
    """Tell whether a body or a person is asked for that the question itself describes."""
    return all(each.entity.entity_kind in _BODIES for each in mentions)
