"""Numbers in a text, with the words that bound them and the currency they are in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.answers.bounds import Bounds, Said
from bot.facts.quantity import Qualifier

_QUALIFIERS = {
    Said.EXACTLY: "exactly|precisely",
    Said.MORE_THAN: "more than|over|well over|above|exceeds|exceeded|exceeding|tops|topped"
    "|surpasses|surpassed|passes|passed|in excess of|upwards of|>",
    Said.AT_LEAST: "at least|no less than|no fewer than|not less than|a minimum of|≥|>=",
    Said.NEARLY: "nearly|almost|just under|close to|approaching|not quite|just short of",
    Said.ABOUT: "about|around|roughly|approximately|some|circa|~|≈|an estimated|or so",
    Said.UP_TO: "up to|at most|no more than|not more than|as much as|as many as|≤|<=",
    Said.LESS_THAN: "less than|fewer than|under|below|<",
}
_BEHIND = {Said.MORE_THAN: r"\+|-?plus\b", Said.AT_LEAST: "or more", Said.ABOUT: "or so|-?ish"}
_SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "millions": 10**6, "mn": 10**6, "mln": 10**6,
    "m": 10**6, "billion": 10**9, "billions": 10**9, "bn": 10**9, "b": 10**9, "bln": 10**9,
    "trillion": 10**12, "tn": 10**12, "hundred": 100,
}  # fmt: skip
_CURRENCIES = {
    "USD": r"US\$|\$|USD|(?:US )?dollars?|bucks",
    "EUR": "€|EUR|euros?",
    "GBP": "£|GBP|pounds? sterling|pounds?|sterling|quid",
    "JPY": "¥|JPY|yen",
    "CHF": "CHF|(?:Swiss )?francs?",
}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_MILLION = 10**6
_VAGUE = {
    "dozens": Qualifier.DOZENS,
    "hundreds": Qualifier.HUNDREDS,
    "thousands": Qualifier.THOUSANDS,
}


def _any(words: dict[Said, str] | dict[str, str]) -> str:
    """Return a group that matches the words, the longest first."""
    each = "|".join(words.values()).split("|")
    return "|".join(sorted(each, key=len, reverse=True))


_WORDED = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])}))?|{'|'.join(_SMALL[:0:-1])}"
_SCALED = "|".join(sorted((*_SCALES, "dozen"), key=len, reverse=True))
_CODES = "USD|EUR|GBP|JPY|CHF|NOK|SEK|DKK|PLN|CAD|AUD|CNY|UAH|RUB|INR"
_NAMED = f"{_CODES}|US dollars?|dollars?|euros?|pounds? sterling|pounds?|yen"
_FIGURE = re.compile(
    rf"(?:(?<!\w)(?P<before>{_any(_QUALIFIERS)})\s{{0,3}}(?:(?:the|a)\s{{1,3}})?)?"
    rf"(?:(?P<sign>US\$|[$€£¥]|\b(?:{_CODES})\b)\s?)?"
    r"(?:(?<![\w.,:-])(?P<digits>\d{1,18}(?:,\d{3}){0,6}(?:\.\d{1,9})?)"
    rf"|\b(?P<worded>{_WORDED}|an?(?=\s(?:hundred|thousand|million|billion|dozen)\b))"
    r"|\b(?P<vague>dozens|hundreds|thousands)\b)"
    rf"(?P<plus>\+(?=\s?[a-z]))?(?:[\s-]?(?P<scale>{_SCALED})\b)?"
    r"(?P<behind>\+|-?plus\b|\sor more\b|\sor so\b)?"
    rf"(?:[\s-]?(?P<unit>%|percent\b|per cent\b|(?:{_NAMED})\b))?",
    re.IGNORECASE,
)

_YEAR = re.compile(r"(?:199|20[1-5])\d")
"""A number that is likelier a year than a count."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """`text` is the figure as written; `currency` is empty where none is told.

    `scaled` tells that a scale word such as "billion" stands with it; `start` and `end` are its
    place in the text.
    """

    text: str
    bounds: Bounds
    currency: str
    scaled: bool
    start: int
    end: int


def read_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a text, without percentages, years and what is part of a word."""
    for found in _FIGURE.finditer(text):
        if (found["unit"] or "").casefold() in {"%", "percent", "per cent"}:
            continue
        if _YEAR.fullmatch(found[0].strip()):
            continue
        following = text[found.end() : found.end() + 1]
        if following.isalnum() or (following == ":" and found["digits"]):
            continue
        yield Figure(
            text=_text(found),
            bounds=_bounds(found),
            currency=_currency(found["sign"]) or _currency(found["unit"]),
            scaled=bool(found["scale"]),
            start=found.start(),
            end=found.end(),
        )


def _text(found: re.Match[str]) -> str:
    """Return the figure as it stands inside a sentence."""
    text = " ".join(found[0].split())
    worded = found["before"] or found["worded"] or found["vague"]
    return text[0].lower() + text[1:] if worded else text


def _bounds(found: re.Match[str]) -> Bounds:
    if found["vague"]:
        return Bounds(said=Said.VAGUE, value=None, vague=_VAGUE[found["vague"].casefold()])
    value, step = _value(found)
    behind = (found["behind"] or found["plus"] or "").strip()
    said = _said(found["before"], _QUALIFIERS) or _said(behind, _BEHIND)
    return Bounds(said=said or Said.BARE, value=value, step=step)


def _value(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return the number, and what its last digit counts where it is in millions or more."""
    scale = (found["scale"] or "").casefold()
    times = Decimal(12) if scale == "dozen" else Decimal(_SCALES.get(scale, 1))
    digits = Decimal((found["digits"] or "").replace(",", "") or _worded(found["worded"]))
    exponent = digits.as_tuple().exponent
    step = times.scaleb(exponent) if isinstance(exponent, int) else times
    return digits * times, step if times >= _MILLION else Decimal(1)


def _worded(written: str) -> int:
    words = written.casefold()
    tens, _, ones = words.replace("-", " ").partition(" ")
    if tens in _TENS:
        return (_TENS.index(tens) + 2) * 10 + (_SMALL.index(ones) if ones else 0)
    return _SMALL.index(words) if words in _SMALL else 1


def _said(words: str | None, table: dict[Said, str]) -> Said | None:
    if not words:
        return None
    return next((each for each, forms in table.items() if re.fullmatch(forms, words, re.I)), None)


def _currency(words: str | None) -> str:
    if not words:
        return ""
    for code, forms in _CURRENCIES.items():
        if re.fullmatch(forms, words, re.IGNORECASE):
            return code
    return words.upper()
