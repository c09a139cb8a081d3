"""Addresses of databases, and what is said about them."""

import importlib.util
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import ConfigError, StoreError
from bot.storage.connection import writing
from bot.storage.engine import open_engine
from bot.storage.facts import SqlFactStore
from bot.storage.migrate import upgrade
from tests.storage.databases import opened


@pytest.mark.parametrize(
    "url",
    [
        "",
        "dateline.db",
        "mysql://someone@db.example/dateline",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite://data/dateline.db",
        "sqlite:///dateline.db?mode=ro",
        "postgresql://someone:hunter2@db.example/dateline",
        "postgresql://someone:hunter2@db.example:port/dateline",
    ],
)
def test_an_address_that_cannot_be_used_is_a_fault_in_the_configuration(url: str) -> None:
    with pytest.raises(ConfigError, match=r"store\.url") as caught:
        open_engine(url, None)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_missing_driver_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ConfigError, match="extra `postgres`"):
        open_engine("postgresql://someone@db.example/dateline", None)


@pytest.mark.parametrize("name", ["with space.db", "100%.db", "a%3Fb#c.db", "é.db", "'\".db"])
async def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    file = tmp_path / "not yet" / "there" / name
    async with opened(f"sqlite:///{file}") as engine:
        await upgrade(engine)
        assert await SqlFactStore(engine).version() == 0
    assert file.with_name(name.replace("%3F", "?")).exists()


async def test_a_path_without_a_leading_slash_starts_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened("sqlite:///data/dateline.db") as engine:
        await upgrade(engine)
    assert (tmp_path / "data" / "dateline.db").exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        open_engine(f"sqlite:///{tmp_path}/data/below/dateline.db", None)


async def test_every_connection_to_sqlite_is_safe_for_many_processes(sqlite: AsyncEngine) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 100}
    async with sqlite.connect() as connection:
        found = {name: await connection.scalar(text(f"PRAGMA {name}")) for name in expected}
    assert found == expected


async def test_a_write_transaction_shuts_out_others_from_its_first_moment(
    sqlite: AsyncEngine,
) -> None:
    async with writing(sqlite):
        with pytest.raises(StoreError, match="locked"):
            async with writing(sqlite):
                pass


def test_the_password_is_in_no_description_of_an_engine() -> None:
    engine = open_engine("postgresql://someone@db.example/dateline", "hunter2")
    assert "hunter2" not in repr(engine) + str(engine.url)


async def test_the_password_is_in_no_error() -> None:
    url = "postgresql://hunter2@127.0.0.1:1/hunter2"
    async with opened(url, "hunter2", patience=1) as engine:
        with pytest.raises(StoreError) as caught:
            await SqlFactStore(engine).version()
    assert "hunter2" not in str(caught.value)
