"""Every import contract in pyproject.toml catches the fault it is there for."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from importlinter.application.use_cases import lint_imports
from importlinter.configuration import configure

from tests.architecture.project import ROOT, dependencies, project


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One line of code in a file where it does not belong, and the contract that says so."""

    contract: str
    file: str
    line: str

    @property
    def shown(self) -> str:
        """Return the part of the file's name that the linter's report has in it."""
        return self.file.removesuffix("/__init__.py").removesuffix(".py").rsplit("/", 1)[-1]


def _fault(contract: str, file: str, line: str) -> Fault:
    return Fault(contract=contract, file=file, line=line)


FAULTS = (
    _fault("layers", "facts/fault.py", "import bot.messages.reply"),
    _fault("layers", "messages/fault.py", "import bot.answers.command"),
    _fault("layers", "answers/fault.py", "import bot.settings"),
    _fault("layers", "answers/fault.py", "import bot.curation"),
    _fault("layers", "web/fault.py", "import bot.storage"),
    _fault("layers", "charts/fault.py", "import bot.platforms.discord"),
    _fault("layers", "platforms/page/fault.py", "import bot.web"),
    _fault("layers", "storage/fault.py", "import bot.app"),
    _fault("layers", "stray.py", "import bot.clock"),
    _fault("platforms", "platforms/slack/fault.py", "import bot.platforms.discord"),
    _fault("platforms", "platforms/another/__init__.py", "import bot.platforms.page"),
    _fault("siblings", "messages/request.py", "import bot.messages.answerer"),
    _fault("discord", "platforms/page/fault.py", "from discord import Embed"),
    _fault("discord", "app/fault.py", "import discord.http"),
    _fault("slack", "platforms/discord/fault.py", "import slack_bolt.async_app"),
    _fault("slack", "web/fault.py", "from slack_sdk.signature import SignatureVerifier"),
    _fault("database", "curation/fault.py", "import sqlalchemy.ext.asyncio"),
    _fault("database", "cli/fault.py", "import alembic.config"),
    _fault("database", "web/fault.py", "import sqlite3"),
    _fault("drivers", "delivery/fault.py", "import aiosqlite"),
    _fault("drivers", "storage/fault.py", "import asyncpg"),
    _fault("apscheduler", "app/fault.py", "import apscheduler.schedulers.asyncio"),
    _fault("matplotlib", "answers/fault.py", "import matplotlib.figure"),
    _fault("network", "delivery/fault.py", "import aiohttp"),
    _fault("network", "answers/fault.py", "from aiohttp import web"),
    _fault("validation", "facts/fault.py", "from pydantic import BaseModel"),
    _fault("validation", "messages/fault.py", "import pydantic_core"),
    _fault("domain", "facts/fault.py", "import rapidfuzz"),
    _fault("domain", "facts/fault.py", "import structlog"),
    _fault("domain", "facts/fault.py", "import bot.logs"),
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the package with its contracts."""
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture
def lint(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Return a function that tells whether the copy keeps the contracts it names, by default all.

    In this process, since starting one for each fault takes most of a minute; so import-linter
    must not find the package that is loaded already. What its command does besides is to take
    over the process's logging.
    """
    configure()
    monkeypatch.delitem(sys.modules, "bot", raising=False)
    monkeypatch.syspath_prepend(copy)
    monkeypatch.chdir(copy)

    def keeps(*contracts: str) -> bool:
        return lint_imports("pyproject.toml", contracts, cache_dir=None, no_logo=True)

    return keeps


def _inject(folder: Path, fault: Fault) -> None:
    file = folder / "bot" / fault.file
    file.parent.mkdir(exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{before}\n{fault.line}\n", encoding="utf-8")


def test_the_code_keeps_every_contract(
    lint: Callable[..., bool], capsys: pytest.CaptureFixture[str]
) -> None:
    assert lint(), capsys.readouterr().out


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: f"{each.contract}-{each.file}")
def test_a_fault_breaks_its_contract(
    fault: Fault, copy: Path, lint: Callable[..., bool], capsys: pytest.CaptureFixture[str]
) -> None:
    _inject(copy, fault)
    assert not lint(fault.contract)
    out = capsys.readouterr().out
    assert "Contracts: 0 kept, 1 broken." in out
    assert fault.shown in out


def test_every_contract_has_a_fault_that_breaks_it() -> None:
    assert {fault.contract for fault in FAULTS} == {each["id"] for each in _contracts()}


def test_the_domain_contract_names_every_library() -> None:
    (domain,) = (each for each in _contracts() if each["id"] == "domain")
    assert dependencies() <= set(domain["forbidden_modules"])


def _contracts() -> list[dict[str, str]]:
    contracts: list[dict[str, str]] = project()["tool"]["importlinter"]["contracts"]
    return contracts
