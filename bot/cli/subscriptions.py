"""`bot digest list|show|pause|resume`: the digests of all channels, for the operator."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from bot.cli.common import print_error, print_json, print_line, read_settings, run
from bot.cli.store import open_store
from bot.clock import system_clock
from bot.digests.change import pause, resume
from bot.digests.ledger import Ledger, Line, read_ledger
from bot.digests.say_schedule import say_schedule_in, say_slot
from bot.digests.slot import Slot
from bot.digests.standing import Standing, coming_slots
from bot.digests.subscription import Pause, PauseReason, Subscription, SubscriptionId
from bot.errors import RequestError
from bot.messages.request import Place, Platform
from bot.platforms.console.visible import show_line
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.storage.deliveries import SqlDeliveryStore
    from bot.storage.subscriptions import SqlSubscriptionStore

_Id = Annotated[str, typer.Argument(metavar="ID", help="Its id, as `list` shows it.")]
_Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
_Change = Callable[["_Stores", Subscription, datetime], Awaitable[Standing]]
_NEXT = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stores:
    subscriptions: "SqlSubscriptionStore"
    deliveries: "SqlDeliveryStore"


def add_to(group: typer.Typer) -> None:
    """Add the commands of this file to `bot digest`."""
    group.command("list")(list_digests)
    group.command("show")(show_digest)
    group.command("pause")(pause_digest)
    group.command("resume")(resume_digest)


def list_digests(
    context: typer.Context,
    platform: Annotated[Platform | None, typer.Option(help="Only on this platform.")] = None,
    story: Annotated[str, typer.Option(help="Only of this story.")] = "",
    paused: Annotated[
        bool | None, typer.Option("--paused/--active", help="Only those, or only the others.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="So many at most.")] = 100,
    as_json: _Json = False,
) -> None:
    """List the digests that channels have, oldest first, with when they are due next."""

    async def read() -> tuple[Standing, ...]:
        from bot.storage.subscription_list import list_subscriptions

        async with open_store(read_settings(context)) as engine:
            return await list_subscriptions(
                engine, platform=platform, story=story, paused=paused, limit=limit
            )

    found = run(read())
    for each in found:
        if as_json:
            print_json(_as_json(each))
        else:
            print_line(show_line(_row(each)))
    if not found and not as_json:
        print_error("No such digest." if platform or story or paused is not None else "No digest.")


def show_digest(
    context: typer.Context,
    id: _Id,
    limit: Annotated[int, typer.Option(min=1, help="So many occasions at most.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object.")] = False,
) -> None:
    """Show a digest: its next three runs, and what became of the latest and why."""
    shown = run(_look_up(read_settings(context), SubscriptionId(id), limit))
    if as_json:
        print_json(_shown_as_json(shown))
        return
    for line in _describe(shown):
        print_line(show_line(line))


def pause_digest(
    context: typer.Context,
    id: _Id,
    why: Annotated[str, typer.Option(help="Why, for the channel's people.")] = "",
) -> None:
    """Have a digest post nothing until it is resumed."""
    said = f"Paused by the bot's operator: {why}" if why else "Paused by the bot's operator"

    async def change(stores: _Stores, each: Subscription, now: datetime) -> Standing:
        if each.pause:
            raise RequestError(f"{id} is paused already: {each.pause.why}")
        stopped = Pause(reason=PauseReason.ASKED, why=f"{said.rstrip('.')}.", paused_at=now)
        after = await pause(stores.subscriptions, each.id, pause=stopped, seen_version=each.version)
        reason = "skipped: its digest was paused"
        await stores.deliveries.withdraw(each.id, place=each.place, reason=reason)
        return after

    print_line(show_line(_row(run(_change(read_settings(context), id, change)))))


def resume_digest(context: typer.Context, id: _Id) -> None:
    """Have a paused digest post again, from its next slot on."""

    async def change(stores: _Stores, each: Subscription, now: datetime) -> Standing:
        if not each.pause:
            raise RequestError(f"{id} is not paused.")
        return await resume(stores.subscriptions, each.id, seen_version=each.version, now=now)

    print_line(show_line(_row(run(_change(read_settings(context), id, change)))))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shown:
    """`useful` and `not_useful` count votes."""

    ledger: Ledger
    useful: int
    not_useful: int


async def _look_up(settings: Settings, id: SubscriptionId, limit: int) -> _Shown:
    from bot.storage.deliveries import SqlDeliveryStore
    from bot.storage.subscriptions import SqlSubscriptionStore

    async with open_store(settings) as engine:
        store, deliveries = SqlSubscriptionStore(engine), SqlDeliveryStore(engine)
        ledger = await read_ledger(id, store=store, deliveries=deliveries, limit=limit)
        if ledger is None:
            raise _unknown(id)
        useful, not_useful = await store.tally(id)
        return _Shown(ledger=ledger, useful=useful, not_useful=not_useful)


async def _change(settings: Settings, id: str, change: _Change) -> Standing:
    from bot.storage.deliveries import SqlDeliveryStore
    from bot.storage.subscriptions import SqlSubscriptionStore

    async with open_store(settings) as engine:
        stores = _Stores(
            subscriptions=SqlSubscriptionStore(engine), deliveries=SqlDeliveryStore(engine)
        )
        standing = await stores.subscriptions.get(SubscriptionId(id))
        if standing is None:
            raise _unknown(id)
        return await change(stores, standing.subscription, system_clock())


def _unknown(id: str) -> RequestError:
    return RequestError(f"There is no digest “{id}”; `bot digest list` shows them.")


def _row(standing: Standing) -> str:
    each = standing.subscription
    when = say_schedule_in(each.schedule, each.zone)
    return f"{each.id}  {_place(each.place)}  {each.story}  {when}  {_say_next(standing)}"


def _say_next(standing: Standing) -> str:
    if standing.subscription.pause:
        return f"paused: {standing.subscription.pause.why}"
    coming = _coming(standing, n=1)
    return f"next {coming[0].due_at:%Y-%m-%d %H:%M} UTC" if coming else "never due again"


def _coming(standing: Standing, *, n: int) -> tuple[Slot, ...]:
    """Return the next slots; none of one that is paused, or whose zone is gone."""
    if standing.subscription.pause:
        return ()
    try:
        return coming_slots(standing, now=system_clock(), n=n)
    except ZoneInfoNotFoundError:
        return ()


def _describe(shown: _Shown) -> Iterator[str]:
    standing = shown.ledger.standing
    if standing is None:
        yield f"{shown.ledger.subscription} was removed."
    else:
        yield _row(standing)
        yield from _next_runs(standing)
    if shown.useful or shown.not_useful:
        yield f"{shown.useful} found it useful, {shown.not_useful} did not."
    for line in shown.ledger.lines:
        yield f"{line.wall or _say_at(line)}  {line.fate.value}  {line.why}"


def _next_runs(standing: Standing) -> Iterator[str]:
    for slot in _coming(standing, n=_NEXT):
        yield f"next: {say_slot(slot, ZoneInfo(standing.subscription.zone))}"


def _say_at(line: Line) -> str:
    return f"{line.at:%Y-%m-%d %H:%M} UTC"


def _as_json(standing: Standing) -> dict[str, object]:
    each = standing.subscription
    return {
        "id": each.id,
        "place": _place(each.place),
        "story": each.story,
        "schedule": say_schedule_in(each.schedule, each.zone),
        "rule": each.rules.rule.value,
        "owner": each.owner.id,
        "paused": each.pause.why if each.pause else "",
        "next_due_at": next((slot.due_at.isoformat() for slot in _coming(standing, n=1)), None),
        "version": each.version,
    }


def _shown_as_json(shown: _Shown) -> dict[str, object]:
    standing = shown.ledger.standing
    return {
        **(_as_json(standing) if standing else {"id": shown.ledger.subscription, "removed": True}),
        "useful": shown.useful,
        "not_useful": shown.not_useful,
        "occasions": [asdict(line) for line in shown.ledger.lines],
    }


def _place(place: Place) -> str:
    parts = (place.platform.value, place.workspace, place.id, place.thread)
    return "/".join(each for each in parts if each)
