"""Facts to blocks, with citations numbered as they are first used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.answers.say import (
    say_claim,
    say_designation,
    say_entity,
    say_event,
    say_measure,
    say_role,
    say_support,
)
from bot.answers.scope import Scope
from bot.answers.words import as_sentence, say_list
from bot.facts.claim import Claim, Dispute
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.fact import Fact
from bot.facts.ids import FactId
from bot.facts.quote import Quote
from bot.facts.source import Citation
from bot.facts.support import SupportRecord
from bot.messages.dates import say_date
from bot.messages.reply import (
    Action,
    Allegation,
    Block,
    Carried,
    Outcome,
    Quotation,
    Reference,
    Reply,
    Statement,
)

FRAGMENT = 60
"""Characters up to which words are quoted inside a sentence."""


@dataclass(kw_only=True, slots=True)
class Draft:
    """A reply in the making. `as_of` is the newest as-of date of the facts it is about.

    A fact whose own date is earlier says so in its note. `fragments_only` leaves long words
    out of the answers to claims, where room is short.
    """

    scope: Scope
    as_of: date | None = None
    fragments_only: bool = False
    _numbers: dict[Citation, int] = field(default_factory=dict)
    _carried: dict[Carried, None] = field(default_factory=dict)
    _quoted: set[FactId] = field(default_factory=set)

    def cite(self, fact: Fact) -> tuple[int, ...]:
        """Number a fact's citations and remember that the reply carries its revision."""
        self._carried[Carried(fact=fact.id, revision=fact.revision.number)] = None
        return tuple(
            self._numbers.setdefault(citation, len(self._numbers) + 1)
            for citation in fact.citations
        )

    def _cite_all(self, facts: Iterable[Fact]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(number for fact in facts for number in self.cite(fact)))

    def note(self, fact: Fact) -> str:
        """Return what a reader must know of this fact besides: its date, a later revision."""
        notes = []
        if self.as_of and fact.as_of < self.as_of:
            notes.append(f"as of {say_date(fact.as_of)}")
        newest = self.scope.snapshot.book.current(fact.id, self.scope.moment)
        if newest and newest.revision.number > fact.revision.number:
            notes.append(f"revised on {say_date(newest.revision.recorded_at.date())}")
        return "; ".join(notes)

    def block(self, fact: Fact) -> Statement | Quotation | Allegation:
        """Return a fact in the form its kind is always shown in."""
        match fact.body:
            case Quote() as quote:
                return self.quotation(fact, quote)
            case Claim() as claim:
                return self.allegation(fact, claim)
            case Designation() as designation:
                return self.statement(fact, say_designation(self.scope, designation))
            case Measure() as measure:
                return self.statement(fact, say_measure(self.scope, measure))
            case SupportRecord() as support:
                return self.statement(fact, say_support(self.scope, support))
            case Event() as event:
                return self.statement(fact, say_event(self.scope, event))
            case Entity() as entity:
                return self.statement(fact, say_entity(self.scope, entity))

    def statement(self, fact: Fact, text: str) -> Statement:
        """Return a sentence that a fact bears."""
        return Statement(text=text, cites=self.cite(fact), note=self.note(fact))

    def quotation(self, fact: Fact, quote: Quote) -> Quotation:
        """Return words verbatim with the speaker's role at the time."""
        speaker = self.scope.entity(quote.speaker)
        role = speaker.role_on(quote.said_on) if speaker else None
        name = self.scope.name(quote.speaker)
        translation = quote.translation
        return Quotation(
            words=quote.text,
            speaker=f"{name}, {say_role(self.scope, role)}" if role else name,
            detail=", ".join(
                part for part in (quote.occasion, say_date(quote.said_on), quote.context) if part
            ),
            cites=self.cite(fact),
            language=quote.language,
            note="; ".join(part for part in (quote.note, self.note(fact)) if part),
            translation=f"{translation.text} (translated by {translation.by})"
            if translation
            else "",
        )

    def allegation(self, fact: Fact, claim: Claim) -> Allegation:
        """Return a claim together with every answer to it."""
        statement = self.statement(fact, say_claim(self.scope, claim))
        answers = [answer for dispute in claim.disputes for answer in self._answers(fact, dispute)]
        return Allegation(claim=statement, answers=tuple(answers))

    def _answers(self, fact: Fact, dispute: Dispute) -> Iterable[Statement | Quotation]:
        """Yield the answer to a claim: fragments within the sentence, longer words apart.

        Words that this reply has quoted already are not quoted again.
        """
        sentence = f"{self.scope.name(dispute.by)} {dispute.statement.removesuffix('.')}"
        quoted = [
            (each, each.body)
            for quote_id in dispute.quotes
            if (each := self.scope.get(quote_id)) and isinstance(each.body, Quote)
            if not self.fragments_only or _fits_inside(each.body, dispute)
        ]
        short = [each for each in quoted if _fits_inside(each[1], dispute)]
        if quoted and all(quote.id in self._quoted for quote, _ in quoted):
            again = self.statement(fact, as_sentence(f"{sentence} (in words quoted above)"))
            yield replace(again, cites=self._cite_all(quote for quote, _ in short or quoted))
            return
        self._quoted |= {quote.id for quote, _ in quoted}
        words = say_list([f"“{quote.text}”" for _, quote in short])
        statement = self.statement(fact, as_sentence(f"{sentence}: {words}" if words else sentence))
        cites = self._cite_all(quote for quote, _ in short)
        yield replace(statement, cites=cites or statement.cites)
        for each, quote in quoted:
            if (each, quote) not in short:
                yield self.quotation(each, quote)

    def reply(
        self,
        title: str,
        blocks: Sequence[Block],
        *,
        outcome: Outcome = Outcome.ANSWERED,
        actions: Sequence[Action] = (),
    ) -> Reply:
        """Return the finished reply with the references in the order of their numbers."""
        return Reply(
            title=title,
            blocks=tuple(blocks),
            references=tuple(
                self._reference(number, citation) for citation, number in self._numbers.items()
            ),
            as_of=self.as_of if self._carried else None,
            outcome=outcome,
            actions=tuple(actions),
            carries=tuple(self._carried),
        )

    def _reference(self, number: int, citation: Citation) -> Reference:
        source = self.scope.snapshot.book.sources[citation.source]
        return Reference(
            number=number,
            publisher=source.publisher,
            title=source.title,
            published_on=source.published_on,
            place=citation.place,
            url=source.url,
        )


def _fits_inside(quote: Quote, dispute: Dispute) -> bool:
    """Tell whether a quote is a fragment that the disputer's own sentence can hold.

    One in another language needs its translation beside it.
    """
    whole = quote.note or quote.translation
    return len(quote.text) <= FRAGMENT and quote.speaker == dispute.by and not whole


def draft_for(scope: Scope, facts: Iterable[Fact], *, fragments_only: bool = False) -> Draft:
    """Start a reply about these facts."""
    as_of = max((fact.as_of for fact in facts), default=None)
    return Draft(scope=scope, as_of=as_of, fragments_only=fragments_only)
