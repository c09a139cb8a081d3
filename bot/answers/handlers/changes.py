"""`/changes`: what was put on record, corrected or withdrawn since a date, and what happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from bot.answers.changes import say_change
from bot.answers.compose import Draft, draft_for
from bot.answers.decline import decline
from bot.answers.noted import add_note
from bot.answers.paging import page_actions, take_page
from bot.answers.recent import Recent, Start, find_last, find_recent, find_start
from bot.answers.scope import Scope
from bot.answers.since import read_since
from bot.errors import RequestError
from bot.facts.changes import end_of, shown_from
from bot.facts.fact import Fact
from bot.messages.dates import say_date
from bot.messages.reply import Action, Block, Heading, Notice, Reply

NEW, CORRECTED = "new", "corrected"
ONLY = (NEW, CORRECTED)
"""What may be asked for alone."""
SIZE = 10
_LOOKBACK = timedelta(days=7)
_TITLES = {"": "Changes", NEW: "New", CORRECTED: "Corrections"}
_DONE = {
    "": "changed on record",
    NEW: "been added to the record",
    CORRECTED: "been corrected or withdrawn",
}
_LAST = {"": "change", NEW: "addition", CORRECTED: "correction"}
_BRIEF = Action(label="What is on record", line="/brief")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A fact under a heading, with what happened to it."""

    heading: str
    fact: Fact
    note: str


def answer_changes(scope: Scope) -> Reply:
    """Answer with what the desk did to the record since a date; a week back unless one is given.

    Corrections alone are all there are, unless a date is given.
    """
    start = find_start(scope)
    if start is None:
        return decline(_say_empty(scope))
    only = scope.options.get("only", "")
    since = _read_since(scope, only)
    recent = _narrow(find_recent(scope, since or start.at.date(), start), only)
    lines = list(_lines(scope, recent))
    shown, which = take_page(scope, lines, size=SIZE)
    draft = draft_for(scope, [each.fact for each in lines])
    quiet = None if recent.changed else _Quiet(scope=scope, only=only, since=since, start=start)
    blocks: list[Block] = [
        *(Notice(text=text) for text in _begin(since, start)),
        *(Notice(text=text) for text in _say_withdrawn(recent)),
        *((Notice(text=quiet.say()),) if quiet else ()),
        *_tell(draft, shown, headings=only != CORRECTED),
        *([Notice(text=f"Showing {which}.")] if which else ()),
    ]
    actions = [
        *page_actions(scope, len(lines), size=SIZE),
        *(quiet.lead_on() if quiet else ()),
    ]
    title = f"{_TITLES[only]} since {say_date(since)}" if since else _TITLES[only]
    return draft.reply(title, blocks, actions=actions)


def _read_since(scope: Scope, only: str) -> date | None:
    end = end_of(scope.moment).date()
    typed = scope.options.get("since")
    if typed is None:
        return None if only == CORRECTED else end - _LOOKBACK
    since = read_since(scope, typed)
    if since > scope.moment.now.date():
        raise RequestError(f"{say_date(since)} is still to come; the record ends today.")
    if since > end:
        raise RequestError("The date in since is after the date in as_of.")
    return since


def _narrow(recent: Recent, only: str) -> Recent:
    if only == NEW:
        return Recent(happened=recent.happened, added=recent.added)
    if only == CORRECTED:
        return Recent(corrected=recent.corrected, withdrawn=recent.withdrawn)
    return recent


def _lines(scope: Scope, recent: Recent) -> Iterator[_Line]:
    """Yield what the desk did before what only happened, so that no page hides a correction."""
    for fact in recent.added:
        note = f"added on {say_date(shown_from(fact).date())}"
        yield _Line(heading="Put on record since then", fact=fact, note=note)
    for before, fact in recent.corrected:
        note = say_change(scope, fact, before=before.revision.number, word=CORRECTED)
        yield _Line(heading="Corrected", fact=fact, note=note)
    for fact in recent.happened:
        yield _Line(heading="Happened since then", fact=fact, note="")


def _tell(draft: Draft, lines: Sequence[_Line], *, headings: bool) -> Iterator[Block]:
    heading = ""
    for line in lines:
        if headings and line.heading != heading:
            heading = line.heading
            yield Heading(text=heading)
        yield add_note(draft.block(line.fact), line.note)


def _begin(since: date | None, start: Start) -> Iterator[str]:
    if since and since <= start.at.date():
        facts = "1 fact" if start.facts == 1 else f"{start.facts} facts"
        yield f"The record of this story begins on {say_date(start.at.date())}, with {facts}."


def _say_withdrawn(recent: Recent) -> Iterator[str]:
    if recent.withdrawn == 1:
        yield "One fact that was on record has been withdrawn; it is not repeated."
    elif recent.withdrawn:
        yield f"{recent.withdrawn} facts that were on record have been withdrawn; none is repeated."


@dataclass(frozen=True, kw_only=True)
class _Quiet:
    """A time in which nothing changed on record, and the last change before it."""

    scope: Scope
    only: str
    since: date | None
    start: Start

    @cached_property
    def _last(self) -> datetime | None:
        return find_last(self.scope, self.since, self.only) if self.since else None

    def say(self) -> str:
        if self.since is None:
            return "Nothing in this story has been corrected or withdrawn so far."
        nothing = f"Nothing has {_DONE[self.only]}"
        if self.since <= self.start.at.date():
            return f"{nothing} since."
        since = f"{nothing} since {say_date(self.since)}."
        if self._last is None:
            return f"{since} Nor was anything before."
        began = ", when the record began" if self._last == self.start.at else ""
        return f"{since} The last {_LAST[self.only]} was on {say_date(self._last.date())}{began}."

    def lead_on(self) -> Iterator[Action]:
        if self._last and self._last > self.start.at:
            on = self._last.date()
            line = self.scope.line(since=on.isoformat(), page="")
            yield Action(label=f"{_TITLES[self.only]} since {say_date(on)}", line=line)
        yield _BRIEF


def _say_empty(scope: Scope) -> str:
    if scope.moment.as_of is None:
        return "Nothing is on record for this story yet."
    return f"Nothing was on record for this story by {say_date(scope.moment.as_of)}."
