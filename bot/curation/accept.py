"""What a checked story changes in a store: new revisions, and retractions of what is gone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.curation.candidate import Candidate, CheckedStory
from bot.facts.book import Records
from bot.facts.fact import Fact, Revision, Status
from bot.facts.ids import FactId
from bot.facts.store import Change


def plan_change(
    checked: CheckedStory, records: Records, *, by: str, why: str, now: datetime
) -> Change:
    """Compare a story with what a store holds of it.

    Facts that say the same give nothing; others a revision one above the newest. Facts that
    the files no longer hold are retracted. Running it again on the result gives an empty
    change.
    """
    newest = _newest(records.facts, checked)
    facts = [
        *_revised(checked.candidates, newest, by, why, now),
        *_retracted(checked.candidates, newest, by, why, now),
    ]
    known_sources = {source.id: source for source in records.sources}
    sources = [each for each in checked.sources if known_sources.get(each.id) != each]
    return Change(
        stories=() if checked.story in records.stories else (checked.story,),
        sources=tuple(sources),
        facts=tuple(facts),
    )


def is_empty(change: Change) -> bool:
    """Tell whether a change would write nothing."""
    return not (change.stories or change.sources or change.facts)


def _newest(facts: Sequence[Fact], checked: CheckedStory) -> dict[FactId, Fact]:
    newest: dict[FactId, Fact] = {}
    for fact in facts:
        if fact.story == checked.story.id:
            known = newest.get(fact.id)
            if known is None or known.revision.number < fact.revision.number:
                newest[fact.id] = fact
    return newest


def _revised(
    candidates: Sequence[Candidate],
    newest: dict[FactId, Fact],
    by: str,
    why: str,
    now: datetime,
) -> Iterator[Fact]:
    for candidate in candidates:
        known = newest.get(candidate.id)
        if known is None or not candidate.says_same_as(known):
            number = known.revision.number + 1 if known else 1
            yield candidate.accept(Revision(number=number, recorded_at=now, by=by, why=why))


def _retracted(
    candidates: Sequence[Candidate],
    newest: dict[FactId, Fact],
    by: str,
    why: str,
    now: datetime,
) -> Iterator[Fact]:
    kept = {candidate.id for candidate in candidates}
    for fact in newest.values():
        if fact.id not in kept and fact.status is not Status.RETRACTED:
            number = fact.revision.number + 1
            revision = Revision(number=number, recorded_at=now, by=by, why=why)
            yield replace(fact, status=Status.RETRACTED, revision=revision)
