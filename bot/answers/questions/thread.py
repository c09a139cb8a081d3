"""Follow-ups: a question completed from the turns before it in the same thread."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.english.cues import MANY_OF, Asked
from bot.answers.english.currencies import BY_WORD
from bot.answers.english.light import OPENERS, PERSONAL, POINTING
from bot.answers.fold import fold, stem
from bot.answers.questions.exchange import behind, beside, both, swap
from bot.answers.questions.leaning import (
    asks_after,
    compares,
    is_opened,
    is_prefaced,
    names_a_stranger,
    thing_words,
    weighs,
)
from bot.answers.questions.read import read_question
from bot.answers.questions.spoken_of import last_people, spoken_of
from bot.answers.questions.spot import folded_words
from bot.answers.questions.subject import WH
from bot.answers.questions.talk import is_idle
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.facts.entity import Entity, EntityKind

TURNS = 6
"""Turns that a question may lean on."""
_SHORT = 7
"""Words of a question that "and …" may open for it to lean on the one before."""

_ONE = frozenset("he she him himself herself".split())
_WHY = ("whi",)
_FEW = 6
_CIRCUMSTANCES = frozenset("where when".split())
_EXACTLY = frozenset("exactly precisely roughly about then though".split())
_VAGUE = frozenset("go come do take get".split())
_IT = frozenset("it that this those these".split())
_SO = (
    ["says", "who"],
    ["say", "so"],
    ["says", "so"],
    ["said", "so"],
    ["think", "so"],
    ["claims", "so"],
)
_BODIES = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.PERSON})


def read_in_thread(
    scope: Scope, question: str, earlier: Sequence[str], *, former: bool = False
) -> list[Reading]:
    """Return what the question may mean, likeliest first; none when nothing says what it means.

    "and Britain?" repeats the last question with another name, "he" stands for the person
    spoken of last, "who said that?" asks once more after what was just answered. Each of the
    latest `TURNS` turns is read once, over those before it. `former` reads an office that two
    held as that of the one who has left it.
    """
    before: list[Reading] = []
    for turn in (each for each in earlier[-TURNS:] if not is_idle(each)):
        before += _read(scope, turn, before)[:1]
    return _read(scope, question, before, former=former)


def _read(
    scope: Scope, question: str, before: Sequence[Reading], *, former: bool = False
) -> list[Reading]:
    words = folded_words(question)
    reading = read_question(scope, question, former=former)
    opens = is_opened(words)
    opened = (opens and len(words) <= _SHORT) or (bool(before) and is_prefaced(words))
    if _stands_for_somebody(words, reading):
        if people := last_people(scope, before):
            return _of_somebody(scope, words, people, before)
        opened = True
    if things := thing_words(words, reading, before):
        return [read_question(scope, " ".join(things))]
    if not (opened or _leans(words, reading, before)):
        return [reading]
    last = _last(reading, before)
    if _is_complete(words, reading):
        return [reading, *(_merge(last, reading) if last else ())]
    if last is None and _points_nowhere(words, reading):
        return []
    if last is None:
        return [reading] if set(reading.words) - set(_WHY) and not opens else []
    return _completed(scope, last, reading)


def _completed(scope: Scope, last: Reading, reading: Reading) -> list[Reading]:
    """Return what a question means that leans on the turn before it."""
    if reading.pronoun and (reading.count or reading.measured or reading.money):
        about = replace(last, words=(), themes=(), count="", measured=None, when=None)
        return [*_merge(about, reading), *_merge(last, reading)]
    if reading.pronoun in _IT and reading.words and reading.wh:
        role = Role.TAKER if reading.wh == "who" else Role.ANY
        things = tuple(replace(each, role=role) for each in last.mentions if _is_thing(each))
        alone = [replace(reading, mentions=things)] if things else []
        return [*_merge(last, reading), *alone]
    if reading.wh in _CIRCUMSTANCES and reading.pronoun == "it" and not reading.words:
        things = tuple(each for each in last.mentions if not _is_person(each))
        itself = replace(reading, mentions=things)  # "who leads X" > "where will it be held"
        return [*_merge(last, reading), *([itself] if things and not reading.mentions else [])]
    if reading.words == _WHY and not (last.mentions or reading.mentions):
        last = replace(last, mentions=spoken_of(scope, last))
    return _merge(last, reading)


def _last(reading: Reading, before: Sequence[Reading]) -> Reading | None:
    """Return the turn to lean on; a name put in place of one that is not on record leans on none.

    "And X?" behind "and Y?" puts X where Y stood, so the turn before Y is leant on.
    """
    told = [each for each in before if not each.is_bare()]
    if not reading.mentions and len(told) > 1 and weighs(fold(reading.question).split()):
        return both(told[-2], told[-1])
    if any(each.entity.entity_kind in _BODIES for each in reading.mentions):
        known = [each for each in told if not names_a_stranger(each)]
        told = known or told
    return told[-1] if told else None


def _of_somebody(
    scope: Scope, words: Sequence[str], people: Sequence[Entity], before: Sequence[Reading]
) -> list[Reading]:
    """Read a question about "him" with the name; "where did he say it" means what was said."""
    reading = read_question(scope, " ".join(_with_names(words, people)))
    last = next((each for each in reversed(before) if not each.is_bare()), None)
    said = Asked.SPEECH in reading.asked and not set(reading.words) - set(_WHY)
    if last is None or not said or not last.words or words[-1] not in _IT:
        return [reading]
    return [replace(reading, words=(*last.words, *reading.words), themes=last.themes)]


def _leans(words: Sequence[str], reading: Reading, before: Sequence[Reading]) -> bool:
    """Tell whether the question has too little of its own, or points at what was said."""
    if words[-2:] in _SO:
        return True
    counted = reading.count and reading.count not in MANY_OF
    bare = not (reading.mentions or reading.when or counted or set(reading.words) - set(_WHY))
    if bare and (reading.wh or reading.pronoun) and not reading.asked - {Asked.SPEECH}:
        return Asked.SPEECH not in reading.asked or bool(reading.pronoun)
    if bare and reading.asked == {Asked.SOURCE}:
        return len(words) <= 2
    if not before or not words:
        return bool(words) and _points_nowhere(words, reading)
    if words[-1] in POINTING or (compares(words) and _IT & set(words)):
        return True
    return not reading.mentions and bool({"it", "that", "this"} & set(words))


def _points_nowhere(words: Sequence[str], reading: Reading) -> bool:
    """Tell whether a question without a turn before it points at one: "where was it going"."""
    bare = not (reading.mentions or reading.asked or reading.count) and set(reading.words) <= _VAGUE
    return (words[-1] in _IT and len(words) <= _FEW) or (bare and bool(_IT & set(words)))


def _is_thing(mention: Mention) -> bool:
    return mention.entity.entity_kind in {EntityKind.VESSEL, EntityKind.WEAPON}


def _is_person(mention: Mention) -> bool:
    return mention.entity.entity_kind is EntityKind.PERSON


def _is_complete(words: Sequence[str], reading: Reading) -> bool:
    """Tell whether "and …" opens a question that needs nothing before it: "and when did …"."""
    asks = len(words) > 3 and words[1] in WH | OPENERS  # "and when did X"
    pointing = (PERSONAL | POINTING) & set(words)
    return asks and not pointing and bool(reading.words or reading.asked) and not reading.count


def _stands_for_somebody(words: Sequence[str], reading: Reading) -> bool:
    people = any(each.entity.entity_kind is EntityKind.PERSON for each in reading.mentions)
    if people:
        return False
    return bool(_ONE & set(words)) or (bool(PERSONAL & set(words)) and not reading.mentions)


def _merge(before: Reading, new: Reading) -> list[Reading]:
    """Return the earlier question with what the new one puts in: in place of its like, or added."""
    said_so = fold(new.question).split()[-2:] in _SO
    pointed = (bool(new.pronoun) or said_so) and new.asked == {Asked.SPEECH}
    source = new.asked == {Asked.SOURCE}
    merged = replace(
        before,
        question=new.question,
        tokens=(),
        asked=before.asked if pointed or source or not new.asked else new.asked,
        words=tuple(dict.fromkeys((*before.words, *new.words))),
        themes=tuple(dict.fromkeys((*before.themes, *new.themes))),
        wh=new.wh or before.wh,
        verb=new.verb or before.verb,
        speaker=new.speaker,
        count=new.count or _many_of(before, new) or before.count,
        money=new.money or _of_money(before, new) or (before.money and not new.count),
        bounds=new.bounds or before.bounds,
        measured=new.measured or (before.measured if not new.wh or new.wh == before.wh else None),
        when=new.when or before.when,
        weekday=before.weekday if new.weekday is None else new.weekday,
    )
    if not new.mentions:
        return [merged]
    compared = beside(before.mentions, new.mentions)
    if compares(fold(new.question).split()) and compared:
        return [replace(merged, mentions=compared)]
    swapped = swap(before, new.mentions)
    added = (*before.mentions, *(behind(each) for each in new.mentions))
    alone = tuple(each for each in swapped if each.entity in {one.entity for one in new.mentions})
    if swapped and new.wh not in {"what", "how"}:
        # "how much did X give Y" > "and Z?": to whoever it is that Z gave.
        others = [replace(merged, mentions=alone)] if merged.money and alone != swapped else []
        return [replace(merged, mentions=swapped), *others]
    meant = (replace(merged, mentions=each) for each in (swapped, added) if each)
    if asks_after(before) and not swapped:
        return [replace(merged, mentions=new.mentions), new]
    return [*meant, *([] if swapped or new.names_only() else [new])]


def _of_money(before: Reading, new: Reading) -> bool:
    """Tell whether a currency is all that is added to a question about aid: "in euros"."""
    return Asked.AID in before.asked and bool(new.words) and set(new.words) <= BY_WORD.keys()


def _many_of(before: Reading, new: Reading) -> str:
    """Return what a bare "how many?" counts: the thing that was asked about."""
    things = [each for each in before.mentions if each.entity.entity_kind is EntityKind.WEAPON]
    asked = [word for word in fold(new.question).split() if word not in _EXACTLY]
    if asked[-1:] != ["many"] or not things:
        return ""
    return stem(things[-1].words[-1])


def _with_names(words: Sequence[str], people: Sequence[Entity]) -> list[str]:
    names = " and ".join(each.name for each in people)
    return [names if word in PERSONAL else word for word in words]
