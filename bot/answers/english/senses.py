"""Which words may stand for which: the groups of all tables, by stem."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from bot.answers.english.acts import ACTS
from bot.answers.english.asked_acts import ASKED_ACTS
from bot.answers.english.asked_qualities import ASKED_QUALITIES
from bot.answers.english.asked_things import ASKED_THINGS
from bot.answers.english.phrases import OPENINGS, plain_words
from bot.answers.english.public_acts import PUBLIC_ACTS
from bot.answers.english.public_things import PUBLIC_THINGS
from bot.answers.english.things import THINGS
from bot.answers.fold import fold, stem, stems

_DONE = (*ACTS, *PUBLIC_ACTS, *ASKED_ACTS)
_ALL = (*_DONE, *THINGS, *PUBLIC_THINGS, *ASKED_THINGS, *ASKED_QUALITIES)


def _index() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    held: dict[str, frozenset[str]] = {}
    asked: dict[str, frozenset[str]] = {}
    for number, group in enumerate(_ALL):
        sense = frozenset({f"#{number}"})  # one for all its words: there are thousands
        always, _, when_asked = group.partition(" | ")
        for word in {stem(each) for each in always.split()}:
            held[word] = held[word] | sense if word in held else sense
        for word in {stem(each) for each in (*always.split(), *when_asked.split())}:
            asked[word] = asked[word] | sense if word in asked else sense
    return held, asked


_HELD, _ASKED = _index()
_ACTS = frozenset(stem(word) for group in _DONE for word in group.partition(" | ")[0].split())
_NONE: frozenset[str] = frozenset()
_TEXTS = 512
"""Texts whose senses are remembered: the facts of a story that questions come back to."""


@lru_cache(maxsize=16384)
def senses_asked(stemmed: str) -> frozenset[str]:
    """Return the senses a fact may bear for a question to be borne: the word's own and others'."""
    return _ASKED.get(stemmed, _NONE) | {stemmed}


def senses_held(texts: Iterable[str]) -> frozenset[str]:
    """Return the senses that the words of some texts bear."""
    return _NONE.union(*(_in_text(text) if " " in text else _in_word(text) for text in texts))


@lru_cache(maxsize=2048)
def _in_word(word: str) -> frozenset[str]:
    return _in_text.__wrapped__(word)


@lru_cache(maxsize=_TEXTS)
def _in_text(text: str) -> frozenset[str]:
    words = frozenset(stems(text))
    return words.union(*(_HELD.get(word, _NONE) for word in words))


def senses_told(texts: Iterable[str]) -> frozenset[str]:
    """Return the senses that texts bear by their words and by their turns of phrase."""
    return _NONE.union(*map(_told_by, texts))


def senses_told_once(texts: Iterable[str]) -> frozenset[str]:
    """Return the same, and remember nothing: for whoever goes through the whole record."""
    kept = tuple(texts)
    plain = (turned for text in kept if (turned := turns_of(text)))
    return senses_held_once((*kept, *plain))


def senses_held_once(texts: Iterable[str]) -> frozenset[str]:
    """Return what `senses_held` does, and remember nothing."""
    words = frozenset(word for text in texts for word in stems(text))
    return words.union(*(_HELD.get(word, _NONE) for word in words))


@lru_cache(maxsize=_TEXTS)
def _told_by(text: str) -> frozenset[str]:
    plain = turns_of(text)
    return _in_text(text) | _in_text(plain) if plain else _in_text(text)


def turns_of(text: str) -> str:
    """Return a text in plain words if a turn of phrase is in it, else nothing."""
    words = fold(text).split()
    if not any(pair in OPENINGS for pair in pairwise(words)):
        return ""
    plain = plain_words(words)
    return "" if plain == words else " ".join(plain)


def is_act(stemmed: str) -> bool:
    """Tell whether the word is, before all, one for something done."""
    return stemmed in _ACTS
