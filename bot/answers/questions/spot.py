"""Names, and misspelt words, found in a question."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.english.common import COMMON
from bot.answers.english.cues import OFFICES
from bot.answers.english.light import LIGHT
from bot.answers.english.ordinary import ORDINARY
from bot.answers.english.senses import senses_held
from bot.answers.english.vocabulary import QUESTION_WORDS, UNDERSTOOD
from bot.answers.fold import fold, stem
from bot.answers.names import Known
from bot.answers.questions.slips import lacks_vowel, misspells, undoubled
from bot.answers.questions.titles import Spot, serves, with_titles
from bot.answers.questions.voices import GIVEN
from bot.answers.scope import Scope
from bot.answers.story_names import StoryNames
from bot.facts.entity import Entity, EntityKind

_LEAST = 4
"""Letters of a word that may be a first name."""

LONGEST_NAME = 7
"""Words of a name that are tried at most."""

_SHIPPED = frozenset("ship shipped shipping".split())
"""Sent, which else is a vessel."""

_PRONOUN_BEFORE_US = frozenset("tell give show let remind".split())


def spot_names(
    scope: Scope, words: Sequence[str], *, former: bool = False
) -> list[tuple[int, int, Entity]]:
    """Return (first word, word after the last, entity) for the longest names, left to right.

    A title stands for who bears it, if the names around it leave but one: "the Iranian
    spokesman", "the secretary of state".
    """
    found = [_with_first_name(words, each) for each in _spot(scope, words)]
    spots = [each for each in found if not _serves_other(words, each, found)]
    return with_titles(scope, words, spots, former=former)


def _with_first_name(words: Sequence[str], spot: Spot) -> Spot:
    """Return a surname with the first name before it, however that is spelt."""
    start, end, entity = spot
    typed = words[start - 1] if start and entity.entity_kind is EntityKind.PERSON else ""
    if len(typed) < _LEAST or typed in QUESTION_WORDS:
        return spot
    names = (each for each in fold(entity.name).split() if each not in words[start:end])
    near = any(
        each[0] == typed[0] and OSA.distance(each, typed) <= len(typed) // 2 for each in names
    )
    return (start - 1, end, entity) if near else spot


def _serves_other(words: Sequence[str], spot: Spot, spots: Sequence[Spot]) -> bool:
    """Tell whether an office that is somebody's name here is asked for of another place."""
    _, end, entity = spot
    behind = next((each for each in spots if each[0] == end + 1 and words[end] == "of"), None)
    office = bool(OFFICES & {stem(word) for word in words[spot[0] : end]})
    if not office or behind is None:
        return False
    if entity.entity_kind is EntityKind.ORGANISATION:
        return behind[2].id not in {entity.country, entity.id}
    if entity.entity_kind is not EntityKind.PERSON:
        return False
    titles = {word for role in entity.roles for word in fold(role.title).split()}
    named = titles & set(fold(behind[2].name).split())
    return not named and not serves(entity, [behind[2]])


def _spot(scope: Scope, words: Sequence[str]) -> Iterator[tuple[int, int, Entity]]:
    names = scope.snapshot.names.stories.get(scope.story)
    at = 0
    while names is not None and at < len(words):
        for end in range(_name_ends(names, words, at), at, -1):
            entity = _entity(scope, " ".join(words[at:end]))
            if entity and not (_is_pronoun(words, at, end) or _is_given(names, words, at, end)):
                yield at, end, entity
                at = end
                break
        else:
            if partial := _partly_named(scope, words, at):
                yield at, at + 1, partial
            at += 1


def _is_given(names: StoryNames, words: Sequence[str], at: int, end: int) -> bool:
    """Tell whether it is two names: whom something is sent, and what, not whose it is."""
    before = words[at - 1] if at else ""
    sends = before in _SHIPPED or not GIVEN.isdisjoint(senses_held([before]))
    return sends and " ".join(words[at:end]) in names.possessive


def _name_ends(names: StoryNames, words: Sequence[str], at: int) -> int:
    """Return where the longest name that may begin at a word ends: all its words are of names."""
    end = at
    while end < min(len(words), at + LONGEST_NAME) and words[end] in names.words:
        end += 1
    return end


def _partly_named(scope: Scope, words: Sequence[str], at: int) -> Entity | None:
    """Return the one body that "the doctors" may be short for: it alone has the word in its name.

    Only where no noun follows, which would make another thing of it.
    """
    behind = words[at + 1] if at + 1 < len(words) else "is"
    if not at or words[at - 1] != "the" or words[at] in COMMON | LIGHT or behind not in LIGHT:
        return None
    ids = scope.snapshot.names.stories[scope.story].words.get(words[at], ())
    entity = scope.entity(ids[0]) if len(ids) == 1 else None
    body = entity is not None and entity.entity_kind is EntityKind.ORGANISATION
    return entity if body else None


def mend_words(
    words: Sequence[str],
    known: Collection[str],
    proper: Collection[str] = (),
    names: frozenset[str] = frozenset(),
) -> list[str]:
    """Replace words that nobody knows by the one known word they misspell, if there is one.

    Of words equally near, one of the story's comes before a common one. What is `proper` was
    typed as a name: it may be a slip for one of `names`, and for no other word.
    """
    kept = frozenset(known)
    return [
        _mend_name(word, kept, names) if word in proper else _mend(word, kept) for word in words
    ]


def _mend_name(word: str, known: frozenset[str], names: frozenset[str]) -> str:
    """Return the name's word that is meant, or the word in which a letter was typed twice."""
    if (mended := _mend(word, names)) != word:
        return mended
    mended = _mend(word, known)
    return mended if undoubled(mended) == undoubled(word) else word


def proper_words(text: str) -> frozenset[str]:
    """Return the words, folded, that stand with a capital inside a sentence of small letters."""
    typed = text.split()
    capital = [word for word in typed[1:] if word[:1].isupper()]
    if 2 * len(capital) > len(typed):
        return frozenset()
    inside = (
        word for word, before in zip(typed[1:], typed, strict=False) if before[-1] not in ".?!"
    )
    return frozenset(part for word in inside if word[0].isupper() for part in fold(word).split())


def _entity(scope: Scope, text: str) -> Entity | None:
    names = scope.snapshot.names.stories[scope.story]
    ids = names.full.get(text) or names.full.get(f"the {text}")
    if not ids:
        return None
    found = scope.snapshot.names.resolve(text, story=scope.story, moment=scope.moment)
    return found.entity if isinstance(found, Known) else None


def _is_pronoun(words: Sequence[str], at: int, end: int) -> bool:
    return words[at:end] == ["us"] and at > 0 and words[at - 1] in _PRONOUN_BEFORE_US


@lru_cache(maxsize=1024)  # a question is read more than once before it is answered
def _mend(word: str, known: frozenset[str]) -> str:
    adverb = word.endswith("ly") and word not in COMMON  # "barly" is no adverb of "bar"
    if len(word) < 3 or word in known or word in QUESTION_WORDS or word in ORDINARY:
        return word
    if word.isdigit() or (not adverb and (stem(word) in known or stem(word) in UNDERSTOOD)):
        return word
    close = process.extract(
        word, known, scorer=OSA.distance, processor=None, score_cutoff=2, limit=None
    )
    fitting = [
        (distance, sorted(word) != sorted(each), not lacks_vowel(word, each), each in COMMON, each)
        for each, distance, _ in close
        if misspells(word, each, int(distance))
    ]
    return min(fitting)[-1] if fitting else word


def folded_words(text: str) -> list[str]:
    """Return the words of a text as names are folded."""
    return fold(text).split()
