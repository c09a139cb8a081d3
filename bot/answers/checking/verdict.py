"""What a comparison of words with the record is called, in a sentence about a quotation."""

from bot.answers.checking.find import Found
from bot.answers.checking.match import Likeness, changes_sense
from bot.answers.checking.speakers import speaks_for
from bot.answers.scope import Scope
from bot.answers.words import as_sentence
from bot.facts.entity import Entity
from bot.messages.dates import say_date

EXACT = frozenset({Likeness.WHOLE, Likeness.PART})


def say_verdict(scope: Scope, found: Found, speaker: Entity | None, *, typed: str = "") -> str:
    """Return whether the words are on record, and by whom; another speaker than asked is named.

    `typed` is a speaker's name that is not on record, in quotation marks.
    """
    return " ".join(part for part in (_words(scope, found, speaker, typed), *_notes(found)) if part)


def _words(scope: Scope, found: Found, speaker: Entity | None, typed: str) -> str:
    by, on = scope.name(found.quote.speaker), say_date(found.quote.said_on)
    other = scope.name(speaker.id) if speaker else typed
    if speaker and speaks_for(scope, speaker, found.quote):
        other = ""
    said = as_sentence(f"{by} said {_what(found)} on {on}")
    another = f"On record, but not by {other}. {said}"
    match found.match.likeness:
        case Likeness.WHOLE | Likeness.PART | Likeness.SHORTENED if other:
            return another
        case Likeness.WHOLE:
            return f"On record word for word. {said}"
        case Likeness.PART:
            return f"On record word for word, as part of what was said. {said}"
        case Likeness.SHORTENED:
            return f"On record word for word, but for what is left out. {said}"
        case Likeness.HOLDS:
            start = "Not word for word: " if changes_sense(found.match.pieces) else ""
            only = f"{start}only part of it is on record, and not what is added. {said}"
            return only[0].upper() + only[1:] + (f" Not {other}." if other else "")
        case Likeness.ALTERED:
            whose = f", and not by {other}" if other else ""
            return f"Altered: not word for word on record{whose}. {said}"
        case Likeness.WITHIN:
            return f"Too few words to tell a quotation by. {said}"


def _what(found: Found) -> str:
    match found.match.likeness:
        case Likeness.ALTERED:
            return "something near to it"
        case Likeness.HOLDS:
            return "the words below"
        case Likeness.WITHIN:
            return "a longer sentence that has them"
        case _:
            return "it"


def _notes(found: Found) -> list[str]:
    notes = []
    if found.translated and found.quote.translation:
        by = found.quote.translation.by
        notes.append(f"These are the words of a translation, by {by}, not those spoken.")
    if found.match.turned:
        notes.append(f"On record, “{found.match.turned}” stands right before them.")
    if found.match.likeness in EXACT and not found.match.same_marks:
        notes.append("The words are the same, the punctuation is not.")
    return notes
