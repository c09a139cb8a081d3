"""Dates swapped: a time in which nothing on record happened."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from random import Random

from bot.facts.claim import Claim
from bot.facts.designation import Designation
from bot.facts.fact import Fact, Kind
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord
from evaluation.material import Material
from evaluation.premise import Premise
from evaluation.swap import Swap

_PAST = re.compile(r"^(who|whom|what|which|how (many|much))\b.*\b(did|was|were)\b", re.IGNORECASE)
_TIMED = re.compile(
    r"\b(when|since|until|before|after|first|latest|date|day|days|today|now|yet|\d{4})\b",
    re.IGNORECASE,
)
_YEARS = 12
"""Years before the first fact, and up to the last, among which times are chosen."""


def swap_dates(material: Material, chance: Random) -> Iterator[Swap]:
    """Yield questions about a month, a day or a year in which no fact falls."""
    months = list(_free_months(material))
    if not months:
        return
    for question in _past_questions(material):
        yield _at(question, chance.choice(months), chance)
    for question in _written_questions(material, chance):
        yield _at(question, chance.choice(months), chance)


def _at(question: str, month: date, chance: Random) -> Swap:
    last = calendar.monthrange(month.year, month.month)[1]
    day = month.replace(day=chance.randint(1, last))
    since, until, said = chance.choice(
        (
            (month, month.replace(day=last), f"in {month:%B %Y}"),
            (day, day, f"on {day.day} {day:%B %Y}"),
        )
    )
    premises = (Premise(since=since, until=until),)
    return Swap(what="date", text=f"{question.rstrip('?. ')} {said}?", premises=premises)


def _past_questions(material: Material) -> Iterator[str]:
    """Yield stored questions about the past that say no time themselves."""
    for fact in material.facts:
        if fact.kind is not Kind.ENTITY:
            yield from (
                question
                for question in fact.questions
                if _PAST.search(question) and not _TIMED.search(question)
            )


def _written_questions(material: Material, chance: Random) -> Iterator[str]:
    for fact in material.facts:
        match fact.body:
            case Quote(speaker=speaker):
                asked = "What did {} say?", speaker
            case Designation(authority=authority):
                asked = "Who was sanctioned by {}?", authority
            case SupportRecord(donor=donor):
                asked = "How much aid was given by {}?", donor
            case Claim(claimants=(claimant, *_)):
                asked = "What did {} claim?", claimant
            case _:
                continue
        if entity := material.entity(asked[1]):
            yield asked[0].format(material.say(entity))


def _free_months(material: Material) -> Iterator[date]:
    """Yield first days of months that no fact falls in and no fact's text speaks of."""
    dates = {each for fact in material.facts for each in _dates(fact)}
    if not dates:
        return
    spoken = " ".join(material.texts.values())
    taken = {(each.year, each.month) for each in dates}
    years = {each.year for each in dates}
    for year in range(min(dates).year - _YEARS, max(dates).year + 1):
        for month in range(1, 13):
            first = date(year, month, 1)
            if (year, month) in taken or first > max(dates):
                continue
            silent = f"{first:%B}" if year in years else str(year)
            if silent not in spoken:
                yield first


def _dates(fact: Fact) -> Iterator[date]:
    yield from (fact.happened_on, fact.ended_on, fact.as_of)
    if isinstance(fact.body, Claim) and fact.body.happened:
        yield from (fact.body.happened.start_on, fact.body.happened.end_on)
    if isinstance(fact.body, SupportRecord) and fact.body.period:
        yield from (fact.body.period.start_on, fact.body.period.end_on)
