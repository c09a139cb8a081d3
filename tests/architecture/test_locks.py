"""The locks pin everything the project asks for, by hash, from wherever it is fetched."""

import re
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, project

RUNTIME, DEVELOPMENT = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
_PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)")


def _pins(lock: Path) -> dict[str, set[str]]:
    """Return the versions of each package; there is more than one where Pythons differ."""
    pins: dict[str, set[str]] = {}
    for line in lock.read_text("utf-8").splitlines():
        if match := _PIN.match(line):
            pins.setdefault(_name(match[1]), set()).add(match[2])
    return pins


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]).lower()


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=lambda lock: lock.name)
def test_every_pin_has_a_hash_and_no_line_names_an_index(lock: Path) -> None:
    entries = re.split(r"\n(?! )", lock.read_text("utf-8").strip())
    assert [each for each in entries if not _PIN.match(each) or "--hash=sha256:" not in each] == []


def test_the_runtime_lock_pins_every_dependency() -> None:
    table = project()["project"]
    extras = [each for extra in table["optional-dependencies"].values() for each in extra]
    wanted = {_name(each) for each in [*table["dependencies"], *extras]}
    assert wanted <= set(_pins(RUNTIME))


def test_the_development_lock_pins_every_tool() -> None:
    wanted = {_name(each) for each in project()["dependency-groups"]["dev"]}
    assert wanted <= set(_pins(DEVELOPMENT))


def test_tests_run_on_the_versions_that_are_shipped() -> None:
    development = _pins(DEVELOPMENT)
    assert {name: development.get(name) for name in _pins(RUNTIME)} == _pins(RUNTIME)
