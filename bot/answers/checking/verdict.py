"""What a comparison of words with the record is called, in a sentence about a quotation."""

from collections.abc import Sequence

from bot.answers.checking.find import Found
from bot.answers.checking.joined import Joined
from bot.answers.checking.match import Likeness, changes_sense
from bot.answers.checking.speakers import speaks_for
from bot.answers.scope import Scope
from bot.answers.wording import is_spelling
from bot.answers.words import as_sentence, say_list
from bot.facts.entity import Entity
from bot.facts.quote import Quote
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
        case Likeness.PART | Likeness.SHORTENED if found.match.turned:
            return f"Altered by what is left out: “{found.match.turned}”. {said}"
        case Likeness.WHOLE:
            return f"On record word for word. {said}"
        case Likeness.PART:
            return f"On record word for word, as part of what was said. {said}"
        case Likeness.SHORTENED:
            return f"On record word for word, but for what is left out. {said}"
        case Likeness.HOLDS:
            start = "Altered, not word for word: o" if changes_sense(found.match.pieces) else "O"
            only = f"{start}nly part of it is on record, and not what is added. {said}"
            return only + (f" Not {other}." if other else "")
        case Likeness.ALTERED:
            whose = f", and not by {other}" if other else ""
            return f"Altered: not word for word on record{whose}. {said}"
        case Likeness.WITHIN:
            whose = f" Not {other}." if other else ""
            return f"Too few words to tell a quotation by. {said}{whose}"


def _what(found: Found) -> str:
    match found.match.likeness:
        case Likeness.PART | Likeness.SHORTENED if found.match.turned:
            return "the words below"
        case Likeness.ALTERED:
            return "something near to it"
        case Likeness.HOLDS:
            return "the words below"
        case Likeness.WITHIN:
            return "something longer that has them"
        case _:
            return "it"


def _notes(found: Found) -> list[str]:
    notes = []
    if found.translated and found.quote.translation:
        by = found.quote.translation.by
        notes.append(f"These are the words of a translation, by {by}, not those spoken.")
    if found.match.turned and found.match.likeness is Likeness.PART:
        notes.append(f"On record, “{found.match.turned}” stands right before them.")
    turning = changes_sense(found.match.pieces)
    if found.match.likeness is Likeness.ALTERED and turning:
        notes.append(as_sentence(f"{turning} is among what differs"))
    if found.match.likeness in EXACT and not found.match.same_marks:
        notes.append("The words are the same, the punctuation is not.")
    if spelt := _spelt_otherwise(found):
        notes.append(f"Only the spelling differs: on record it is “{spelt}”.")
    return notes


def _spelt_otherwise(found: Found) -> str:
    """Return the first word on record that the text has in its British or American spelling."""
    pairs = (
        (record, asked)
        for piece in found.match.pieces
        if piece.same
        for record, asked in zip(piece.record, piece.asked, strict=True)
    )
    return next((record for record, asked in pairs if is_spelling(record, asked)), "")


def say_joined(scope: Scope, joined: Joined, speaker: Entity | None, *, typed: str = "") -> str:
    """Return whether words put together from several quotations are those on record."""
    quotes = [each.quote for each in joined.parts]
    speakers = len({each.speaker for each in quotes})
    many = f"{len({each.fact.id for each in joined.parts})} quotations"
    many += f" of {speakers} speakers" if speakers > 1 else ""
    said = _say_them(scope, quotes)
    owned = speaker is None or all(speaks_for(scope, speaker, each) for each in quotes)
    other = typed or (scope.name(speaker.id) if speaker and not owned else "")
    mine = speaker is not None and any(speaks_for(scope, speaker, each) for each in quotes)
    by = f", {'not all' if mine else 'but not'} by {other}" if other else ""
    if joined.exact and joined.apart:
        return f"On record word for word, as {many}{by}. {said}"
    if joined.exact:
        return f"On record word for word, but as {many}, not as one{by}. {said}"
    return f"Altered: parts of {many} are put together, and not all of it is on record{by}. {said}"


def _say_them(scope: Scope, quotes: Sequence[Quote]) -> str:
    """Return who said several quotations, and when, each speaker and day once."""
    whose = [f"{scope.name(each.speaker)} on {say_date(each.said_on)}" for each in quotes]
    distinct = list(dict.fromkeys(whose))
    if len(distinct) == 1:
        by, on = scope.name(quotes[0].speaker), say_date(quotes[0].said_on)
        return as_sentence(f"{by} said them on {on}")
    return as_sentence(f"they are by {say_list(distinct)}")
