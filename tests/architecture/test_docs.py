"""What the documents point at exists: files, make targets, commands of the bot."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from bot.cli.main import app
from tests.architecture.project import ROOT, files

DOCUMENTS = tuple(each for each in files() if each.suffix == ".md")
DECISIONS = ROOT / "docs" / "decisions"
LONGEST_DECISION = 40


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text("utf-8"))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_make_target_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", document.read_text("utf-8"), re.MULTILINE))
    assert named - targets == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_command_of_the_bot_exists(document: Path) -> None:
    assert [line for line in _bot_lines(document) if not _exists(line.split())] == []


def test_every_target_has_a_line_of_help() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = set(re.findall(r"^([a-z-]+):(?!=)", makefile, re.MULTILINE))
    assert phony == set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))


def test_decisions_are_short_and_listed() -> None:
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (DECISIONS / "README.md").read_text("utf-8"))
    written = {each.name: len(each.read_text("utf-8").splitlines()) for each in DECISIONS.iterdir()}
    assert listed == sorted(written.keys() - {"README.md"})
    assert {name: length for name, length in written.items() if length >= LONGEST_DECISION} == {}


def _bot_lines(document: Path) -> Iterator[str]:
    text = document.read_text("utf-8")
    yield from re.findall(r"^ *\.venv/bin/bot (.+?)(?: {2,}#.*)?$", text, re.MULTILINE)
    yield from re.findall(r"`(?:\.venv/bin/)?bot ([a-z][^`]*)`", text)


def _exists(words: list[str]) -> bool:
    command = typer.main.get_command(app)
    for word in words:
        if not isinstance(command, TyperGroup):
            break
        if word not in command.commands:
            return False
        command = command.commands[word]
    options = {name for each in command.params for name in each.opts}
    return all(word in options for word in words if word.startswith("--"))
