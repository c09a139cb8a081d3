"""`bot gaps`: what readers asked and the record could not answer, for curators."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from bot.answers.gaps import MOST_GAPS, Gap
from bot.cli.common import print_error, print_json, print_line, read_settings, run
from bot.clock import system_clock
from bot.errors import RequestError
from bot.platforms.console.visible import show_line
from bot.settings import Settings


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    group = typer.Typer(help="See which questions are not on record.", no_args_is_help=True)
    group.command("list")(list_gaps)
    group.command("close")(close_gap)
    app.add_typer(group, name="gaps")


def list_gaps(
    context: typer.Context,
    story: Annotated[str, typer.Option(help="Only this story.")] = "",
    closed: Annotated[bool, typer.Option("--closed", help="Those closed, not the open.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List the questions that readers put to the desk, those asked most often first."""
    everything = run(_load(read_settings(context)))
    gaps = [
        each
        for each in everything
        if (not story or each.story == story) and bool(each.closed_at) is closed
    ]
    for gap in gaps:
        if as_json:
            print_json(asdict(gap))
        else:
            print_line(_row(gap))
    if not gaps and not as_json:
        print_error("No closed gap." if closed else "No open gap.")
    for full in _full(gaps):
        print_error(
            f"{full}: the list is full at {MOST_GAPS}; for each new one, the one asked least "
            "often is dropped, or of several such the one silent longest."
        )


def close_gap(
    context: typer.Context,
    gap: Annotated[str, typer.Argument(help="Its id, as the list shows it.")],
    why: Annotated[str, typer.Option(help="Why: now on record, not ours, …")] = "",
) -> None:
    """Take a question off the list; it comes back if it is asked again."""
    closed = run(_close(read_settings(context), gap.strip().lower(), why))
    if closed is None:
        raise RequestError(f"There is no open gap “{gap}”; `bot gaps list` shows them.")
    print_line(f"Closed {closed.id}, asked {_times(closed)}: {show_line(closed.question)}")


async def _load(settings: Settings) -> Sequence[Gap]:
    from bot.app.desk import open_desk  # late: `--help` needs no database

    async with open_desk(settings, clock=system_clock) as desk:
        return await desk.gaps.load()


async def _close(settings: Settings, gap: str, why: str) -> Gap | None:
    from bot.app.desk import open_desk  # as above

    async with open_desk(settings, clock=system_clock) as desk:
        return await desk.gaps.close(gap, why=why, at=desk.clock())


def _row(gap: Gap) -> str:
    day = f"{gap.last_asked_at:%Y-%m-%d}"
    head = f"{gap.id}  {_times(gap):>9}  {day}  {gap.platform:8} {gap.story}"
    said = ""
    if gap.closed_at or gap.why:
        when = f"closed {gap.closed_at:%Y-%m-%d}" if gap.closed_at else "closed before"
        said = f"  ({': '.join(part for part in (when, show_line(gap.why)) if part)})"
    return f"{head}  {show_line(gap.question)}{said}"


def _times(gap: Gap) -> str:
    return "once" if gap.asked == 1 else f"{gap.asked} times"


def _full(gaps: Sequence[Gap]) -> list[str]:
    counts = Counter(gap.story for gap in gaps if gap.closed_at is None)
    return [story for story, count in counts.items() if count >= MOST_GAPS]
