"""Dated facts as one picture: what was done or is announced, never what is only alleged."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.compose import Draft
from bot.answers.say import say_designation, say_names
from bot.answers.scope import Scope
from bot.answers.words import as_sentence, say_when
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.event import Event
from bot.facts.fact import Fact
from bot.messages.chart import Chart, Point
from bot.messages.dates import say_date

_LENGTHS = (160, 120, 90, 70, 50)
"""Characters of a sentence beside its date, as many of them as fit; all of it is in the text."""
_ALT = 1_000
"""Characters of the text that stands for the picture: Discord takes 1,024."""


def draw_timeline(draft: Draft, facts: Sequence[Fact], *, repeats: bool = False) -> Iterator[Chart]:
    """Yield one chart of the acts and events among the facts; none for fewer than two dates.

    It `repeats` what is told of them beside it.
    """
    dated = sorted(
        (fact for fact in facts if isinstance(fact.body, Designation | Measure | Event)),
        key=lambda fact: fact.happened_on,
    )
    if len({fact.happened_on for fact in dated}) < 2:
        return
    charts = [_chart(draft, dated, longest) for longest in _LENGTHS]
    chart = next((each for each in charts if len(each.alt) <= _ALT), charts[-1])
    alleged = any(isinstance(fact.body, Claim) for fact in facts)
    axis = f"{chart.axis}; allegations are not drawn" if alleged else chart.axis
    yield replace(chart, axis=axis, repeats=repeats)


def _chart(draft: Draft, dated: Sequence[Fact], longest: int) -> Chart:
    days = (second.happened_on - first.happened_on for first, second in pairwise(dated))
    points = tuple(
        _point(draft.scope, fact, since, longest)
        for fact, since in zip(dated, (0, *(each.days for each in days)), strict=True)
    )
    said = "; ".join(f"{each.date}{_ahead(each)}: {each.text}" for each in points)
    return Chart(
        title="Timeline",
        axis=_say_axis(points),
        bars=(),
        points=points,
        alt=f"Timeline, oldest first. {said}.",
        cites=tuple(sorted({number for fact in dated for number in draft.cite(fact)})),
    )


def _say_axis(points: Sequence[Point]) -> str:
    said = "Oldest first; distances are not to scale"
    if any(point.ahead for point in points):
        return f"{said}; an open circle is announced, not reported as done"
    return said


def _ahead(point: Point) -> str:
    return " (announced)" if point.ahead else ""


def _point(scope: Scope, fact: Fact, days: int, longest: int) -> Point:
    match fact.body:
        case Designation() as designation:
            date, text = say_date(designation.listed_on), say_designation(scope, designation)
        case Measure() as measure:
            date = say_date(measure.announced_on)
            text = as_sentence(f"{say_names(scope, measure.authorities)} {measure.statement}")
        case Event() as event:
            date, text = say_when(event.when), event.statement
        case _:
            raise ValueError("only acts and events are drawn on a line of time")
    ahead = isinstance(fact.body, Event) and fact.body.announced
    return Point(date=date, text=_shorten(text.removesuffix("."), longest), days=days, ahead=ahead)


def _shorten(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    kept = text[: longest + 1].rsplit(" ", 1)[0]
    return f"{kept[:longest].rstrip(' ,;:')} …"
