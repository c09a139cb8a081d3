"""Whether a sentence tells an act with the same two ends as the question does."""

from collections.abc import Sequence, Set

from bot.answers.english.senses import is_act, senses_asked, senses_held
from bot.answers.fold import fold, stem
from bot.answers.irregular import IRREGULAR
from bot.answers.questions.likeness import sentence_of
from bot.answers.questions.voices import VOICED, is_voiced
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind
from bot.facts.fact import Fact
from bot.facts.ids import EntityId

_BEFORE_NOUNS = frozenset(
    "the a an its their his her this that these any no against of for after before".split()
)
_BE = frozenset("is are was were be been being get got".split())
_PLACED = frozenset({EntityKind.COUNTRY, EntityKind.PLACE})
_ACTED_ON = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.VESSEL})
_OVER = frozenset("not then also later again already has had since".split())


def in_order(scope: Scope, reading: Reading, statement: str) -> bool:
    """Tell whether the sentence may mean that the subject did it, and the taker had it done.

    A sentence that does not name them cannot contradict; one that tells the act with its ends
    exchanged, as a thing ("against the fine"), or as what somebody else says, does not bear it.
    """
    words = fold(statement).split()
    done = reading.verb or next((each for each in reading.words if is_act(each)), "")
    acts = _acts(words, done) if reading.verb or reading.wh == "who" else []
    agents, patients = (_named(scope, reading, words, role) for role in (Role.SUBJECT, Role.TAKER))
    if reading.passive:
        agents, patients = [], agents
    if not acts:
        both = len({each.role for each in reading.mentions} & {Role.SUBJECT, Role.TAKER}) == 2
        return not (both and reading.verb in reading.words and not (agents and patients))
    if agents and not patients and _acts_on_somebody(reading):
        return False
    return any(_fits(words, at, agents, patients, reading) for at in acts)


def _acts_on_somebody(reading: Reading) -> bool:
    """Tell whether somebody is named to whom it is done: a sentence that tells it names them."""
    return any(
        each.role is Role.TAKER and each.entity.entity_kind in _ACTED_ON
        for each in reading.mentions
    )


def _fits(
    words: Sequence[str], act: int, agents: list[int], patients: list[int], reading: Reading
) -> bool:
    """Tell whether the act at a place of the sentence may have these ends."""
    passive = _is_passive(words, act)
    if agents:
        by = [at for at in agents if at > act and "by" in words[max(act, at - 4) : at]]
        ahead = [at for at in agents if at < act]
        if not (by if passive else ahead or by):
            return False
        if not passive and not by and _is_reported(words, max(ahead), act, reading.verb):
            return False
    if patients:
        return any((at < act) == passive for at in patients)
    return True


def _is_passive(words: Sequence[str], act: int) -> bool:
    before = [word for word in words[max(0, act - 3) : act] if word not in _OVER]
    done = words[act].endswith("ed") or words[act] in IRREGULAR
    return done and (bool(before and before[-1] in _BE) or words[act + 1 : act + 2] == ["by"])


def _is_reported(words: Sequence[str], agent: int, act: int, verb: str) -> bool:
    """Tell whether the one named only says that somebody else does it: "accused Iran of …"."""
    if is_voiced(verb):
        return False
    return any(senses_held([word]) & VOICED for word in words[agent:act])


def _acts(words: Sequence[str], verb: str) -> list[int]:
    """Return where the sentence tells the act; a noun behind an article is a thing."""
    wanted = senses_asked(verb)
    return [
        at
        for at, word in enumerate(words)
        if wanted & senses_held([word]) and not _is_thing(words, at)
    ]


def _is_thing(words: Sequence[str], at: int) -> bool:
    word = words[at]
    formed = word.endswith(("ed", "ing")) or word in IRREGULAR
    return not formed and at > 0 and words[at - 1] in _BEFORE_NOUNS


def _named(scope: Scope, reading: Reading, words: Sequence[str], role: Role) -> list[int]:
    """Return where those who play a role in the question are named, by themselves or a body."""
    found: list[int] = []
    for mention in reading.mentions:
        if mention.role is role:
            here = places_of(words, mention.entity)
            found += here or _bodies_at(scope, mention, words)
    return found


def _bodies_at(scope: Scope, mention: Mention, words: Sequence[str]) -> list[int]:
    bodies: Set[EntityId] = scope.snapshot.names.bodies(mention.entity.id)
    entities = (scope.entity(each) for each in bodies)
    return [at for each in entities if each for at in places_of(words, each)]


def places_of(words: Sequence[str], entity: Entity) -> list[int]:
    """Return where a text, in folded words, names an entity."""
    names = [fold(name).split() for name in (entity.name, entity.in_text, *entity.aliases)]
    return [
        at
        for name in names
        if name and name[0] in words
        for at in range(len(words) - len(name) + 1)
        if words[at] == name[0] and list(words[at : at + len(name)]) == name
    ]


def is_elsewhere(scope: Scope, fact: Fact, wanted: Set[EntityId]) -> bool:
    """Tell whether the sentence says "in …" of other countries or places than those wanted."""
    words = fold(sentence_of(fact)).split()
    inside: set[EntityId] = set()
    for _, each in fact.body.parts():
        entity = scope.entity(each)
        placed = entity is not None and entity.entity_kind in _PLACED
        if entity and placed and any(words[at - 1] == "in" for at in places_of(words, entity)):
            inside |= {entity.id} | ({entity.country} if entity.country else set())
    return bool(inside) and not inside & wanted


def stems_of(mention: Mention) -> list[str]:
    """Return the stems of the words that name somebody."""
    return [stem(word) for word in mention.words]
