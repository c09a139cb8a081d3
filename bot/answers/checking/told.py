"""What the record says to words that somebody is said to have said."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.checking.borne import Around, say_unborne
from bot.answers.checking.find import HELD, Found
from bot.answers.checking.joined import Joined, find_record
from bot.answers.checking.match import Likeness, Piece
from bot.answers.checking.speakers import Named, speaks_for
from bot.answers.checking.verdict import say_joined, say_verdict
from bot.answers.scope import Scope
from bot.answers.wording import Wording
from bot.messages.typed import say_typed


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One quotation, or several that the words are put together from, and what is said of it.

    `exact`: word for word. `owned`: by the speaker asked about. `borne`: on the day, at the
    place and of the thing that stand around the words.
    """

    parts: tuple[Found, ...]
    pieces: tuple[Piece, ...]
    text: str
    exact: bool
    owned: bool
    borne: bool

    @property
    def agrees(self) -> bool:
        """Whether nothing that is said differs from the record."""
        return self.exact and self.owned and self.borne

    @property
    def within(self) -> bool:
        """Whether the words are too few to be a quotation."""
        return self.parts[0].match.likeness is Likeness.WITHIN


def tell(scope: Scope, asked: Wording, named: Named, around: Around) -> list[Told]:
    """Return what is on record to some words, best first; nothing when they are near to none."""
    found, joined = find_record(scope, asked, named.entity)
    typed = say_typed(around.speaker) if named.said and not named.entity else ""
    if joined:
        return [_tell_joined(scope, joined, named, around, typed)]
    told = [_tell(scope, each, named, around, typed) for each in found]
    return [each for each in told if each.borne] or told


def _tell(scope: Scope, found: Found, named: Named, around: Around, typed: str) -> Told:
    unborne = say_unborne(scope, around, found)
    verdict = say_verdict(scope, found, named.entity, typed=typed)
    return Told(
        parts=(found,),
        pieces=found.match.pieces,
        text=f"{unborne} {verdict}".strip(),
        exact=found.match.likeness in HELD and not found.match.turned,
        owned=_is_owned(scope, [found], named, typed),
        borne=not unborne,
    )


def _tell_joined(scope: Scope, joined: Joined, named: Named, around: Around, typed: str) -> Told:
    unborne = [text for each in joined.parts if (text := say_unborne(scope, around, each))]
    speakers = {each.quote.speaker for each in joined.parts}
    verdict = say_joined(scope, joined, named.entity, typed=typed)
    return Told(
        parts=joined.parts,
        pieces=joined.pieces,
        text=" ".join((*dict.fromkeys(unborne), verdict)),
        exact=joined.exact and joined.apart and len(speakers) == 1,
        owned=_is_owned(scope, joined.parts, named, typed),
        borne=not unborne,
    )


def _is_owned(scope: Scope, parts: Sequence[Found], named: Named, typed: str) -> bool:
    by = named.entity
    return not typed and (by is None or all(speaks_for(scope, by, each.quote) for each in parts))
