"""An outline in sentences with citations, from the record as it is now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answers.aid_figures import largest_first, show_aid
from bot.answers.changes import find_revision, say_change
from bot.answers.compose import Draft, draft_for
from bot.answers.noted import add_note, join
from bot.answers.scope import Scope, Surroundings
from bot.answers.snapshot import Snapshot
from bot.answers.time_axis import draw_timeline
from bot.answers.words import say_list, say_quantity
from bot.facts.designation import Designation
from bot.facts.fact import Fact
from bot.facts.history import Moment
from bot.facts.ids import StoryId
from bot.facts.support import SupportRecord
from bot.messages.dates import say_date
from bot.messages.health import Health
from bot.messages.outline import Chapter, Entry, Outline, Style
from bot.messages.reply import (
    Block,
    Heading,
    Notice,
    Reply,
    Row,
    Table,
)
from bot.messages.request import Line, Person, Place, Platform, Request

_COUNTED = ("Authority", "Designated", "On", "Under")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shown:
    """An entry with the fact as it may be shown now."""

    entry: Entry
    fact: Fact


def tell_outline(snapshot: Snapshot, outline: Outline, *, now: datetime) -> Reply:
    """Write an outline's sentences; claims always with their claimants and answers.

    What may no longer be shown is left out and counted. A fact says what has changed since its
    entry's `before`, and what has changed since the outline was made.
    """
    scope = _scope(snapshot, outline.story, now)
    shown = [[*_show(scope, chapter)] for chapter in outline.chapters]
    draft = draft_for(scope, (each.fact for chapter in shown for each in chapter))
    chapters = [
        block
        for chapter, found in zip(outline.chapters, shown, strict=True)
        for block in _tell_chapter(draft, chapter, found)
    ]
    blocks: list[Block] = [
        *(Notice(text=text) for text in outline.opening),
        *chapters,
        *(Notice(text=text) for text in _say_gone(outline, shown)),
        *(Notice(text=text) for text in outline.closing),
    ]
    return draft.reply(outline.title, blocks, actions=outline.actions)


def _show(scope: Scope, chapter: Chapter) -> Iterator[_Shown]:
    for entry in chapter.entries:
        fact = scope.get(entry.fact)
        if fact is not None:
            yield _Shown(entry=entry, fact=fact)


def _tell_chapter(draft: Draft, chapter: Chapter, shown: Sequence[_Shown]) -> Iterator[Block]:
    if not shown and not chapter.more:
        return
    blocks = list(_tell(draft, chapter, shown))
    # A timeline's picture has a title of its own.
    if (blocks and chapter.style is not Style.TIMELINE) or chapter.more:
        yield Heading(text=chapter.heading)
    yield from blocks
    if chapter.more:
        yield Notice(text=chapter.more)


def _tell(draft: Draft, chapter: Chapter, shown: Sequence[_Shown]) -> Iterator[Block]:
    match chapter.style:
        case Style.SENTENCES:
            for each in shown:
                yield add_note(draft.block(each.fact), _note(draft.scope, each))
        case Style.FIGURES:
            yield from _figures(draft, shown, whole=not chapter.more)
        case Style.TIMELINE:
            yield from draw_timeline(draft, [each.fact for each in shown])


def _note(scope: Scope, shown: _Shown) -> str:
    """Return what the edition told of a change, and what has changed since."""
    entry, fact = shown.entry, shown.fact
    told = find_revision(scope, fact, entry.revision) or fact
    return join(
        entry.note,
        say_change(scope, told, before=entry.before, word="corrected"),
        say_change(scope, fact, before=entry.revision, word="changed since this edition"),
    )


def _mark(shown: _Shown) -> str:
    """Return what fits into a table of what has happened to a figure."""
    later = shown.fact.revision.number > shown.entry.revision > 0
    return join(shown.entry.note, "changed since this edition" if later else "")


def _figures(draft: Draft, shown: Sequence[_Shown], *, whole: bool) -> Iterator[Block]:
    """Yield aid totals and designation counts; sums only where no total is left out."""
    marks = {each.fact.id: _mark(each) for each in shown}
    aid = [
        (each.fact, each.fact.body) for each in shown if isinstance(each.fact.body, SupportRecord)
    ]
    if aid:
        aid.sort(key=largest_first)
        yield from show_aid(draft, aid, added=aid if whole else (), marks=marks)
    counted = [(each, each.fact.body) for each in shown if isinstance(each.fact.body, Designation)]
    if counted:
        rows = (_count(draft, each, body, marks[each.fact.id]) for each, body in counted)
        yield Table(columns=_COUNTED, rows=tuple(rows))


def _count(draft: Draft, shown: _Shown, designation: Designation, mark: str) -> Row:
    name = draft.scope.label(designation.authority)
    cells = (
        f"{name} ({mark})" if mark else name,
        say_list([say_quantity(count) for count in designation.counts]),
        say_date(designation.listed_on),
        designation.program or "not stated by the source",
    )
    return Row(cells=cells, cites=draft.cite(shown.fact))


def _say_gone(outline: Outline, shown: Sequence[Sequence[_Shown]]) -> Iterator[str]:
    meant = {entry.fact for chapter in outline.chapters for entry in chapter.entries}
    gone = len(meant - {each.fact.id for chapter in shown for each in chapter})
    if gone == 1:
        yield "One fact of this edition has been withdrawn since, and is not shown."
    elif gone:
        yield f"{gone} facts of this edition have been withdrawn since, and are not shown."


def _scope(snapshot: Snapshot, story: StoryId, now: datetime) -> Scope:
    """Return a scope that nobody asked for."""
    platform = Platform.CONSOLE
    request = Request(
        key="",
        asked=Line(text=""),
        place=Place(platform=platform, id=""),
        person=Person(platform=platform, id=""),
        asked_at=now,
    )
    return Scope(
        request=request,
        snapshot=snapshot,
        story=story,
        moment=Moment(now=now),
        options={},
        surroundings=Surroundings(choose=_choose_nothing, health=_no_health),
        command="",
    )


async def _choose_nothing(request: Request, story: StoryId) -> None:
    raise ValueError("an edition chooses no story")


def _no_health() -> Sequence[Health]:
    return ()
