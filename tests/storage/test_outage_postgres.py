"""A PostgreSQL server that is gone, silent or busy: a StoreError in time, and recovery after."""

import os
import signal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import StoreConflictError, StoreError
from bot.facts.store import Change
from bot.storage.facts import SqlFactStore
from bot.storage.migrate import upgrade
from tests.builders import a_quote_fact
from tests.storage.databases import Databases, opened
from tests.storage.postgres import postgres_server

CHANGE = Change(facts=(a_quote_fact(),))


async def test_a_server_that_is_not_there_is_a_store_error(tmp_path: Path) -> None:
    async with opened(f"postgresql://someone@/dateline?host={tmp_path}") as engine:
        with pytest.raises(StoreError, match="dateline on"):
            await SqlFactStore(engine).version()


async def test_a_server_that_stops_is_a_store_error() -> None:
    with postgres_server() as server:
        async with opened(server.url("postgres"), patience=1) as engine:
            store = SqlFactStore(engine)
            await upgrade(engine)
            assert await store.version() == 0
            server.stop()
            for _ in range(3):
                with pytest.raises(StoreError):
                    await store.version()
            with pytest.raises(StoreError):
                await store.append(CHANGE, expected_version=0)


async def test_a_silent_server_is_a_store_error_in_time_and_forgotten_when_it_speaks(
    databases: Databases,
) -> None:
    async with opened(await databases.postgres(), patience=0.2) as engine:
        store = SqlFactStore(engine)
        process = await _server_process(engine)
        os.kill(process, signal.SIGSTOP)
        try:
            with pytest.raises(StoreError, match="in time"):
                await store.version()
            assert await store.version() == 0
        finally:
            os.kill(process, signal.SIGCONT)


async def test_a_row_locked_by_another_is_waited_for_and_then_a_store_error(
    databases: Databases,
) -> None:
    url = await databases.postgres()
    async with opened(url) as other, opened(url, patience=0.1) as engine:
        async with other.begin() as connection:
            await connection.execute(text("SELECT version FROM store FOR UPDATE"))
            with pytest.raises(StoreError, match="lock") as caught:
                await SqlFactStore(engine).append(CHANGE, expected_version=0)
        assert not isinstance(caught.value, StoreConflictError)
        assert await SqlFactStore(engine).append(CHANGE, expected_version=0) == 1


async def _server_process(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        pid = await connection.scalar(text("SELECT pg_backend_pid()"))
    return int(str(pid))
