"""What the README and config.toml say about commands and settings is what the code does.

`make golden` writes them anew.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.credentials import Secrets, secret_variable
from bot.settings import load_settings
from tests.architecture.project import ROOT
from tests.architecture.tables import (
    command_table,
    config_file,
    replace_part,
    settings_table,
    without_comments,
)

README, CONFIG = ROOT / "README.md", ROOT / "config.toml"


@pytest.fixture
def update(pytestconfig: pytest.Config) -> bool:
    """Return whether the files are to be written instead of compared."""
    return bool(pytestconfig.getoption("--update-golden", default=False))


@pytest.mark.parametrize(
    ("name", "table"), [("commands", command_table), ("settings", settings_table)]
)
def test_the_readme_table_equals_the_code(
    name: str, table: Callable[[], str], update: bool
) -> None:
    wanted = replace_part(README, name, table())
    if update:
        README.write_text(wanted, "utf-8")
    assert README.read_text("utf-8") == wanted


def test_config_toml_lists_every_setting_with_its_default(update: bool) -> None:
    if update:
        CONFIG.write_text(config_file(), "utf-8")
    assert CONFIG.read_text("utf-8") == config_file()


def test_config_toml_as_shipped_changes_nothing() -> None:
    assert load_settings(CONFIG, {}) == load_settings(ROOT / "no such file", {})


def test_config_toml_with_every_setting_in_force_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(without_comments(CONFIG.read_text("utf-8")), "utf-8")
    assert len(re.findall(r"^\w+ = ", file.read_text("utf-8"), re.MULTILINE)) > 10
    assert load_settings(file, {}) == load_settings(tmp_path / "no such file", {})


def test_the_readme_names_every_secret_and_no_other() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", README.read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(secret_variable(field) for field in Secrets.model_fields)
