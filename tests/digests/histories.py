"""Random histories of a small record: revisions, proposals, embargoes, retractions."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from bot.facts.book import Book, build_book
from bot.facts.fact import Fact, Status
from tests.builders import a_revision, an_event, an_event_fact, records

START = datetime(2026, 3, 1, 8, tzinfo=UTC)
_NAMES = ("signing", "flood", "vote")


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """An edition made at `at`, when so many revisions had been recorded."""

    at: datetime
    recorded: int


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """Every revision in the order of recording, and the looks between them, in order."""

    facts: tuple[Fact, ...]
    looks: tuple[Look, ...]

    def book(self, look: Look) -> Book:
        """Return the record as it was at a look."""
        return build_book(records(*self.facts[: look.recorded]))


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Return a history of hours in which things are recorded or looked at."""
    facts: list[Fact] = []
    looks: list[Look] = []
    at = START
    for _ in range(draw(st.integers(1, 14))):
        at += timedelta(minutes=draw(st.integers(0, 120)))
        if draw(st.booleans()):
            facts.append(_revision(draw, facts, at))
        else:
            looks.append(Look(at=at, recorded=len(facts)))
    last_at = at + timedelta(hours=12)
    return History(facts=tuple(facts), looks=(*looks, Look(at=last_at, recorded=len(facts))))


def _revision(draw: st.DrawFn, facts: list[Fact], at: datetime) -> Fact:
    name = draw(st.sampled_from(_NAMES))
    number = 1 + sum(fact.id.endswith(f"/{name}") for fact in facts)
    wait = draw(st.one_of(st.none(), st.integers(-60, 600)))
    return an_event_fact(
        name,
        an_event(statement=f"It came to {draw(st.sampled_from('abc'))}."),
        revision=a_revision(number=number, recorded_at=at),
        status=draw(st.sampled_from((Status.APPROVED, Status.APPROVED, *Status))),
        embargo_until=None if wait is None else at + timedelta(minutes=wait),
    )
