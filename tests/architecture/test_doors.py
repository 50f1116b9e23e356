"""The doors between the rooms, and what no room may do."""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "expression_trainer"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
MOST_LINES = 400

# What reaches other machines. `webbrowser` is not here: it opens a report that is a file.
NETWORK = {
    *("socket", "socketserver", "ssl", "http", "urllib.request", "urllib.error", "urllib3", "ftplib", "smtplib"),
    *("poplib", "imaplib", "telnetlib", "xmlrpc", "requests", "httpx", "aiohttp", "websockets", "asyncio"),
}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, by its full name, wherever in the file the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def reaches_network(names: set[str]) -> set[str]:
    return {name for name in names if any(name == n or name.startswith(n + ".") for n in NETWORK)}


def test_rooms_open_one_way(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))
    code = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
    assert code == 0, capsys.readouterr().out


def test_every_room_has_a_place_in_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    assert contracts[0]["exhaustive"] is True
    named = {part.strip(" ()") for layer in contracts[0]["layers"] for part in layer.split("|")}
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES} - {"__init__"}
    assert rooms <= named


@pytest.mark.parametrize("path", [p for p in MODULES if p.relative_to(PACKAGE).parts[0] != "clinic"], ids=name_of)
def test_no_module_speaks_to_the_network(path: Path) -> None:
    assert not reaches_network(imports_of(path))


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "from urllib import request",
        "import urllib.request as r",
        "from http.client import HTTPSConnection",
    ],
)
def test_an_import_that_reaches_the_network_is_seen(tmp_path: Path, line: str) -> None:
    path = tmp_path / "module.py"
    path.write_text(f"def later():\n    {line}\n")
    assert reaches_network(imports_of(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_holds_more_than_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_nouns_that_say_what_they_hold(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py"], ids=name_of)
def test_every_room_says_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent != PACKAGE], ids=name_of)
def test_time_and_chance_are_not_taken_by_name(path: Path) -> None:
    """`from time import sleep` or `from random import choice` would slip past the reader's eye."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    taken = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in {"time", "random"}
        for alias in node.names
    }
    assert taken <= {"random.Random"}


def test_domain_needs_the_standard_library_only() -> None:
    for path in (PACKAGE / "domain").glob("*.py"):
        outside = {
            n for n in imports_of(path) if n.split(".")[0] not in {*sys.stdlib_module_names, "expression_trainer"}
        }
        assert not outside, path.name
