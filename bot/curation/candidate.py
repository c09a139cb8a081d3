"""What a checked story proposes to put on record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.curation.fault import Fault
from bot.curation.source_text import SourceText
from bot.facts.fact import Body, Fact, Revision, Status
from bot.facts.ids import FactId, SourceId
from bot.facts.source import Citation, Source
from bot.facts.story import Story


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A fact without a revision: read and checked, not yet accepted."""

    id: FactId
    body: Body
    citations: tuple[Citation, ...]
    as_of: date
    status: Status
    embargo_until: datetime | None
    questions: tuple[str, ...]

    def accept(self, revision: Revision) -> Fact:
        """Return the fact that this becomes with a revision."""
        return Fact(
            id=self.id,
            body=self.body,
            citations=self.citations,
            as_of=self.as_of,
            revision=revision,
            status=self.status,
            embargo_until=self.embargo_until,
            questions=self.questions,
        )

    def says_same_as(self, fact: Fact) -> bool:
        """Tell whether a fact on record says just this."""
        return (
            self.body == fact.body
            and self.citations == fact.citations
            and self.as_of == fact.as_of
            and self.status is fact.status
            and self.embargo_until == fact.embargo_until
            and self.questions == fact.questions
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedStory:
    """A story that broke no rule; warnings keep nothing out.

    `texts` are those it was held against.
    """

    story: Story
    sources: tuple[Source, ...]
    candidates: tuple[Candidate, ...]
    warnings: tuple[Fault, ...]
    fingerprint: str
    texts: Mapping[SourceId, SourceText] = field(default_factory=dict)

    def unread(self) -> tuple[SourceId, ...]:
        """Return the sources whose text does not lie in the story's folder."""
        return tuple(each.id for each in self.sources if each.id not in self.texts)
