"""`bot ask` and `bot command`: one question, a batch, or one rendered command."""

import json
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.batch import read_batch
from bot.cli.common import print_error, print_json, print_line, read_settings, run, say_no_stories
from bot.cli.story_folders import check_stories, find_folders
from bot.clock import system_clock
from bot.messages.chart import Chart
from bot.messages.plain import to_plain, to_reference_line
from bot.messages.reply import Outcome, Reply
from bot.messages.request import Line, Person, Place, Platform, Request
from bot.platforms.console.visible import show, show_json
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app.desk import Desk
    from bot.app.tryout import Tryout
    from bot.curation.candidate import CheckedStory

    _Opening = AbstractAsyncContextManager[Desk] | AbstractAsyncContextManager[Tryout]


class Shape(StrEnum):
    """What `bot command` renders."""

    TEXT = "text"
    DISCORD = "discord"
    SLACK = "slack"
    HTML = "html"


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(ask)
    app.command()(command)


def ask(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="The question.")] = "",
    after: Annotated[
        list[str] | None, typer.Option(help="An earlier turn of the thread; repeatable.")
    ] = None,
    batch: Annotated[
        Path | None, typer.Option(help="File of questions, one JSON object a line; - for stdin.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object.")] = False,
    explain: Annotated[
        bool, typer.Option(help="Say how it is read, and why facts are taken or refused.")
    ] = False,
    story: Annotated[str, typer.Option(help="The story asked about; else the default one.")] = "",
    stories: Annotated[
        list[str] | None,
        typer.Option(help="A story folder, asked instead of what is on record; repeatable."),
    ] = None,
) -> None:
    """Answer a question, or a file of them."""
    if bool(text) == (batch is not None):
        raise typer.BadParameter("give a question or --batch FILE")
    opened = _opening(read_settings(context), story, stories)
    if batch is not None:
        run(_answer_batch(opened, list(read_batch(batch))))
        return
    if explain:
        for line in run(_explain(opened, text, tuple(after or ()))):
            print_line(show(line))
        return
    reply, elapsed = run(_answer_one(opened, text, tuple(after or ())))
    if as_json:
        print_json(_to_row("", reply, elapsed))
    else:
        print_line(show(to_plain(reply)))


def _opening(settings: Settings, story: str, folders: list[str] | None) -> "_Opening":
    """Return how to open what is on record, or what lies in the folders when some are named."""
    if not folders:
        return open_current_desk(_about(story, settings))
    checked = check_stories(find_folders(settings, folders))
    if story and story not in [each.story.id for each in checked]:
        raise typer.BadParameter(f"no story {story} in {', '.join(folders)}")
    return _open_tryout(checked, story)


def _about(story: str, settings: Settings) -> Settings:
    """Return the settings with another default story. Raises ConfigError when it is not there."""
    if not story:
        return settings
    if not (settings.stories.folder / story / "story.toml").is_file():
        raise typer.BadParameter(f"no story {story} in {settings.stories.folder}")
    stories = settings.stories.model_copy(update={"default": story})
    return settings.model_copy(update={"stories": stories})


