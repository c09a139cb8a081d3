"""Several processes on one store."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.facts import SqlFactStore
from tests.storage.processes import APPENDS, run_processes


async def test_three_processes_that_read_and_then_write_lose_nothing(
    engine: AsyncEngine, url: str
) -> None:
    await asyncio.to_thread(run_processes, "append", url, count=3)
    records = await SqlFactStore(engine).load()
    written = {f"p{process}-{number}" for process in range(3) for number in range(APPENDS)}
    shared = [fact.revision for fact in records.facts if fact.id.endswith("/shared")]
    assert records.version == len(written)
    assert {revision.why for revision in shared} == written
    assert {fact.id.partition("/")[2] for fact in records.facts} == written | {"shared"}
