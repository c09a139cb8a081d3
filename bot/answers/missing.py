"""What a declined question asks for that is not on record, in one sentence."""

import re
from collections.abc import Iterator

from bot.answers.english.cues import OFFICES
from bot.answers.english.measures import ATTRIBUTES, Measured
from bot.answers.fold import fold, stem
from bot.answers.questions.split import opens_a_question
from bot.answers.reading import Reading
from bot.answers.scope import Scope
from bot.answers.words import say_when
from bot.facts.query import Query

NOTHING = "That is not on record in this story."
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[^\W\d_a-z][^\W\d_A-Z]{2,29}\b")
"""A word with one capital letter, its first, that opens no sentence."""

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
    asks = opens_a_question(reading.question)  # what is no question is not repeated
    if asks and (stranger := next(_strangers(scope, reading), "")):
        return f"Nothing is on record here about {stranger}."
    if asks and reading.when and not _has_date(scope, reading):
        return f"Nothing is on record here for {say_when(reading.when)}."
    about = _about(scope, reading)
    if reading.measured and reading.measured in _SORTS:
        return f"No {_attribute(reading, reading.measured)} is on record{about}."
    return NOTHING


def _strangers(scope: Scope, reading: Reading) -> Iterator[str]:
    """Yield the names in the question that no fact of the story holds."""
    for found in _NAME.finditer(reading.question):
        folded = fold(found[0])
        word = stem(folded)
        if word in reading.words and word not in OFFICES and not _held(scope, folded):
            yield re.sub(r"['’]s$", "", found[0])


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


def _about(scope: Scope, reading: Reading) -> str:
    """Return whom or what it is asked of, where that is one name."""
    if len(reading.mentions) != 1:
        return ""
    return f" for {scope.name(reading.mentions[0].entity.id)}"