def command(
    context: typer.Context,
    line: Annotated[str, typer.Argument(help='A command line, such as "/sanctions by:us".')],
    platform: Annotated[Shape, typer.Option(help="Whose payload to render.")] = Shape.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Show exactly what a platform would be sent for a command."""
    settings = read_settings(context)
    reply, _ = run(_answer_one(open_current_desk(settings), line, ()))
    if platform is Shape.TEXT and as_json:
        print_json(_to_json(reply))
        return
    rendered = run(render_reply(reply, platform, line))
    match platform:
        case Shape.HTML if as_json:
            print_json(rendered)
        case Shape.DISCORD | Shape.SLACK:
            print_line(show_json(rendered))
        case _:
            print_line(rendered)


async def render_reply(reply: Reply, platform: Shape, line: str) -> str:
    """Return text, HTML, or a JSON list of the messages that a platform is sent."""
    match platform:
        case Shape.TEXT:
            return show(to_plain(reply))
        case Shape.DISCORD:
            from bot.platforms.discord.render import payload_json as discord_payload

            pictures = await _paint(reply)
            return discord_payload(reply, asked=Line(text=line), pictures=pictures)
        case Shape.SLACK:
            from bot.platforms.slack.render import payload_json as slack_payload

            return slack_payload(reply, line=line)
        case Shape.HTML:
            from bot.platforms.page.render import html_fragment

            return html_fragment(reply)


async def _paint(reply: Reply) -> dict[int, bytes]:
    """Paint the charts, by their position among the blocks."""
    charts = {at: block for at, block in enumerate(reply.blocks) if isinstance(block, Chart)}
    if not charts:
        return {}
    from bot.charts.paint import MatplotlibPainter

    painter = MatplotlibPainter()
    try:
        return {at: await painter(chart) for at, chart in charts.items()}
    finally:
        await painter.stop()


@asynccontextmanager
async def open_current_desk(settings: Settings) -> AsyncIterator["Desk"]:
    """Open the desk with what its story files say now; faults in them are warned of."""
    from bot.app.desk import open_desk  # late: `--help` needs neither database nor answers

    async with open_desk(settings, clock=system_clock) as desk:
        if lack := say_no_stories(settings):
            print_error(lack)
        for report in await desk.load_stories():
            if report.faults:
                print_error("\n".join(report.lines()))
        yield desk


@asynccontextmanager
async def _open_tryout(stories: list["CheckedStory"], story: str) -> AsyncIterator["Tryout"]:
    from bot.app.tryout import open_tryout  # late: `--help` needs no answers

    yield await open_tryout(stories, clock=system_clock, story=story)


async def _answer_one(
    opened: "_Opening", text: str, earlier: tuple[str, ...]
) -> tuple[Reply, float]:
    async with opened as desk:
        return await _answer(desk, "", text, earlier)


async def _explain(opened: "_Opening", text: str, earlier: tuple[str, ...]) -> tuple[str, ...]:
    async with opened as desk:
        return desk.service.explain(_request(desk, "", text, earlier), text)


async def _answer_batch(opened: "_Opening", rows: list[dict[str, object]]) -> None:
    async with opened as desk:
        for row in rows:
            context = row.get("context") or []
            earlier = tuple(map(str, context)) if isinstance(context, list) else ()
            identity = str(row["id"])
            reply, elapsed = await _answer(desk, identity, str(row["question"]), earlier)
            print_json(_to_row(identity, reply, elapsed))


async def _answer(
    desk: "Desk | Tryout", key: str, text: str, earlier: tuple[str, ...]
) -> tuple[Reply, float]:
    request = _request(desk, key, text, earlier)
    started = time.perf_counter()
    reply = await desk.service.answer(request)
    return reply, (time.perf_counter() - started) * 1000


def _request(desk: "Desk | Tryout", key: str, text: str, earlier: tuple[str, ...]) -> Request:
    return Request(
        key=f"ask:{key}",
        asked=Line(text=text),
        # A place of its own for each story asked about: `/story use:` in another decides nothing.
        place=Place(platform=Platform.CONSOLE, id=f"ask:{desk.service.default_story}"),
        person=Person(platform=Platform.CONSOLE, id="ask"),
        asked_at=desk.clock(),
        earlier=earlier,
    )


def _to_row(identity: str, reply: Reply, elapsed: float) -> dict[str, object]:
    return {
        "id": identity,
        "status": (
            Outcome.ANSWERED if reply.outcome is Outcome.ANSWERED else Outcome.NO_ANSWER
        ).value,
        "text": to_plain(reply),
        "facts": [carried.fact for carried in reply.carries],
        "citations": [to_reference_line(reference) for reference in reply.references],
        "elapsed_ms": round(elapsed, 3),
    }


def _to_json(reply: Reply) -> dict[str, object]:
    blocks = [{"block": type(block).__name__.lower(), **asdict(block)} for block in reply.blocks]
    plain = asdict(reply) | {"blocks": blocks, "text": to_plain(reply)}
    return dict(json.loads(json.dumps(plain, default=str)))
