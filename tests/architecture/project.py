"""The project's own files, as the architecture tests read them."""

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_NOT_OURS = re.compile(r"^(\.git|\.venv|.*_cache|__pycache__|\.hypothesis|data|dist|.*\.egg-info)$")


def project() -> dict[str, Any]:
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield every file that belongs to the project, caches and environments left out."""
    for each in sorted(folder.iterdir()):
        if _NOT_OURS.match(each.name):
            continue
        if each.is_dir():
            yield from files(each)
        else:
            yield each


def modules() -> Iterator[Path]:
    """Yield every Python file of the package."""
    return (each for each in files(ROOT / "bot") if each.suffix == ".py")


def dependencies() -> set[str]:
    """Return the import names of the libraries that the bot needs when it runs."""
    table = project()["project"]
    requirements = chain(table["dependencies"], *table["optional-dependencies"].values())
    return {_import_name(each) for each in requirements}


def _import_name(requirement: str) -> str:
    name = re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]
    return name.removesuffix(".py").replace("-", "_").lower()
