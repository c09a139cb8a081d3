"""What a declined question asks for that is not on record, in one sentence."""

import re
from collections.abc import Iterator
from itertools import islice

from bot.answers.english.cues import OFFICES
from bot.answers.english.measures import ATTRIBUTES, Measured
from bot.answers.fold import fold, stem
from bot.answers.missing_acts import missing_acts
from bot.answers.missing_parts import missing_parts
from bot.answers.named import name_within
from bot.answers.questions.counted import is_measured
from bot.answers.questions.leaning import is_opened
from bot.answers.questions.parts import stands_for
from bot.answers.questions.split import opens_a_question
from bot.answers.questions.spot import folded_words
from bot.answers.reading import Reading
from bot.answers.scope import Scope
from bot.answers.words import say_when
from bot.facts.query import Plays, Query
from bot.messages.typed import say_typed

NOTHING = "That is not on record in this story."
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[^\W\d_a-z][^\W\d_A-Z]{2,29}\b")
"""A word with one capital letter, its first, that opens no sentence."""

_SMALL = frozenset("after before while because during until since best worst ever else".split())
"""Words that say too little for their absence to tell anything."""
_LOOKED_AT = 60
"""Facts that are looked at for a quantity."""
_WORD = re.compile(r"[^\W_]{3,30}")
_SORTS = {
    Measured.LENGTH: "distance or size",
    Measured.TIME: "duration",
    Measured.WEIGHT: "weight",
    Measured.SPEED: "speed",
    Measured.MONEY: "amount of money",
    Measured.AGE: "age",
    Measured.SHARE: "share",
    Measured.WARMTH: "temperature",
}
_PRICES = frozenset("price cost salary wage fare rent".split())


def say_missing(scope: Scope, reading: Reading | None) -> str:
    """Name what nothing on record bears, where the reading can tell; else say that much."""
    if reading is None:
        return NOTHING
    return next(_reasons(scope, reading), NOTHING)


def _reasons(scope: Scope, reading: Reading) -> Iterator[str]:
    """Yield what is certainly not on record, the plainest first."""
    asks = opens_a_question(reading.question)  # what is no question is not repeated
    named = asks or is_opened(folded_words(reading.question))
    if named and (stranger := next(_strangers(scope, reading), "")):
        yield f"Nothing is on record here about {stranger}."
    if asks and reading.when and not _has_date(scope, reading):
        yield f"Nothing is on record here for {say_when(reading.when)}."
    yield from missing_acts(scope, reading)
    if reading.measured and reading.measured in _SORTS:
        yield from _unmeasured(scope, reading, reading.measured)
    if asks and (unheld := next(_unheld(scope, reading), "")):
        yield f"No fact in this story has the word {say_typed(unheld)}, or one like it."
    yield from missing_parts(scope, reading)


def _unmeasured(scope: Scope, reading: Reading, sort: Measured) -> Iterator[str]:
    """Yield that there is no such quantity, where that is said of one name or of none at all."""
    attribute = _attribute(reading, sort)
    if _is_told(scope, reading, sort):
        return
    if len(reading.mentions) == 1:
        yield f"No {attribute} is on record for {name_within(scope, reading.mentions[0].entity)}."
    elif sort is not Measured.MONEY:
        yield f"No {attribute} is on record for that."


def _is_told(scope: Scope, reading: Reading, sort: Measured) -> bool:
    """Tell whether a fact that names all who are asked about has a quantity of the sort."""
    named = tuple(Plays(entities=frozenset(stands_for(each))) for each in reading.mentions)
    found = scope.snapshot.book.find(Query(story=scope.story, plays=named), scope.moment)
    return any(is_measured(scope, fact, sort) for fact in islice(found, _LOOKED_AT))


def _strangers(scope: Scope, reading: Reading) -> Iterator[str]:
    """Yield the names in the question that no fact of the story holds."""
    for found in _NAME.finditer(reading.question):
        folded = fold(found[0])
        word = stem(folded)
        if word in reading.words and word not in OFFICES and not _held(scope, folded):
            yield re.sub(r"['’]s$", "", found[0])


def _unheld(scope: Scope, reading: Reading) -> Iterator[str]:
    """Yield the words of the question that no fact of the story holds, in any sense of theirs."""
    for found in _WORD.finditer(reading.question):
        word = fold(found[0])
        if stem(word) in reading.words and word not in _SMALL and not _held(scope, word):
            yield found[0]


def _held(scope: Scope, word: str) -> bool:
    return bool(scope.snapshot.words.count(scope.story, stem(word)))


def _has_date(scope: Scope, reading: Reading) -> bool:
    """Tell whether anything of the story may fall in the time asked about."""
    when = reading.when
    if when is None:
        return True
    years = range(when.start_on.year, when.end_on.year + 1)
    if scope.snapshot.years(scope.story).isdisjoint(years):
        return False
    query = Query(story=scope.story, since=when.start_on, until=when.end_on)
    return any(True for _ in scope.snapshot.book.find(query, scope.moment))


def _attribute(reading: Reading, sort: Measured) -> str:
    """Return the attribute as it was typed, or what its sort is called."""
    words = fold(reading.question).split()
    nouns = ATTRIBUTES.get(sort, frozenset()) if sort is not Measured.MONEY else _PRICES
    return next((word for word in words if word in nouns or stem(word) in nouns), _SORTS[sort])
