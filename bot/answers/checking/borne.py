"""Whether the day, the place and what words were said of agree with a quotation on record."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale

from bot.answers.checking.find import Found
from bot.answers.checking.said_on import unfit_days, without_days
from bot.answers.checking.setting import Phrase, Way, read_phrases
from bot.answers.english.light import LIGHT
from bot.answers.english.occasions import MANNERS, OCCASIONS
from bot.answers.english.senses import senses_asked, senses_told
from bot.answers.fold import fold, stem
from bot.answers.questions.held import senses_of
from bot.answers.questions.spot import spot_names
from bot.answers.scope import Scope
from bot.answers.words import say_list
from bot.facts.entity import Entity, EntityKind
from bot.facts.quote import Quote
from bot.messages.dates import say_date
from bot.messages.typed import say_typed

_EMPTY = (
    LIGHT
    | MANNERS
    | frozenset(
        "reporters reporter journalists journalist press media public publicly quote quotes quoted "
        "quotation words word verbatim total context response reply person "
        "source sources story news".split()
    )
)
"""Words of a phrase that say nothing of the saying."""

_WHERE = r"\b(?:in|at|near|outside|inside|from)\s(?:the\s)?"
_TALKS = r"(?:interview|talks?|call|conversation|letter|meeting)(?:\s\w+){0,3}\s(?:with|to)"
_WHITHER = rf"\b(?:to|{_TALKS})\s(?:the\s)?"
_LIKE_PLACES = frozenset("in at near outside inside from".split())
_PLACES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """A sentence with "§" for the words that somebody is said to have said in it.

    `speaker` is who as typed, `verb_at` where the verb of the saying is. `today` is the day it
    was written on, None where that is not known.
    """

    text: str
    speaker: str = ""
    verb_at: int = 0
    today: date | None = None


def say_unborne(scope: Scope, around: Around, found: Found) -> str:
    """Return what of a sentence around words the record does not bear out; empty for nothing."""
    quote = found.quote
    year = scope.snapshot.book.stories[scope.story].opened_on.year
    days = list(unfit_days(around.text, quote.said_on, year=year, today=around.today))
    rest = without_days(around.text, year=year)
    phrases = [
        phrase.text
        for phrase in read_phrases(rest, around.speaker, around.verb_at)
        if not _bears(scope, found, phrase)
    ]
    told = []
    if days:
        told.append(
            f"The date differs: the record has {say_date(quote.said_on)}, not {say_list(days)}."
        )
    if phrases:
        typed = say_list([say_typed(each) for each in dict.fromkeys(phrases)])
        where = ", ".join(part for part in (quote.occasion, quote.context) if part)
        told.append(f"That it was said {typed} is not on record; the record has: {where}.")
    return " ".join(told)


def _bears(scope: Scope, found: Found, phrase: Phrase) -> bool:
    words = fold(phrase.words).split()
    content = [word for word in words if word not in _EMPTY]
    spots = spot_names(scope, words)
    if not content:
        return True
    match phrase.way:
        case Way.AT:
            return _is_there(scope, found, phrase, content, spots)
        case Way.TO:
            if _stands_behind(_WHITHER, found.quote, phrase.words, _entities(spots)):
                return True
            plain = bool(phrase.lead) and not _has_name(phrase, spots)
            return plain and _is_about(scope, found, words, content, spots)
        case Way.OF:
            return _is_about(scope, found, words, content, spots)
        case Way.CALLED:
            return _is_called(found.quote, content) and _is_about(
                scope, found, words, content, spots
            )


def _entities(spots: Sequence[tuple[int, int, Entity]]) -> list[Entity]:
    return [entity for _, _, entity in spots]


def _is_there(
    scope: Scope,
    found: Found,
    phrase: Phrase,
    content: Sequence[str],
    spots: Sequence[tuple[int, int, Entity]],
) -> bool:
    """Tell whether the occasion on record is the one of the phrase, or the words are about it."""
    quote, entities = found.quote, _entities(spots)
    if _is_language(quote, phrase):
        return True
    placed = _has_capital(phrase) or any(each.entity_kind in _PLACES for each in entities)
    if phrase.lead in _LIKE_PLACES and placed:
        within = _entities(spot_names(scope, fold(_occasion(quote)).split()))
        countries = {each.country for each in within if _named_at(quote, each)}
        inside = any(each.id in countries for each in entities)
        return inside or _stands_behind(_WHERE, quote, phrase.words, entities)
    if not (placed or entities or content[-1] in OCCASIONS):
        return True  # a manner: "in strong terms"
    sources = [scope.snapshot.book.sources[each.source] for each in found.fact.citations]
    cited = (f"{each.publisher} {each.title}" for each in sources)
    told = senses_told([quote.occasion, quote.context, quote.note, *cited])
    if phrase.lead == "on":
        told |= senses_of(scope, found.fact)
    return all(senses_asked(stem(word)) & told for word in content)


def _has_name(phrase: Phrase, spots: Sequence[tuple[int, int, Entity]]) -> bool:
    """Tell whether a phrase names somebody, or some place."""
    acting = {EntityKind.PERSON, EntityKind.ORGANISATION, *_PLACES}
    return _has_capital(phrase) or any(each.entity_kind in acting for _, _, each in spots)


def _has_capital(phrase: Phrase) -> bool:
    return any(each[0].isupper() for each in phrase.words.split())


def _is_language(quote: Quote, phrase: Phrase) -> bool:
    language = Locale("en").languages.get(quote.language, "")
    return phrase.lead == "in" and fold(phrase.words) == fold(language)


def _named_at(quote: Quote, entity: Entity) -> bool:
    return _stands_behind(_WHERE, quote, entity.name, [entity])


def _stands_behind(lead: str, quote: Quote, words: str, entities: Sequence[Entity]) -> bool:
    names = {fold(words).removeprefix("the ")}
    names |= {fold(name) for each in entities for name in (each.name, *each.aliases)}
    occasion = fold(_occasion(quote))
    return any(re.search(rf"{lead}{re.escape(name)}\b", occasion) for name in names if name)


def _occasion(quote: Quote) -> str:
    return f"{quote.occasion} | {quote.context}"


def _is_about(
    scope: Scope,
    found: Found,
    words: Sequence[str],
    content: Sequence[str],
    spots: Sequence[tuple[int, int, Entity]],
) -> bool:
    """Tell whether everything that is named is what the words are about, or is in them."""
    about = {*found.quote.about, found.quote.speaker}
    borne = {at for start, end, each in spots if each.id in about for at in range(start, end)}
    named = {words[at] for at in borne}
    held = senses_of(scope, found.fact)
    return all(word in named or senses_asked(stem(word)) & held for word in content)


def _is_called(quote: Quote, content: Sequence[str]) -> bool:
    """Tell whether a fragment is on record as said of just that: its last word is the thing."""
    if not quote.context:
        return True
    told = senses_told([quote.context, quote.text])
    return bool(senses_asked(stem(content[-1])) & told)
