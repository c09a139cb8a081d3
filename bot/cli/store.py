"""The store for commands that need no stories."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.storage.engine import Engine


@asynccontextmanager
async def open_store(settings: Settings) -> "AsyncIterator[Engine]":
    """Open the store at its newest step. Raises ConfigError and StoreError."""
    # Late: `--help` needs no database.
    from bot.storage.engine import open_engine
    from bot.storage.migrate import upgrade

    password = settings.secrets.database_password
    engine = open_engine(settings.store.url, password.get_secret_value() if password else None)
    try:
        await upgrade(engine)
        yield engine
    finally:
        await engine.dispose()
