"""`bot facts`: what is on record, in every revision, for curators."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from bot.answers.fold import fold
from bot.cli.asking import open_current_desk
from bot.cli.common import print_json, print_line, read_settings, run
from bot.errors import RequestError
from bot.facts.book import Book
from bot.facts.fact import Fact, Kind
from bot.facts.ids import FactId, local_name
from bot.platforms.console.visible import show, show_line
from bot.settings import Settings


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    group = typer.Typer(help="See what is on record.", no_args_is_help=True)
    group.command("list")(list_facts)
    group.command("show")(show_fact)
    app.add_typer(group, name="facts")


def list_facts(
    context: typer.Context,
    story: Annotated[str, typer.Option(help="Only this story.")] = "",
    kind: Annotated[Kind | None, typer.Option(help="Only this kind.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List every fact with its kind, newest revision, status and as-of date."""
    book = run(_read_book(read_settings(context)))
    for fact in _newest(book):
        if (not story or fact.story == story) and kind in (None, fact.kind):
            _print(fact, _row(fact), as_json=as_json)


def show_fact(
    context: typer.Context,
    fact: Annotated[str, typer.Argument(help="Its id: story/name, or the name alone.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a revision.")] = False,
) -> None:
    """Show every revision of a fact, oldest first."""
    book = run(_read_book(read_settings(context)))
    found = [each for each in book.ids() if fact in (each, local_name(each))]
    if len(found) != 1:
        raise RequestError(_why_not(fact, found, book))
    for revision in book.revisions(found[0]):
        _print(revision, "\n".join(_lines(revision)), as_json=as_json)


def _print(fact: Fact, text: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"kind": fact.kind.value, **asdict(fact)})
    else:
        print_line(show(text))


async def _read_book(settings: Settings) -> Book:
    async with open_current_desk(settings) as desk:
        return desk.shelf.snapshot.book


def _newest(book: Book) -> Iterator[Fact]:
    return (book.revisions(fact_id)[-1] for fact_id in sorted(book.ids()))


def _row(fact: Fact) -> str:
    return (
        f"{fact.kind.value:12} {fact.status.value:10} r{fact.revision.number:<3} "
        f"{fact.as_of.isoformat()}  {fact.id}"
    )


def _lines(fact: Fact) -> Iterator[str]:
    revision = fact.revision
    yield f"{fact.id} revision {revision.number}, {fact.status.value}, as of {fact.as_of}"
    why = show_line(f"{revision.by}: {revision.why}")
    yield f"  recorded {revision.recorded_at.isoformat()} by {why}"
    if fact.embargo_until:
        yield f"  embargoed until {fact.embargo_until.isoformat()}"
    for name, value in asdict(fact.body).items():
        if value not in ("", (), None):
            yield f"  {name}: {json.dumps(value, ensure_ascii=False, default=str)}"
    for citation in fact.citations:
        yield f"  cites {citation.source}, {citation.place}"


def _why_not(typed: str, found: list[FactId], book: Book) -> str:
    if found:
        return f"“{typed}” is in several stories: {', '.join(sorted(found))}. Name one of these."
    wanted = fold(typed)
    near = [each for each in sorted(book.ids()) if wanted and wanted in fold(each)][:5]
    hint = f" Perhaps: {', '.join(near)}." if near else ""
    return f"No fact “{typed}” is on record.{hint}"
