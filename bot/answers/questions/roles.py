"""Which part each name plays in a question, told by its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answers.english.cues import CUES, Asked
from bot.answers.english.light import LIGHT, OPENERS
from bot.answers.english.senses import is_act, senses_held
from bot.answers.fold import fold, stem
from bot.answers.questions.groups import COMPARED, group_names, is_likewise
from bot.answers.questions.span import Span
from bot.answers.questions.subject import BE, WH, find_subject, has_participle, is_verb
from bot.answers.questions.voices import ACCUSED, CALLED
from bot.answers.reading import Role
from bot.facts.entity import EntityKind

_GIVER = frozenset("by from per".split())
_TAKER = frozenset("to for on against at toward towards into upon".split())
_SPOKEN = frozenset(map(stem, "comment comments remark remarks statement quote words".split()))
_EXCEPT = frozenset({("other", "than"), ("apart", "from"), ("except", "for")})
_DONORS = frozenset(map(stem, "backer backers donor donors".split()))
_MODALS = frozenset("can could may might must should will would do does did".split())
_PLAIN_VERBS = frozenset("held hold holds made make makes brought bring held had have".split())
"""Verbs that mean little by themselves: what is done is not the next word."""
_GIVING = senses_held(["give sell"])
_INSIDE = frozenset("in inside within".split())
_ACTED = frozenset("listing listings sanctions ban bans notice measures fine blacklist".split())
_PLACED = frozenset({EntityKind.COUNTRY, EntityKind.PLACE})
_ADJECTIVES = ("an", "ish", "ese", "nch", "ern")
_MADE = frozenset({EntityKind.WEAPON, EntityKind.VESSEL})
_MAKING = frozenset("make makes made".split())
_SOMEBODY = frozenset({EntityKind.COUNTRY, EntityKind.PERSON})
_AGENTS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY})
_GIVERS = _AGENTS | {EntityKind.PLACE}
"""Kinds of entity that may give or do; what comes from a ship is not given by it."""
_THINKS = frozenset("think thinks believe believes".split())
_ARTICLES = frozenset("the a an its their his her".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Grammar:
    """Each name's role and group, the verb behind the subject, and whether it is passive."""

    roles: tuple[Role, ...]
    groups: tuple[int, ...]
    verb: str
    passive: bool


def read_grammar(
    words: Sequence[str], spans: Sequence[Span], owners: frozenset[str] = frozenset()
) -> Grammar:
    """Tell who acts and who is acted on, by the order of the words.

    `owners` are the words that stood in the possessive: "Iran's missiles" do what Iran does not.
    """
    opener = next((at for at, word in enumerate(words) if word in OPENERS), None)
    subject_end, subjects = find_subject(words, spans, opener)
    if subjects and _owns(words, subjects[-1], owners):
        subjects = []
    if opener and not subjects and words[opener] in BE and words[0] in WH:
        asked = (span for span in spans if span.end == opener)  # "How many Russians were …"
        subject_end, subjects = opener + 1, list(asked)
    said = next((at for at, word in enumerate(words) if stem(word) in CUES[Asked.SPEECH]), None)
    if said is not None and subjects and subjects[0].start > said:
        subjects = []  # "Who says that Iran sent …": Iran acts in what is said
    named = {at for span in spans for at in range(span.start, span.end)}
    behind = [
        words[at]
        for at in range(subject_end, len(words))
        if (words[at] not in LIGHT or words[at] in _THINKS)
        and (at not in named or at == subject_end)
    ]
    plain = bool(_PLAIN_VERBS & set(words[subject_end : subject_end + 2]))
    verb = behind[0] if subjects and behind and not plain else ""
    being = opener is not None and words[opener] in BE
    been = bool({"been", "being"} & set(words[subject_end : subject_end + 2]))
    acted_on = (being or been) and has_participle(words[subject_end:])
    if being and not acted_on and not any(word.endswith("ing") for word in behind):
        subjects = []  # "Where is X", "Is X part of …": X does nothing
    return Grammar(
        roles=tuple(
            _owning(words, span, owners, alone=not subjects) or role
            for span, role in zip(spans, _roles(words, spans, subjects, subject_end), strict=True)
        ),
        groups=tuple(group_names(words, spans)),
        verb=verb,
        passive=bool(subjects) and acted_on,
    )


def _owning(
    words: Sequence[str], span: Span, owners: frozenset[str], *, alone: bool
) -> Role | None:
    """Return the role of a name whose aid, donors or words are spoken of: "Norland's aid to …".

    `alone` is that nobody else does anything in the question: whose words they are then speaks.
    """
    behind = {stem(word) for word in words[span.end : span.end + 2] if word not in OPENERS}
    owned = CUES[Asked.AID] | (_SPOKEN if alone else frozenset())
    if words[span.end - 1] not in owners or not behind & owned:
        return None
    return Role.TAKER if behind & _DONORS else Role.GIVER


def _roles(
    words: Sequence[str], spans: Sequence[Span], subjects: list[Span], subject_end: int
) -> tuple[Role, ...]:
    roles = [_role(words, span, spans, subjects, subject_end) for span in spans]
    for at, (span, head) in enumerate(pairwise(spans)):
        if span.end == head.start and head.entity.country not in {None, span.entity.id}:
            roles[at] = roles[at + 1]  # "Iranian soldiers" where the soldiers are another's
    return tuple(roles)


