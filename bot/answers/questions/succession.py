"""Who held an office before or after somebody: told by dated roles, and by nothing else."""

import re

from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold, stem
from bot.answers.questions.spot import proper_words
from bot.answers.reading import Reading
from bot.answers.scope import Scope
from bot.answers.story_names import lasting_title
from bot.facts.entity import Entity, EntityKind, Role
from bot.facts.fact import Fact, Kind
from bot.facts.query import Query

_BEFORE = re.compile(
    r"\b(?:before|prior to|preceded|predecessors? (?:of|to)|did)\s+(?:the )?(?P<name>.+?)"
    r"(?:\s+(?:replace|succeed|take over from|took over|came|took office|had the job))?$"
)
_PERSON = EntityKind.PERSON
_IN_OFFICE = frozenset(map(stem, "charge office job post head minister director boss run".split()))
_APPOINTED = senses_held(["appoint"])
_PREDECESSOR = re.compile(
    r"^(?:who (?:is|was|were|are)\s+)?(?P<name>.+?)\s+(?:s\s+)?predecessors?$"
)


def find_predecessors(scope: Scope, reading: Reading) -> list[Fact] | None:
    """Return who held somebody's office before them; None where that is not asked.

    Nobody is named who is not on record as having left the same office by then.
    """
    person = _asked_before(reading)
    if person is None:
        return None
    if set(map(stem, proper_words(reading.question))) & set(reading.words):
        return []  # of a body that is not on record
    bodies = {EntityKind.ORGANISATION, EntityKind.COUNTRY}
    named = {each.entity.id for each in reading.mentions if each.entity.entity_kind in bodies}
    offices = [
        role
        for role in person.roles
        if (role.organisation or role.country) and named <= {role.organisation, role.country}
    ]
    query = Query(story=scope.story, kinds=frozenset({Kind.ENTITY}))
    return [fact for fact in scope.find(query) if _held_before(fact, person, offices)]


def find_since(scope: Scope, reading: Reading) -> list[Fact]:
    """Return whose office is asked about: "since when has X been in office", "is X still …"."""
    appointed = bool(reading.words) and all(
        senses_asked(word) & _APPOINTED for word in reading.words
    )
    kinds = {each.entity.entity_kind for each in reading.mentions}
    people = {each.entity for each in reading.mentions if each.entity.entity_kind is _PERSON}
    still = "still" in fold(reading.question).split() and set(reading.words) <= _IN_OFFICE
    since = reading.wh == "when" and appointed and kinds == {_PERSON}
    if not (since or still) or len(people) != 1:
        return []
    fact = scope.get(next(iter(people)).id)
    roles = fact.body.roles if fact and isinstance(fact.body, Entity) else ()
    bodies = {each.entity.id for each in reading.mentions} - {each.id for each in people}
    dated = any(role.since_on and bodies <= {role.organisation, role.country} for role in roles)
    return [fact] if fact and dated else []


def _asked_before(reading: Reading) -> Entity | None:
    """Return the person before whom somebody held an office, by the question's words."""
    people = [each for each in reading.mentions if each.entity.entity_kind is EntityKind.PERSON]
    if reading.wh != "who" or not people:
        return None
    last = people[-1]
    text = fold(reading.question)
    named = " ".join(last.words)
    found = _BEFORE.search(text) or _PREDECESSOR.search(text)
    if found is None or found["name"] != named:
        return None
    asks_whom = "did" in text.split() and not text.endswith(("replace", "succeed", "over from"))
    return None if asks_whom else last.entity


def _held_before(fact: Fact, person: Entity, offices: list[Role]) -> bool:
    body = fact.body
    if not isinstance(body, Entity) or body.id == person.id:
        return False
    return any(_is_earlier(theirs, office) for theirs in body.roles for office in offices)


def _is_earlier(theirs: Role, office: Role) -> bool:
    same = theirs.organisation == office.organisation and theirs.country == office.country
    titled = lasting_title(theirs.title) == lasting_title(office.title)
    left = theirs.until_on
    if left is None or not (same and titled):
        return False
    return office.since_on is None or left <= office.since_on
