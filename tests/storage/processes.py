"""Acts on a store from processes of their own."""

import asyncio
import tempfile
import traceback
import warnings
from pathlib import Path

from bot.errors import StoreConflictError
from bot.facts.store import Change
from bot.storage.engine import open_engine
from bot.storage.facts import SqlFactStore
from bot.storage.migrate import upgrade
from bot.storage.subscriptions import SqlSubscriptionStore
from tests.builders import a_quote_fact, a_revision
from tests.digests.newsroom import Newsroom
from tests.forks import fork_context

APPENDS = 20
"""Read-then-write rounds of one process."""


def run_processes(act: str, url: str, *, count: int) -> None:
    """Run `act` in `count` processes at once. Raises when one fails."""
    with tempfile.TemporaryDirectory() as name:
        files = [Path(name, f"p{each}") for each in range(count)]
        processes = [fork_context().Process(target=_run, args=(act, url, file)) for file in files]
        for process in processes:
            process.start()
        for process in processes:
            process.join(120)
            process.kill()
        if any(process.exitcode != 0 for process in processes):
            raise AssertionError("\n".join(file.read_text() for file in files if file.exists()))


def _run(act: str, url: str, fault: Path) -> None:
    warnings.simplefilter("error")
    try:
        asyncio.run(_act(act, url, fault.name))
    except Exception:
        fault.write_text(traceback.format_exc())
        raise


async def _act(act: str, url: str, name: str) -> None:
    engine = open_engine(url, None, timeout=30)
    match act:
        case "upgrade":
            await upgrade(engine)
        case "append":
            store = SqlFactStore(engine)
            for number in range(APPENDS):
                await _append(store, f"{name}-{number}")
        case "tick":
            room = Newsroom()
            room.record_event()
            room.time.move(hours=1)
            await room.new_tick(SqlSubscriptionStore(engine)).run_once()
        case _:
            raise ValueError(act)
    await engine.dispose()


async def _append(store: SqlFactStore, name: str) -> None:
    """Add one fact of its own, and the next revision of one that all processes share."""
    while True:
        records = await store.load()
        shared = [fact for fact in records.facts if fact.id.endswith("/shared")]
        following = a_quote_fact("shared", revision=a_revision(number=len(shared) + 1, why=name))
        change = Change(facts=(a_quote_fact(name), following))
        try:
            await store.append(change, expected_version=records.version)
        except StoreConflictError:
            continue
        return
