"""What one clause of a message names: who, how many, when, in which order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.checking.days import Day, read_days
from bot.answers.figures import Figure, read_figures
from bot.answers.fold import fold, stem
from bot.answers.questions.spot import spot_names
from bot.answers.scope import Scope
from bot.facts.entity import Entity

_JOINS = frozenset("and or the both as well &".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """`folded` is the word as names are compared; `at` is its place in the clause's text."""

    folded: str
    stem: str
    at: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """An entity and its words, from `start` to before `end`; `lead` is the word in front.

    Names joined by "and" have the lead of the first of them.
    """

    entity: Entity
    start: int
    end: int
    lead: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """`inherited` is who acts where the clause itself does not say: "… and cancelled …"."""

    text: str
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]
    day: Day | None
    inherited: tuple[Entity, ...] = ()

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of all words, in order."""
        return tuple(word.stem for word in self.words)

    def find(self, stems: frozenset[str]) -> int | None:
        """Return the number of the first word that has one of the stems, None for none."""
        return next((at for at, word in enumerate(self.words) if word.stem in stems), None)

    def has(self, words: frozenset[str]) -> bool:
        """Tell whether one of the folded words is there."""
        return any(word.folded in words for word in self.words)

    def behind(self, figure: Figure, most: int = 4) -> tuple[str, ...]:
        """Return the stems of the words behind a figure, up to the next figure or comma."""
        ends = [each.start for each in self.figures if each.start > figure.start]
        comma = re.search(r"[,;:()]|\band\b", self.text[figure.end :])
        ends += [figure.end + comma.start()] if comma else []
        until = min(ends, default=len(self.text))
        return tuple(word.stem for word in self.words if figure.end <= word.at < until)[:most]

    def written(self, word: Word) -> str:
        """Return a word as it stands in the text, letters and figures alone."""
        found = re.match(r"\W*(\w[\w'’.-]{0,39})", self.text[word.at :])
        return found[1].strip(".-") if found else word.folded

    def loose(self) -> Iterator[Word]:
        """Yield the words that belong to no name, figure or date."""
        named = {at for name in self.names for at in range(name.start, name.end)}
        spans = [(each.start, each.end) for each in self.figures]
        spans += [(self.day.start, self.day.end)] if self.day else []
        for number, word in enumerate(self.words):
            if number not in named and not any(start <= word.at < end for start, end in spans):
                yield word


def read_clause(scope: Scope, text: str, inherited: Sequence[Entity] = ()) -> Clause:
    """Read a clause of the story that is asked in."""
    words = tuple(_words(text))
    days = list(read_days(text, year=scope.snapshot.book.stories[scope.story].opened_on.year))
    names = tuple(_names(scope, words))
    taken = [(day.start, day.end) for day in days]
    taken += [(words[name.start].at, words[name.end - 1].at + 1) for name in names]
    figures = tuple(
        each
        for each in read_figures(text)
        if not any(start < each.end and each.start < end for start, end in taken)
    )
    return Clause(
        text=text,
        words=words,
        names=names,
        figures=figures,
        day=days[0] if days else None,
        inherited=tuple(inherited),
    )


def _words(text: str) -> Iterator[Word]:
    before = ""
    for found in re.finditer(r"[^\s\-–—/]+", text):
        pronoun = found[0].strip(".,!?;:'\"()") == "us" and before != "the"
        before = found[0].casefold()
        for folded in ("ourselves",) if pronoun else fold(found[0]).split():
            yield Word(folded=folded, stem=stem(folded), at=found.start())


def _names(scope: Scope, words: Sequence[Word]) -> Iterator[Name]:
    last: Name | None = None
    for start, end, entity in spot_names(scope, [word.folded for word in words]):
        before = [word.folded for word in words[last.end : start]] if last else [""]
        if last and set(before) <= _JOINS:
            lead = last.lead
        else:
            at = start - 1 if start and words[start - 1].folded != "the" else start - 2
            lead = words[at].folded if at >= 0 else ""
        last = Name(entity=entity, start=start, end=end, lead=lead)
        yield last
