"""Words of general English that stand for one another in a question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random

# A word is here only where its neighbours can stay as they are. None belongs to a story.
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "aid": ("assistance", "help", "support"),
    "airline": ("carrier",),
    "allowed": ("permitted",),
    "announced": ("made public",),
    "arms": ("weapons",),
    "banned": ("prohibited",),
    "began": ("started",),
    "begin": ("start",),
    "behaviour": ("conduct",),
    "big": ("large",),
    "biggest": ("largest", "greatest"),
    "bought": ("purchased",),
    "build": ("construct",),
    "built": ("constructed",),
    "buy": ("purchase",),
    "cancel": ("call off", "scrap"),
    "cancelled": ("called off", "scrapped"),
    "closed": ("shut",),
    "company": ("firm",),
    "companies": ("firms",),
    "counterpart": ("opposite number",),
    "countries": ("nations", "states"),
    "country": ("nation",),
    "factory": ("plant",),
    "forbidden": ("prohibited",),
    "happening": ("taking place",),
    "have arrived": ("have come",),
    "helped": ("assisted",),
    "how large": ("how big",),
    "imposed": ("introduced", "brought in"),
    "largest": ("biggest",),
    "latest": ("newest", "most recent"),
    "leads": ("heads",),
    "money": ("funds",),
    "planned": ("scheduled",),
    "pledged": ("promised",),
    "promise": ("pledge",),
    "promised": ("pledged",),
    "purpose": ("aim", "point"),
    "reached": ("got to",),
    "received": ("got",),
    "receive": ("get",),
    "resign": ("step down", "quit"),
    "resigned": ("stepped down", "quit"),
    "respond to": ("react to", "reply to"),
    "restricted": ("limited",),
    "sanctioned": ("blacklisted",),
    "say about": ("have to say about", "say concerning", "say on", "say regarding"),
    "send": ("dispatch",),
    "sent": ("dispatched",),
    "spoke of": ("talked of", "talked about"),
    "spokesman": ("spokesperson",),
    "start": ("begin",),
    "started": ("began",),
    "the ship": ("the vessel",),
    "the trip": ("the visit",),
    "the visit": ("the trip",),
    "the war": ("the conflict",),
    "travelling to": ("heading for",),
    "weapons": ("arms",),
    "went": ("travelled",),
    "working together": ("cooperating",),
}
_QUESTION_WORDS: Mapping[str, tuple[str, ...]] = {
    "how many": ("what number of",),
    "what is": ("what's",),
    "which": ("what",),
    "who is": ("who's",),
    "when did": ("on what date did",),
    "when was": ("on what date was",),
    "when were": ("on what date were",),
    "where was": ("in what place was",),
    "why did": ("for what reason did",),
    "why was": ("for what reason was",),
    "why were": ("for what reason were",),
}
"""Taken where nothing else can be: every question has one."""


def with_synonyms(text: str, names: Sequence[tuple[int, int]], chance: Random) -> Iterator[str]:
    """Yield the text with one or two words replaced, none of them inside a name."""
    for table in (_SYNONYMS, _QUESTION_WORDS):
        places = [
            match
            for match in _pattern(table).finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in names)
        ]
        if places:
            chosen = chance.sample(places, min(len(places), chance.choice((1, 2))))
            yield _replace(text, chosen, table, chance)
            return


def _replace(
    text: str,
    places: Sequence[re.Match[str]],
    table: Mapping[str, tuple[str, ...]],
    chance: Random,
) -> str:
    for match in sorted(places, key=lambda each: each.start(), reverse=True):
        word = chance.choice(table[match[0].lower()])
        if match[0][0].isupper():
            word = word[0].upper() + word[1:]
        text = f"{text[: match.start()]}{word}{text[match.end() :]}"
    return text


def _pattern(table: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    longest = sorted(table, key=lambda words: (-len(words), words))
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(longest)})(?![\w’'-])", re.IGNORECASE)
