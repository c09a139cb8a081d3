"""Facts, stories and sources as rows, and back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from bot.errors import StoreError
from bot.facts.fact import Fact, Kind, Revision, Status
from bot.facts.ids import FactId, SourceId, StoryId
from bot.facts.source import Citation, Source
from bot.facts.story import Story
from bot.storage.bodies import BodyCodec

AnyRow = Row[*tuple[Any, ...]]
"""A row of one of the tables, its columns in the table's order."""

NO_TEXTS = "[]"


def to_revision_row(fact: Fact, codec: BodyCodec, *, position: int) -> dict[str, object]:
    """Return the values of one row of `tables.revisions`."""
    return {
        "fact_id": fact.id,
        "number": fact.revision.number,
        "kind": fact.kind.value,
        "status": fact.status.value,
        "as_of": fact.as_of,
        "embargo_until": fact.embargo_until,
        "recorded_at": fact.revision.recorded_at,
        "recorded_by": fact.revision.by,
        "why": fact.revision.why,
        "citations": codec.citations_to_text(fact.citations),
        "questions": codec.texts_to_text(fact.questions),
        "body": codec.to_text(fact.body, fact.kind),
        "position": position,
    }


class RevisionReader:
    """Reads the rows of one load. Equal citations and revisions become one object."""

    def __init__(self, codec: BodyCodec) -> None:
        self._codec = codec
        self._cited: dict[str, tuple[Citation, ...]] = {}
        self._citations: dict[Citation, Citation] = {}
        self._revisions: dict[tuple[int, datetime, str, str], Revision] = {}
        self._dates: dict[date, date] = {}
        self._ids: dict[str, FactId] = {}

    def read(self, row: AnyRow) -> Fact:
        """Return the fact. Raises StoreError for a row that somebody else wrote or changed."""
        try:
            return self._read(row)
        except ValueError as error:
            # The error's own text may repeat what the row holds, which may be under embargo.
            raise StoreError(
                f"Revision {row[1]} of {row[0]} in the database cannot be read; "
                "put a backup in with `bot db restore`."
            ) from error

    def _read(self, row: AnyRow) -> Fact:
        fact_id, number, kind, status, as_of, embargo, recorded_at, by, why = row[:9]
        citations, questions, body, _ = row[9:]
        return Fact(
            id=self._ids.setdefault(fact_id, FactId(fact_id)),
            body=self._codec.read(body, Kind(kind)),
            citations=self._cited.get(citations) or self._cite(citations),
            as_of=self._dates.setdefault(as_of, as_of),
            revision=self._revise(number, recorded_at, by, why),
            status=Status(status),
            embargo_until=embargo,
            questions=() if questions == NO_TEXTS else self._codec.read_texts(questions),
        )

    def _cite(self, text: str) -> tuple[Citation, ...]:
        read = self._codec.read_citations(text)
        shared = tuple(self._citations.setdefault(citation, citation) for citation in read)
        return self._cited.setdefault(text, shared)

    def _revise(self, number: int, recorded_at: datetime, by: str, why: str) -> Revision:
        key = (number, recorded_at, by, why)
        found = self._revisions.get(key)
        if found is None:
            found = Revision(number=number, recorded_at=recorded_at, by=by, why=why)
            self._revisions[key] = found
        return found


def to_story_row(story: Story, codec: BodyCodec) -> dict[str, object]:
    """Return the values of one row of `tables.stories`."""
    return {
        "id": story.id,
        "title": story.title,
        "opened_on": story.opened_on,
        "brief": codec.texts_to_text(story.brief),
        "editor": story.editor,
        "questions": codec.texts_to_text(story.questions),
    }


def read_stories(rows: Iterable[AnyRow], codec: BodyCodec) -> tuple[Story, ...]:
    """Return the stories of `tables.stories`."""
    return tuple(
        Story(
            id=StoryId(row.id),
            title=row.title,
            opened_on=row.opened_on,
            brief=tuple(map(FactId, codec.read_texts(row.brief))),
            editor=row.editor,
            questions=codec.read_texts(row.questions),
        )
        for row in rows
    )


def to_source_row(source: Source) -> dict[str, object]:
    """Return the values of one row of `tables.sources`."""
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "published_on": source.published_on,
        "url": source.url,
        "language": source.language,
    }


def read_sources(rows: Iterable[AnyRow]) -> tuple[Source, ...]:
    """Return the sources of `tables.sources`."""
    return tuple(
        Source(
            id=SourceId(row.id),
            publisher=row.publisher,
            title=row.title,
            published_on=row.published_on,
            url=row.url,
            language=row.language,
        )
        for row in rows
    )
