"""The ways in which a question may be meant, likeliest first."""

from dataclasses import replace

from bot.answers.english.cues import ACCUSE, CUES, MONEY, Asked
from bot.answers.english.light import FAINT
from bot.answers.english.measures import Measured
from bot.answers.english.senses import is_act, senses_held
from bot.answers.fold import stem
from bot.answers.questions.voices import CALLED, CONFIRMED
from bot.answers.reading import Reading, Role
from bot.facts.entity import EntityKind
from bot.facts.fact import Kind

_GIVEN = frozenset(map(stem, "billion dollar money give pledge".split()))
"""Words for aid that say nothing of what else is paid."""

_TELLING = 2
"""Names, words and a kind of fact that must be left when words that say little are not borne."""

_FAINT = frozenset(map(stem, FAINT))

_ACCEPTED = frozenset(map(stem, "confirm accept admit acknowledge concede confess agree".split()))
_DENIED = stem("deny")
_SAYING = frozenset(map(stem, "say said tell told".split()))
_RESPONDING = frozenset(map(stem, "respond react reply answer".split()))
_BEGUN = frozenset(map(stem, "begin start first".split()))

_KINDS = {
    Asked.SANCTION: frozenset({Kind.DESIGNATION, Kind.MEASURE}),
    Asked.AID: frozenset({Kind.SUPPORT}),
    Asked.SPEECH: frozenset({Kind.QUOTE, Kind.CLAIM}),
}


def ways_to_mean(reading: Reading) -> list[tuple[Reading, frozenset[Kind]]]:
    """Return the ways in which a question may be meant, likeliest first, with kinds of fact.

    Whether something was admitted is answered, too, by its having been denied.
    """
    ways = attempts(reading)
    accepted = CONFIRMED if CONFIRMED in reading.words else reading.verb
    if reading.wh or accepted not in _ACCEPTED:
        return ways
    words = tuple(_DENIED if word == accepted else word for word in reading.words)
    return [*ways, *attempts(replace(reading, verb=_DENIED, words=words, receives=False))]


def attempts(reading: Reading) -> list[tuple[Reading, frozenset[Kind]]]:
    """Return the ways in which a question may be meant, likeliest first, with kinds of fact.

    A cue word asks for one sort of fact; where none of that sort answers, a fact of another
    may, if it holds the cue word itself.
    """
    if reading.money:
        return [(reading, _KINDS[Asked.AID]), *_other_money(reading)]
    if reading.speaker and Asked.SPEECH in reading.asked:
        return [(reading, _KINDS[Asked.SPEECH])]
    spoken = Asked.SPEECH in reading.asked and reading.verb in _RESPONDING
    cue = Asked.SPEECH if spoken else next((each for each in _KINDS if each in reading.asked), None)
    if cue is None and reading.wh in {"what", "how"} and senses_held([reading.verb]) & CALLED:
        return [(reading, frozenset({Kind.QUOTE})), (reading, frozenset(Kind))]
    if cue is None:
        return [(reading, frozenset(Kind))]
    cued = tuple(theme for theme in reading.themes if theme in CUES[cue])
    plain = replace(reading, asked=reading.asked - {cue}, words=(*reading.words, *cued))
    named = {stem(word) for each in reading.mentions for word in each.words}
    if cue is Asked.SPEECH and ACCUSE & set(reading.themes) - named:
        begun = reading.wh == "when" and bool(_BEGUN & set(reading.words))
        first = [(plain, frozenset({Kind.EVENT}))] if begun else []
        return [*first, (reading, frozenset({Kind.CLAIM})), (reading, _KINDS[cue])]
    if cue is Asked.SPEECH and _asks_who_does(reading):
        return [(reading, frozenset({Kind.CLAIM})), (reading, _KINDS[cue])]
    if cue is Asked.SPEECH and reading.wh in {"where", "when", "why"}:
        told = replace(reading, asked=reading.asked - {cue})
        return [(told, frozenset({Kind.EVENT})), (reading, _KINDS[cue])]
    if cue is Asked.SPEECH and _asks_for_words_of_a_person(reading):
        return [(reading, _KINDS[cue])]
    return [(reading, _KINDS[cue]), (plain, frozenset(Kind) - _KINDS[cue])]


def _asks_for_words_of_a_person(reading: Reading) -> bool:
    """Tell whether it is asked what somebody says: what is told of them are no words of theirs."""
    people = (each for each in reading.mentions if each.entity.entity_kind is EntityKind.PERSON)
    speaks = any(each.role is Role.SUBJECT for each in people)
    return speaks and reading.wh == "what" and reading.verb in _SAYING


def _asks_who_does(reading: Reading) -> bool:
    """Tell whether it is asked of whom somebody says that they act: "which firms does X say …"."""
    speaks = any(mention.role is Role.SUBJECT for mention in reading.mentions)
    return reading.wh in {"who", "which"} and speaks and any(map(is_act, reading.words))


def without_faint(reading: Reading) -> Reading | None:
    """Return the question without the words that say little, if enough is left of it."""
    acts = reading.verb if Asked.SPEECH not in reading.asked else ""
    left = tuple(word for word in reading.words if word not in _FAINT or word == acts)
    counted = bool(reading.count or reading.measured or reading.money)
    told = len(left) + len(reading.mentions) + bool(reading.asked) + counted
    if left == reading.words or told < _TELLING:
        return None
    return replace(reading, words=left)


def _other_money(reading: Reading) -> list[tuple[Reading, frozenset[Kind]]]:
    """Return how "how much" may be meant of money that is no aid: a fine, a price, a loss."""
    told = tuple(theme for theme in reading.themes if theme in MONEY - _GIVEN)
    other = replace(
        reading,
        asked=reading.asked - {Asked.AID},
        money=False,
        measured=Measured.MONEY,
        words=tuple(dict.fromkeys((*reading.words, *told))),
    )
    return [(other, frozenset(Kind) - _KINDS[Asked.AID])] if other.words else []