def _is_aside(words: Sequence[str], span: Span) -> bool:
    """Tell whether "by" only says which ones are meant: "can ships run by X dock here"."""
    done = span.start > 2 and words[span.start - 3] not in BE | LIGHT
    asked = bool(_MODALS & set(words[: span.start - 3]))
    return done and asked and any(each not in LIGHT for each in words[span.end :])


def _owns(words: Sequence[str], span: Span, owners: frozenset[str]) -> bool:
    """Tell whether the name only says whose the thing behind it is."""
    behind = words[span.end : span.end + 1]
    return words[span.end - 1] in owners and bool(behind) and behind[0] not in LIGHT


def _role(
    words: Sequence[str], span: Span, spans: Sequence[Span], subjects: list[Span], subject_end: int
) -> Role:
    before = words[span.start - 1] if span.start else ""
    if before in _ARTICLES and span.start > 1:
        before = words[span.start - 2]
    if role := _by_preposition(words, span, before, subjects):
        return role
    if subjects and senses_held([before]) & _GIVING and _is_name(span, words):
        return Role.TAKER  # "did X give Y missiles"
    if _only_qualifies(words, span, spans) or _acts_in_what_is_said(words, span, subject_end):
        return Role.ANY
    acts = any(each.entity.entity_kind in _AGENTS for each in subjects)
    first = words[0] == "who" and _done_to(words, span, before)
    if before in _TAKER or (acts and span.start > subject_end) or first:
        return Role.TAKER
    return Role.ANY


def _by_preposition(
    words: Sequence[str], span: Span, before: str, subjects: list[Span]
) -> Role | None:
    """Return the role that the word before a name gives it, if that word decides."""
    further = words[span.start - 2] if span.start > 1 else ""
    if before == "besides" or (further, before) in _EXCEPT:
        return Role.EXCEPT
    if span in subjects or (is_likewise(words, before) and subjects):
        return Role.SUBJECT
    if before == "in" and words[span.end : span.end + 1] in (["words"], ["view"], ["opinion"]):
        return Role.GIVER
    if senses_held([before]) & ACCUSED and not before.endswith("ion"):
        return Role.ACCUSED
    if _is_neither(words, span, before) or _is_in_words_spoken(words):
        return Role.ANY
    if before in _GIVER:
        return Role.GIVER if span.entity.entity_kind in _GIVERS else Role.ANY
    placed = before in _INSIDE and span.entity.entity_kind in _PLACED
    return Role.PLACE if placed else None


def _acts_in_what_is_said(words: Sequence[str], span: Span, subject_end: int) -> bool:
    """Tell whether a name acts in what somebody says: "what does X say Y is providing"."""
    said = any(stem(word) in CUES[Asked.SPEECH] for word in words[subject_end : span.start])
    return said and words[span.end : span.end + 1] != [] and words[span.end] in OPENERS


def _is_neither(words: Sequence[str], span: Span, before: str) -> bool:
    """Tell whether a preposition makes neither a giver nor a taker of a name here.

    "Differ from X", "in return for X", and "by" that only says which ones are meant.
    """
    further = words[span.start - 2] if span.start > 1 else ""
    return (
        (before == "from" and further in COMPARED)
        or (before == "for" and further == "return")
        or (before == "by" and _is_aside(words, span))
    )


def _is_name(span: Span, words: Sequence[str]) -> bool:
    """Tell whether a body is called by its very name, which is no adjective of it."""
    typed = " ".join(words[span.start : span.end])
    return span.entity.entity_kind in _AGENTS and typed == fold(span.entity.name)


def _is_in_words_spoken(words: Sequence[str]) -> bool:
    """Tell whether the names of a question belong to what somebody says: "who called the X …"."""
    return words[0] == "who" and len(words) > 2 and bool(senses_held([words[1]]) & CALLED)


def _done_to(words: Sequence[str], span: Span, before: str) -> bool:
    """Tell whether a name behind "who" and a verb is what it is done to: "who makes the X"."""
    made = span.entity.entity_kind in _MADE and (is_act(stem(before)) or before in _MAKING)
    listed = span.entity.entity_kind in _AGENTS and stem(before) in CUES[Asked.SANCTION]
    somebody = span.entity.entity_kind in _SOMEBODY and span.end == len(words)
    alone = somebody and words[1] == before and is_act(stem(before))
    given = span.end < len(words) and senses_held([before]) & _GIVING
    return bool(made or listed or alone or given)


def _only_qualifies(words: Sequence[str], span: Span, spans: Sequence[Span]) -> bool:
    """Tell whether a name stands before what it qualifies: "American aid"."""
    if any(each.start == span.end and not is_verb(words[span.end :]) for each in spans):
        return True
    if words[span.end : span.end + 1] and words[span.end] in _ACTED:
        return True  # "the Bureau's listing", "for the BSG listing"
    adjective = words[span.end - 1].endswith(_ADJECTIVES) and span.end < len(words)
    return adjective and words[span.end] not in LIGHT | OPENERS and span.end - span.start == 1
