"""`bot deliveries` and `bot postings`: what is posted, what waits, and why."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from bot.cli.common import print_error, print_json, print_line, read_settings, run
from bot.cli.store import open_store
from bot.clock import system_clock
from bot.delivery.delivery import Delivery, DeliveryKey, State, read_key
from bot.delivery.operate import (
    require_delivery,
    resolve_as_not_sent,
    resolve_as_sent,
    resolve_as_skipped,
    retry,
)
from bot.delivery.posting import Posting
from bot.delivery.store import DeliveryStore, PostingStore
from bot.errors import RequestError
from bot.facts.ids import FactId
from bot.messages.request import Place
from bot.platforms.console.visible import show_line
from bot.settings import Settings

_Key = Annotated[str, typer.Argument(help="Its key: SUBSCRIPTION/SLOT/PART, as `list` shows it.")]
_Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
_ONE_OF = "Say what became of it: one of --sent MESSAGE_ID, --not-sent and --skip."


@dataclass(frozen=True, kw_only=True, slots=True)
class _Outbox:
    """Both stores, over one database."""

    deliveries: DeliveryStore
    postings: PostingStore


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    deliveries = typer.Typer(help="See and settle what the bot posts.", no_args_is_help=True)
    deliveries.command("list")(list_deliveries)
    deliveries.command("show")(show_delivery)
    deliveries.command("retry")(retry_delivery)
    deliveries.command("resolve")(resolve_delivery)
    deliveries.command("recheck")(recheck)
    app.add_typer(deliveries, name="deliveries")
    postings = typer.Typer(help="See what was posted where.", no_args_is_help=True)
    # A group of its own, though it has one command yet.
    postings.callback()(_postings)
    postings.command("list")(list_postings)
    app.add_typer(postings, name="postings")


def list_deliveries(
    context: typer.Context,
    state: Annotated[State | None, typer.Option(help="Only those in this state.")] = None,
    subscription: Annotated[str, typer.Option(help="Only those of this subscription.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="So many at most.")] = 50,
    as_json: _Json = False,
) -> None:
    """List deliveries, newest first, each with its state and the reason in words."""

    async def read() -> tuple[Delivery, ...]:
        async with _outbox(read_settings(context)) as outbox:
            return await outbox.deliveries.find(state=state, subscription=subscription, limit=limit)

    found = run(read())
    for delivery in found:
        if as_json:
            print_json(_as_json(delivery))
        else:
            print_line(show_line(f"{delivery.state.value:9} {delivery.key}  {_why(delivery)}"))
    if not found and not as_json:
        print_error("No such delivery." if state or subscription else "No delivery.")


def show_delivery(context: typer.Context, key: _Key, as_json: _Json = False) -> None:
    """Show all that is known of a delivery, its payload included."""

    async def read() -> Delivery:
        async with _outbox(read_settings(context)) as outbox:
            return await require_delivery(outbox.deliveries, _read_key(key))

    delivery = run(read())
    if as_json:
        print_json(_as_json(delivery) | {"payload": delivery.payload})
        return
    for name, value in (_as_json(delivery) | {"payload": delivery.payload}).items():
        if value not in ("", None, []):
            print_line(show_line(f"{name:16} {value}"))


def retry_delivery(context: typer.Context, key: _Key) -> None:
    """Have a delivery tried again now; one that may have arrived is looked for first."""

    async def act() -> Delivery:
        async with _outbox(read_settings(context)) as outbox:
            return await retry(outbox.deliveries, _read_key(key), now=system_clock())

    _say(run(act()))


def resolve_delivery(
    context: typer.Context,
    key: _Key,
    sent: Annotated[str, typer.Option(metavar="MESSAGE_ID", help="It arrived, as this.")] = "",
    not_sent: Annotated[bool, typer.Option("--not-sent", help="It did not: send it.")] = False,
    skip: Annotated[bool, typer.Option("--skip", help="Let it be.")] = False,
) -> None:
    """Say what became of a delivery that is uncertain."""
    if sum((bool(sent), not_sent, skip)) != 1:
        raise RequestError(_ONE_OF)

    async def act() -> Delivery:
        async with _outbox(read_settings(context)) as outbox:
            store, read, now = outbox.deliveries, _read_key(key), system_clock()
            if sent:
                return await resolve_as_sent(store, read, message_id=sent, now=now)
            if not_sent:
                return await resolve_as_not_sent(store, read, now=now)
            return await resolve_as_skipped(store, read)

    _say(run(act()))


def recheck(context: typer.Context) -> None:
    """After a database was put back: look for whatever is open before it is sent."""

    async def act() -> int:
        async with _outbox(read_settings(context)) as outbox:
            return await outbox.deliveries.doubt()

    print_line(f"{run(act())} open deliveries are looked for before they are sent.")


def list_postings(
    context: typer.Context,
    fact: Annotated[str, typer.Option(help="The id of a fact: story/name.")],
    as_json: _Json = False,
) -> None:
    """List the messages that carry a fact, newest first, with the revision each shows."""

    async def read() -> tuple[Posting, ...]:
        async with _outbox(read_settings(context)) as outbox:
            return await outbox.postings.find_carrying(FactId(fact))

    found = run(read())
    for posting in found:
        if as_json:
            print_json(asdict(posting))
        else:
            print_line(show_line(_to_line(posting, fact)))
    if not found and not as_json:
        print_error(f"No message is on record that carries the fact “{fact}”.")


def _postings() -> None:
    """See what was posted where."""


def _to_line(posting: Posting, fact: str) -> str:
    revisions = ", ".join(f"r{each.revision}" for each in posting.carries if each.fact == fact)
    where = f"{_place(posting.place)} message {posting.message_id}"
    return f"{posting.posted_at:%Y-%m-%d %H:%M} UTC  {revisions}  {where}  {posting.delivery}"


def _as_json(delivery: Delivery) -> dict[str, object]:
    kept = {name: value for name, value in asdict(delivery).items() if name != "payload"}
    carries = [f"{each.fact} r{each.revision}" for each in delivery.carries]
    return kept | {"key": str(delivery.key), "place": _place(delivery.place), "carries": carries}


def _place(place: Place) -> str:
    parts = (place.platform.value, place.workspace, place.id, place.thread)
    return "/".join(each for each in parts if each)


def _say(delivery: Delivery) -> None:
    print_line(show_line(f"{delivery.key} is {delivery.state.value}: {_why(delivery)}"))


def _why(delivery: Delivery) -> str:
    """Return the reason without the state, which stands before it."""
    return delivery.reason.removeprefix(f"{delivery.state.value}: ") or "waiting for its turn"


def _read_key(text: str) -> DeliveryKey:
    try:
        return read_key(text)
    except ValueError:
        raise RequestError(f"“{text}” is no key: a key is SUBSCRIPTION/SLOT/PART.") from None


@asynccontextmanager
async def _outbox(settings: Settings) -> AsyncIterator[_Outbox]:
    # Late: `--help` needs no database.
    from bot.storage.deliveries import SqlDeliveryStore
    from bot.storage.postings import SqlPostingStore

    async with open_store(settings) as engine:
        yield _Outbox(deliveries=SqlDeliveryStore(engine), postings=SqlPostingStore(engine))
