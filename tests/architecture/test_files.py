"""Files and functions stay small, and name nothing that only one machine knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, files, modules

LONGEST_FILE = 250
LONGEST_FUNCTION = 40

# Written so that this file does not contain what it looks for.
FORBIDDEN = {
    "a package index": "|".join(
        ["pyp" + r"i\.org", "python" + "hosted", r"registry\." + "npm", r"deb\." + "debian"]
    ),
    "a folder of somebody's machine": r"(?<![\w.])/(home|root|Users|work|opt/py" + r"pi)/",
    "a note to self": r"\b(TO" + "DO|FIX" + r"ME|XX" + r"X)\b",
    "a skipped test": r"pytest\.(mark\.)?(sk" + "ip|xf" + "ail)",
    "an exception without a reason": r"#\s*(type: ig"
    + r"nore|no"
    + r"qa)(\[[^\]]*\]|:\s*\w+)?\s*$",
}
_BINARY = {".png", ".ico", ".woff2", ".db"}


def _relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_files_are_short() -> None:
    lengths = {_relative(file): len(file.read_text("utf-8").splitlines()) for file in modules()}
    assert {file: length for file, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    long = [
        f"{_relative(file)}: {name} ({length})"
        for file in modules()
        for name, length in _functions(file)
        if length > LONGEST_FUNCTION
    ]
    assert long == []


def test_packages_hold_a_docstring_only() -> None:
    bodies = {
        _relative(file): ast.parse(file.read_text("utf-8")).body
        for file in modules()
        if file.name == "__init__.py"
    }
    assert [file for file, body in bodies.items() if not _is_docstring(body)] == []


def test_modules_open_with_what_they_are_for() -> None:
    trees = {_relative(file): ast.parse(file.read_text("utf-8")) for file in modules()}
    assert [file for file, tree in trees.items() if not ast.get_docstring(tree)] == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.MULTILINE)
    found = [
        f"{_relative(file)}:{text.count(chr(10), 0, match.start()) + 1}"
        for file, text in _texts()
        for match in pattern.finditer(text)
    ]
    assert found == []


def _functions(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def _is_docstring(body: list[ast.stmt]) -> bool:
    return (
        len(body) == 1
        and isinstance(body[0], ast.Expr)
        and isinstance(body[0].value, ast.Constant)
        and isinstance(body[0].value.value, str)
    )


def _texts() -> Iterator[tuple[Path, str]]:
    for file in files():
        if file.suffix not in _BINARY and file.name != "LICENSE":
            yield file, file.read_text("utf-8")
